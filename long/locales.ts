import { readFileSync, writeFileSync } from 'node:fs';
import { readInLocale, someInstants } from '#lib/schedule/testing/locale-sheets.ts';
import { LOCALES } from '#lib/schedule/testing/locales.ts';

const INSTANTS = 500;
const DOCS = new URL('../docs/languages.md', import.meta.url);

/** Writes 500 instants in seven ways in each locale, reads them, and puts the counts into docs/languages.md. */
export async function run(): Promise<void> {
  const instants = someInstants(INSTANTS);
  let failed = false;
  const rows = LOCALES.map((locale) => {
    const { read, reported, wrong } = readInLocale(locale, instants);
    for (const one of wrong) process.stderr.write(`${one}\n`);
    failed ||= wrong.length > 0;
    return `| ${locale} | ${read} | ${reported} | ${wrong.length} |`;
  });
  const table = ['| locale | read | reported | wrong |', '| --- | --- | --- | --- |', ...rows].join('\n');
  const docs = readFileSync(DOCS, 'utf8');
  const begin = docs.indexOf('| locale ');
  writeFileSync(DOCS, `${begin === -1 ? `${docs}\n` : docs.slice(0, begin)}${table}\n`);
  process.stdout.write(`${table}\n`);
  process.exitCode = failed ? 1 : 0;
}
