import { sayAll } from '#lib/schedule/said.ts';
import type { PlainProblem, Problem } from '#lib/schedule/types.ts';
import type { Words } from './words.ts';

/** A problem with its message in the words of a language; the cell's name stays before it. */
export function problemIn({ says, name, ...problem }: Problem, words: Words): PlainProblem {
  const sentences = sayAll(says, { ...words.refusals, ...words.problems }, words.about.locale);
  return { ...problem, message: name === '' ? sentences : `${name}: ${sentences}` };
}
