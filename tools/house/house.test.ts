import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { measure } from './figures.ts';
import { readBoth, withImportTable } from './import-table.ts';
import { cyclesOf, folderGraph, importGraph } from './imports.ts';
import { isHeadless, saysWhereForIf, sentencesOf } from './language.ts';
import limits from './limits.json' with { type: 'json' };
import { listFiles, parseSource } from './read-files.ts';

describe('the measuring tool', () => {
  const source = (path: string, text: string) => parseSource(path, text);

  it('finds cycles of files and of folders, also by types and by import()', () => {
    const files = [
      source('lib/a/one.ts', "import type { Two } from '#lib/b/two.ts';"),
      source('lib/b/two.ts', "export const two = () => import('../c/three.ts');"),
      source('lib/c/three.ts', "export { one } from '../a/one.ts';"),
      source('lib/c/four.ts', "import { one } from '../a/one.ts';"),
    ];
    const graph = importGraph(files);
    expect(cyclesOf(graph)).toEqual([['lib/a/one.ts', 'lib/b/two.ts', 'lib/c/three.ts']]);
    expect(cyclesOf(folderGraph(graph))).toEqual([['lib/a', 'lib/b', 'lib/c']]);
  });

  it('counts the lines of functions without blank ones, and names them', () => {
    const { functions } = source(
      'lib/a.ts',
      'export function outer() {\n  const inner = () => 1;\n\n  return inner;\n}\n',
    );
    expect(functions).toEqual([
      { name: 'outer', lines: 4 },
      { name: 'inner', lines: 1 },
    ]);
  });

  it('reads line comments that follow each other as one', () => {
    const { comments } = source('lib/a.ts', '// It waits\n// for the other.\nconst a = 1;\n/** Two. */\n');
    expect(comments).toEqual(['It waits for the other.', 'Two.']);
  });

  it.each([
    'What is older goes.',
    'Where a click leads.',
    'Who then is not, has left',
    'So many changes in a row',
  ])('knows that "%s" has no subject', (text) => expect(sentencesOf(text).some(isHeadless)).toBe(true));
  it.each(['What is on at an instant?', 'The sheet says what is on.', 'Whole rows are left out.'])(
    'lets "%s" pass',
    (text) => expect(sentencesOf(text).some(isHeadless)).toBe(false),
  );
  it.each(['null where there is none', 'Not there where it may not write'])(
    'knows that "%s" means if',
    (text) => expect(saysWhereForIf(text)).toBe(true),
  );
  it('lets a place be a place', () =>
    expect(saysWhereForIf('The folder where pages are stored')).toBe(false));
});

describe('the house', () => {
  const figures = measure('.');
  const { language } = figures;

  it('has no circle of folders', () => expect(figures.folderCycles).toEqual([]));

  // These may only fall: if you lower a figure, lower its limit in limits.json.
  it.each([
    ['comments with a headless sentence', language.headless, limits.headless],
    ['comments with "where" for "if"', language.whereForIf, limits.whereForIf],
    ['lines of the longest function', figures.longest[0]?.lines ?? 0, limits.longestFunction],
    ['holders of state for Next', figures.holders.length, limits.holders],
    ['circles of files', figures.importCycles.length, limits.importCycles],
    ['files in lib/ that import Node, React or Next', figures.impure.length, limits.impure],
  ])('has at most as many %s as its limit: %d', (_, value, limit) =>
    expect(value).toBeLessThanOrEqual(limit),
  );

  it('says "if" for a condition in the names of tests, too', () => {
    const NAME = /\b(?:it|test|describe)(?:\.\w+(?:\([^)]*\))?)*\(\s*(['"`])((?:\\.|(?!\1).)*)\1/gs;
    const tests = listFiles('.').filter((path) => /\.(?:test|spec)\.tsx?$/.test(path));
    const names = tests
      .filter((path) => !path.startsWith('tools/house/'))
      .flatMap((path) => [...readFileSync(path, 'utf8').matchAll(NAME)].map(([, , name = '']) => name));
    expect(names.length).toBeGreaterThan(1000);
    expect(names.filter(saysWhereForIf)).toEqual([]);
  });

  it('says in CONTRIBUTING.md who may import what: else run `node tools/write-imports.ts`', () => {
    const { contributing, biome } = readBoth();
    expect(contributing).toBe(withImportTable(contributing, biome));
  });
});

describe('docs/architecture.md', () => {
  const text = readFileSync('docs/architecture.md', 'utf8');

  it('names shapes that are exported from the files that it names', () => {
    const rows = [...text.matchAll(/^\| `([A-Z]\w+)`\s*\| `([^`]+)`/gm)];
    expect(rows.length).toBeGreaterThanOrEqual(5);
    expect(rows.length).toBeLessThanOrEqual(8);
    for (const [, shape = '', file = ''] of rows)
      expect(readFileSync(file, 'utf8')).toMatch(new RegExp(`export (?:type|interface|class) ${shape}\\b`));
  });

  it('names files and folders that exist', () => {
    const paths = [
      ...text.matchAll(/`((?:app|components|lib|platform|server|bot|cli|tools|public|docs)\/[^`]*)`/g),
    ];
    expect(paths.length).toBeGreaterThan(40);
    for (const [, path = ''] of paths) expect(path, path).toSatisfy(existsSync);
  });
});
