import { compile } from '@mdx-js/mdx';
import remarkGfm from 'remark-gfm';
import type { Complaint, Complaints } from './front-matter.ts';

/** Elements that a file may use besides HTML; components/content gives them. */
const COMPONENTS = ['Recording', 'Notes'] as const;

export type Compiled = { code: string; text: string } | Complaints;

const THERE_IS = `What there is: ${COMPONENTS.join(', ')}.`;
const INSTEAD = 'Give it a class, and write what it looks like in app/globals.css.';

/** HTML's names of attributes that React names differently, so that HTML can be pasted. */
const RENAMED: Readonly<Record<string, string>> = {
  class: 'className',
  for: 'htmlFor',
  tabindex: 'tabIndex',
  srcset: 'srcSet',
  colspan: 'colSpan',
  rowspan: 'rowSpan',
  datetime: 'dateTime',
};

/** The part of a syntax tree (mdast with MDX's nodes) that we look at. */
type Node = {
  type: string;
  value?: string;
  name?: string | null;
  attributes?: { type: string; name: string }[];
  children?: Node[];
  position?: { start: { line: number } };
};

function* everyNode(node: Node): Generator<Node> {
  yield node;
  for (const child of node.children ?? []) yield* everyNode(child);
}

/** Compiles MDX to the body of a function that takes React's jsx and gives the page (MDX, `function-body`). */
export async function compileMdx(source: string): Promise<Compiled> {
  const complaints: Complaint[] = [];
  const texts: string[] = [];

  const look = () => (tree: Node) => {
    for (const node of everyNode(tree)) {
      const { type, name, value = '' } = node;
      const line = node.position?.start.line ?? 1;
      const say = (sentence: string) => complaints.push({ line, sentence });
      if (type === 'text' || type === 'inlineCode' || type === 'code') texts.push(value);
      if (type === 'mdxjsEsm' && /^\s*import\b/.test(value)) say(`nothing can be imported here. ${THERE_IS}`);
      if (name && /^[A-Z]/.test(name) && !COMPONENTS.some((known) => known === name)) {
        say(`there is no <${name}>. ${THERE_IS}`);
      }
      for (const attribute of node.attributes ?? []) {
        if (attribute.type !== 'mdxJsxAttribute') continue;
        attribute.name = RENAMED[attribute.name] ?? attribute.name;
        if (attribute.name === 'style' || /^on[a-z]/i.test(attribute.name)) {
          say(`"${attribute.name}" is refused by the site's policy for scripts and styles. ${INSTEAD}`);
        }
      }
    }
  };

  try {
    const compiled = await compile(source, {
      outputFormat: 'function-body',
      remarkPlugins: [remarkGfm, look],
    });
    if (complaints.length > 0) return { complaints };
    const code = String(compiled);
    tryOut(code);
    return { code, text: texts.join(' ').replaceAll(/\s+/g, ' ').trim() };
  } catch (error) {
    if (complaints.length > 0) return { complaints };
    // MDX's own messages (VFileMessage) have a line; others come from code between braces.
    const { reason, line } = error as { reason?: string; line?: number };
    const sentence = reason ? `${reason}.` : `what stands between braces fails: ${String(error)}.`;
    return { complaints: [{ line: line ?? 1, sentence }] };
  }
}

/** Runs it once, without React. Code between braces may fail, and must fail here and not for a viewer. */
function tryOut(code: string): void {
  const nothing = () => null;
  const make = new Function(code);
  const { default: Content } = make({ Fragment: nothing, jsx: nothing, jsxs: nothing });
  Content({ components: Object.fromEntries(COMPONENTS.map((name) => [name, nothing])) });
}
