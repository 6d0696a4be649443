import { readFileSync } from 'node:fs';
import { cyclesOf, folderGraph, importGraph, impureFiles } from './imports.ts';
import { type Language, languageOf } from './language.ts';
import { isProduct, listFiles, readSources } from './read-files.ts';

export type Figures = {
  importCycles: string[][];
  folderCycles: string[][];
  impure: string[];
  /** Files that keep something in the process for code that Next bundles apart. */
  holders: string[];
  /** Non-blank lines. */
  productLines: number;
  testLines: number;
  cssLines: number;
  /** Longest first. */
  longest: { path: string; name: string; lines: number }[];
  language: Language;
};

const linesOf = (text: string) => text.split('\n').filter((line) => line.trim() !== '').length;
const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);

/** Measures the sources below `root`, without running any of them. */
export function measure(root: string): Figures {
  const sources = readSources(root);
  const product = sources.filter(({ path }) => isProduct(path));
  const graph = importGraph(product);
  const css = listFiles(root).filter((path) => /^(?:app|components)\/.*\.css$/.test(path));
  return {
    importCycles: cyclesOf(graph),
    folderCycles: cyclesOf(folderGraph(graph)),
    impure: impureFiles(product),
    holders: product
      .filter(({ path, text }) => !path.startsWith('tools/') && text.includes('Symbol.for('))
      .map(({ path }) => path),
    productLines: sum(product.map(({ text }) => linesOf(text))),
    testLines: sum(
      sources
        .filter(({ path }) => !isProduct(path) && !path.startsWith('bench/'))
        .map(({ text }) => linesOf(text)),
    ),
    cssLines: sum(css.map((path) => linesOf(readFileSync(`${root}/${path}`, 'utf8')))),
    longest: product
      .flatMap(({ path, functions }) => functions.map((found) => ({ path, ...found })))
      .sort((a, b) => b.lines - a.lines)
      .slice(0, 12),
    language: languageOf(product.flatMap(({ comments }) => comments)),
  };
}
