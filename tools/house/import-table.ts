import { readFileSync } from 'node:fs';

/** The purpose of each folder, in the order of the table in CONTRIBUTING.md. */
const FOLDERS: Record<string, string> = {
  app: 'routes, thin: get data, compose components',
  components: 'what people see, a folder for each part of the screen',
  lib: 'pure code: no Node, no clock, no network, no React, no Next',
  platform: 'Node helpers that site, bot and command line share',
  server: "the site's process, a folder for each feature with its state and its I/O",
  bot: 'the second program: webhook, deploy, announcements, commands',
  cli: 'the commands of `npx marquee`; `bin/marquee.ts` starts them',
  tools: 'icons, screenshots, template, the test run, the measuring of the house',
};

/** Folders that others can import by `#NAME/`. */
const IMPORTABLE = ['app', 'components', 'lib', 'platform', 'server', 'bot', 'cli'];

type Rule = {
  includes?: string[];
  linter?: {
    rules?: { style?: { noRestrictedImports?: { options?: { patterns?: { group: string[] }[] } } } };
  };
};

/** The folders that one may import, by what lint forbids it. */
function allowed(folder: string, rules: readonly Rule[]): string {
  const rule = rules.find(
    ({ includes }) => includes?.includes(`${folder}/**`) && includes[0] === `${folder}/**`,
  );
  const patterns = rule?.linter?.rules?.style?.noRestrictedImports?.options?.patterns ?? [];
  const forbidden = new Set(patterns.flatMap(({ group }) => group));
  const free = IMPORTABLE.filter((name) => name !== folder && !forbidden.has(`#${name}/**`));
  if (free.length >= IMPORTABLE.length - 1) return 'all of them';
  return free.map((name) => `\`${name}/\``).join(', ') || 'no other folder';
}

/** The table of CONTRIBUTING.md, made from lint's configuration. */
function importTable(biomeJson: string): string {
  const { overrides } = JSON.parse(biomeJson) as { overrides: Rule[] };
  const rows = [
    ['folder', 'what lives there', 'may import'],
    ...Object.entries(FOLDERS).map(([folder, what]) => [`\`${folder}/\``, what, allowed(folder, overrides)]),
  ];
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  const line = (row: string[]) => `| ${row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`;
  const [head = [], ...body] = rows;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)].join('\n');
}

const BEGIN = '<!-- imports: made by `node tools/write-imports.ts` from biome.json -->';
const END = '<!-- /imports -->';

/** CONTRIBUTING.md with the table as it should be. */
export function withImportTable(contributing: string, biomeJson: string): string {
  const begin = contributing.indexOf(BEGIN);
  const end = contributing.indexOf(END);
  if (begin < 0 || end < begin) throw new Error('CONTRIBUTING.md has no place for the table of imports.');
  return `${contributing.slice(0, begin + BEGIN.length)}\n\n${importTable(biomeJson)}\n\n${contributing.slice(end)}`;
}

export const readBoth = () => ({
  contributing: readFileSync('CONTRIBUTING.md', 'utf8'),
  biome: readFileSync('biome.json', 'utf8'),
});
