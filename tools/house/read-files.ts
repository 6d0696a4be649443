import { execFileSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { parseSync } from 'oxc-parser';

export type SourceFile = {
  path: string;
  text: string;
  /** Texts of comments, without their marks. */
  comments: string[];
  /** Specifiers of static and dynamic imports, and of exports from elsewhere. */
  imports: string[];
  functions: { name: string; lines: number }[];
};

/** Folders of the product: what runs for viewers, organizers, moderators and operators. */
const PRODUCT = ['app', 'bin', 'bot', 'cli', 'components', 'deploy', 'lib', 'platform', 'server', 'tools'];

/** Whether a file is part of the product, because tests and their helpers are counted apart. */
export function isProduct(path: string): boolean {
  if (path.includes('.test.') || path.includes('/testing/')) return false;
  return PRODUCT.includes(path.split('/')[0] ?? '') || path === 'next.config.ts';
}

/** The files of the repository, by their paths from `root`. Files that git ignores are left out. */
export function listFiles(root: string): string[] {
  const git = (...args: string[]) =>
    execFileSync('git', args, {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 1e8,
      stdio: ['ignore', 'pipe', 'ignore'],
    })
      .split('\n')
      .filter((path) => path !== '');
  try {
    const deleted = new Set(git('ls-files', '--deleted'));
    return git('ls-files', '--cached', '--others', '--exclude-standard').filter((path) => !deleted.has(path));
  } catch {
    // A copy of the sources without git: the folders that hold code.
    return globSync([`{${[...PRODUCT, 'bench', 'e2e'].join(',')}}/**/*.*`, '*.ts'], { cwd: root });
  }
}

type Node = { type: string; start: number; end: number; [key: string]: unknown };

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

/** Calls `visit` for a node and all below it; `name` is the nearest name that an outer node gives. */
function walk(node: Node, name: string, visit: (node: Node, name: string) => void): void {
  visit(node, name);
  const own = [node.id, node.key].find((id) => isNode(id) && typeof id.name === 'string') as Node | undefined;
  const inner = own ? String(own.name) : name;
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) walk(child, inner, visit);
  }
}

const FUNCTIONS = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression']);

/** Reads one file of TypeScript. */
export function parseSource(path: string, text: string): SourceFile {
  const { program, comments, module } = parseSync(path, text);
  const functions: SourceFile['functions'] = [];
  const imports = [
    ...module.staticImports,
    ...module.staticExports.flatMap(({ entries }) => entries),
  ].flatMap((entry) => entry.moduleRequest?.value ?? []);
  walk(program as unknown as Node, '', (node, name) => {
    if (node.type === 'ImportExpression' && isNode(node.source) && typeof node.source.value === 'string')
      imports.push(node.source.value);
    if (!FUNCTIONS.has(node.type) || !isNode(node.body)) return;
    const lines = text
      .slice(node.start, node.end)
      .split('\n')
      .filter((line) => line.trim() !== '').length;
    const own = isNode(node.id) ? String(node.id.name) : name;
    functions.push({ name: own || 'anonymous', lines });
  });
  return { path, text, comments: joinLines(comments, text), imports: [...new Set(imports)], functions };
}

/** Line comments that follow each other are one comment, because a sentence goes over several lines. */
function joinLines(
  comments: readonly { type: string; value: string; start: number; end: number }[],
  text: string,
): string[] {
  const joined: { text: string; end: number; line: boolean }[] = [];
  for (const { type, value, start, end } of comments) {
    const last = joined.at(-1);
    const line = type === 'Line';
    const words = value.replace(/^[ \t]*\*+/gm, '').trim();
    if (line && last?.line && /^\s*$/.test(text.slice(last.end, start))) {
      last.text += ` ${words}`;
      last.end = end;
    } else joined.push({ text: words, end, line });
  }
  return joined.map((comment) => comment.text.replace(/\s+/g, ' '));
}

/** All files of TypeScript and JavaScript below `root` that are not in `public/`. */
export function readSources(root: string): SourceFile[] {
  return listFiles(root)
    .filter((path) => /\.(ts|tsx|mjs)$/.test(path) && !path.startsWith('public/') && !path.endsWith('.d.ts'))
    .map((path) => parseSource(path, readFileSync(`${root}/${path}`, 'utf8')));
}
