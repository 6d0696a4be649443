import { relative, resolve } from 'node:path';
import { measure } from './house/figures.ts';

// `npm run house [FOLDER]`: the figures of the sources below FOLDER, which is this repository if none is given.

const root = resolve(process.argv[2] ?? '.');
const figures = measure(root);
const { language } = figures;
const rows: [string, string | number][] = [
  ['lines of product code', figures.productLines],
  ['lines of tests', figures.testLines],
  ['lines of own CSS', figures.cssLines],
  ['import cycles', figures.importCycles.length],
  ['folder cycles', figures.folderCycles.length],
  ['files in lib/ that import I/O', figures.impure.length],
  ['holders (Symbol.for)', figures.holders.length],
  ['longest function, lines', figures.longest[0]?.lines ?? 0],
  ['comments', language.comments],
  ['comments with a headless sentence', language.headless],
  ['comments with "where" for "if"', language.whereForIf],
  ['comments with "if"', language.withIf],
];
for (const [name, value] of rows) console.log(`${String(value).padStart(7)}  ${name}`);

const lists: [string, string[]][] = [
  ['Import cycles', figures.importCycles.map((group) => group.join(', '))],
  ['Folder cycles', figures.folderCycles.map((group) => group.join(', '))],
  ['lib/ with I/O', figures.impure],
  ['Holders', figures.holders],
  [
    'Longest functions',
    figures.longest.map(({ path, name, lines }) => `${lines}  ${name}  ${relative('.', path)}`),
  ],
];
for (const [title, lines] of lists) {
  if (lines.length > 0) console.log(`\n${title}\n${lines.map((line) => `  ${line}`).join('\n')}`);
}
