import { dirname, join, normalize } from 'node:path';
import type { SourceFile } from './read-files.ts';

/** From each file to the files of the repository that it imports. */
type ImportGraph = Map<string, string[]>;

/** The file that a specifier leads to, or null if it is a package or a part of Node. */
function target(from: string, specifier: string, paths: ReadonlySet<string>): string | null {
  if (!specifier.startsWith('.') && !specifier.startsWith('#')) return null;
  const path = specifier.startsWith('#') ? specifier.slice(1) : normalize(join(dirname(from), specifier));
  return [path, `${path}.ts`, `${path}.tsx`, `${path}/index.ts`].find((name) => paths.has(name)) ?? null;
}

export function importGraph(files: readonly SourceFile[]): ImportGraph {
  const paths = new Set(files.map(({ path }) => path));
  return new Map(
    files.map(({ path, imports }) => [
      path,
      imports.flatMap((specifier) => target(path, specifier, paths) ?? []),
    ]),
  );
}

/** Folders that have folders of features below them. */
const NESTED = ['lib', 'components', 'server', 'bot', 'platform'];

/**
 * The folder that a file belongs to. A file that stands directly in `server/` or `bot/` is its own folder, because the
 * start composes the features while they all import the environment's types.
 */
export function folderOf(path: string): string {
  const [first = '', second, third] = path.split('/');
  if (!NESTED.includes(first)) return first;
  return third === undefined ? path : `${first}/${second}`;
}

/** The graph of folders: a type that is imported counts as well, because it too ties two folders together. */
export function folderGraph(graph: ImportGraph): ImportGraph {
  const folders = new Map<string, Set<string>>();
  for (const [path, imports] of graph) {
    const from = folderOf(path);
    const to = folders.get(from) ?? new Set();
    for (const imported of imports) if (folderOf(imported) !== from) to.add(folderOf(imported));
    folders.set(from, to);
  }
  return new Map([...folders].map(([from, to]) => [from, [...to]]));
}

/** The groups that import each other in a circle (Tarjan's strongly connected components of two and more). */
export function cyclesOf(graph: ImportGraph): string[][] {
  const order = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const cycles: string[][] = [];
  const visit = (node: string) => {
    order.set(node, order.size);
    low.set(node, order.get(node) ?? 0);
    stack.push(node);
    for (const next of graph.get(node) ?? []) {
      if (!order.has(next)) visit(next);
      else if (!stack.includes(next)) continue;
      low.set(node, Math.min(low.get(node) ?? 0, low.get(next) ?? 0));
    }
    if (low.get(node) !== order.get(node)) return;
    const group = stack.splice(stack.indexOf(node));
    if (group.length > 1) cycles.push(group.sort());
  };
  for (const node of graph.keys()) if (!order.has(node)) visit(node);
  return cycles;
}

/** Packages that reach out of the process. Parsers of text, such as zod, do not. */
const IO_PACKAGES = /^(?:next|react|react-dom|ws|web-push|@googleapis\/sheets|@napi-rs\/canvas)(?:\/|$)/;

/** The files of `lib/` that import Node, React, Next or a package that reaches out. */
export function impureFiles(files: readonly SourceFile[]): string[] {
  return files
    .filter(({ path }) => path.startsWith('lib/'))
    .filter(({ imports }) => imports.some((name) => name.startsWith('node:') || IO_PACKAGES.test(name)))
    .map(({ path }) => path);
}
