import { isMap, isScalar, LineCounter, parseDocument, type YAMLMap } from 'yaml';
import type { z } from 'zod';
import { nearest } from '#lib/schedule/nearest.ts';

/** A file in two: what stands between its `---` lines, and the rest, with as many lines as before. */
export type Split = { yaml: string; body: string };

/** Takes the front matter off; null if the file has none. */
export function splitFrontMatter(source: string): Split | null {
  const text = source.replace(/^\uFEFF/, '').replaceAll(/\r\n?/g, '\n');
  const found = /^---[ \t]*\n((?:(?!---[ \t]*(?:\n|$)).*\n)*)---[ \t]*(?:\n|$)/.exec(text);
  if (!found) return null;
  const whole = found[0];
  return { yaml: found[1] ?? '', body: '\n'.repeat(whole.split('\n').length - 1) + text.slice(whole.length) };
}

/** A mistake at a line, counted from 1 in the file. */
export type Complaint = { line: number; sentence: string };
export type Complaints = { complaints: Complaint[] };

/** Reads front matter (YAML 1.2) as a schema wants it. */
export function readFrontMatter<T extends z.ZodObject>(
  yaml: string,
  schema: T,
): { value: z.infer<T> } | Complaints {
  const lines = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
  // The first line of the file is `---`.
  const lineAt = (offset: number) => lines.linePos(offset).line + 1;
  if (document.errors.length > 0) {
    return {
      complaints: document.errors.map(({ pos, message }) => ({
        line: lineAt(pos[0]),
        sentence: `this is not YAML: ${message}. A text with a colon in it needs quotes.`,
      })),
    };
  }
  const map = document.contents;
  if (map !== null && !isMap(map)) {
    return { complaints: [{ line: 2, sentence: 'write one "name: value" a line here.' }] };
  }
  const result = schema.safeParse(document.toJS() ?? {});
  if (result.success) return { value: result.data };
  const known = Object.keys(schema.shape);
  return {
    complaints: result.error.issues.flatMap((issue) => {
      if (issue.code === 'unrecognized_keys') {
        return issue.keys.map((key) => ({ line: lineOf(map, key, lineAt), sentence: unknown(key, known) }));
      }
      const [key] = issue.path.map(String);
      return [
        {
          line: key === undefined ? 1 : lineOf(map, key, lineAt),
          sentence: key === undefined ? issue.message : `"${key}" ${issue.message}.`,
        },
      ];
    }),
  };
}

function unknown(key: string, known: string[]): string {
  const near = nearest(key, known);
  return `"${key}" is not known here.${near ? ` Did you mean "${near}"?` : ''} What there is: ${known.join(', ')}.`;
}

/** The line of a key, or the first line of the file if the key is missing. */
function lineOf(map: YAMLMap | null, key: string, lineAt: (offset: number) => number): number {
  for (const { key: node } of map?.items ?? []) {
    if (isScalar(node) && String(node.value) === key) return lineAt(node.range?.[0] ?? 0);
  }
  return 1;
}
