import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from 'oxc-parser';

type Node = { type: string; start: number } & Record<string, unknown>;
type Source = { path: string; nodes: Node[]; constants: Map<string, Node>; imports: Map<string, string> };

export type ClassList = { path: string; text: string };

/** More alternatives of one list are not tried. */
const MOST = 500;

/** The texts in a file that may be lists of classes. A text with a condition or a constant in it is given in each form. */
export function classListsOf(path: string): ClassList[] {
  const source = sourceOf(path);
  const texts = source.nodes
    .filter(({ type }) => type === 'Literal' || type === 'TemplateLiteral')
    .flatMap((node) => formsOf(node, source));
  return [...new Set(texts)].filter((text) => /\S\s+\S/.test(text)).map((text) => ({ path, text }));
}

const sources = new Map<string, Source>();

function sourceOf(path: string): Source {
  const known = sources.get(path);
  if (known) return known;
  const { program } = parseSync(path, readFileSync(path, 'utf8'));
  const source: Source = { path, nodes: nodesIn(program), constants: new Map(), imports: new Map() };
  for (const node of source.nodes) {
    const { id, init, source: from, specifiers } = node as Record<string, Node & Node[]>;
    if (node.type === 'VariableDeclarator' && id?.type === 'Identifier' && init)
      source.constants.set(String(id.name), init);
    if (node.type === 'ImportDeclaration' && /^(?:#components|\.)/.test(String(from?.value)))
      for (const { local } of (specifiers ?? []) as { local?: Node }[])
        source.imports.set(String(local?.name), pathOf(String(from?.value), path));
  }
  sources.set(path, source);
  return source;
}

const pathOf = (specifier: string, from: string) =>
  specifier.startsWith('.') ? join(from, '..', specifier) : specifier.slice(1);

function nodesIn(value: unknown): Node[] {
  if (Array.isArray(value)) return value.flatMap(nodesIn);
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.values(value).flatMap(nodesIn);
  return 'type' in value ? [value as Node, ...inner] : inner;
}

/** The texts that an expression may have. An unknown one is empty. */
function formsOf(node: Node | undefined, source: Source): string[] {
  const part = (name: string) => formsOf(node?.[name] as Node, source);
  switch (node?.type) {
    case 'Literal':
      return [typeof node.value === 'string' ? node.value : ''];
    case 'TemplateLiteral': {
      const texts = (node.quasis as { value: { cooked: string } }[]).map(({ value }) => value.cooked);
      return (node.expressions as Node[]).reduce<string[]>(
        (forms, expression, at) =>
          forms
            .flatMap((form) => formsOf(expression, source).map((text) => form + text + texts[at + 1]))
            .slice(0, MOST),
        [texts[0] ?? ''],
      );
    }
    case 'ConditionalExpression':
      return [...part('consequent'), ...part('alternate')];
    case 'LogicalExpression':
      return [...part('left'), ...part('right')];
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
      return part('expression');
    case 'ObjectExpression':
      return (node.properties as Node[]).flatMap(({ value }) => formsOf(value as Node, source));
    case 'MemberExpression':
      return part('object');
    case 'Identifier': {
      const name = String(node.name);
      const from = source.imports.get(name);
      const there = from === undefined ? source : sourceOf(from);
      return formsOf(there.constants.get(name), there);
    }
    default:
      return [''];
  }
}
