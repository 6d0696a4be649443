import type { Why } from '#lib/embed/types.ts';
import { sayAll } from '#lib/schedule/sentence.ts';
import type { PlainProblem, Problem } from '#lib/schedule/types.ts';
import type { Trouble } from '#lib/sheet/trouble.ts';
import type { Words } from '#lib/words/words.ts';

/** Why a sheet is not read, not taken or not written. */
export const troubleIn = (why: Trouble, words: Pick<Words, 'troubles' | 'about'>): string =>
  sayAll([why], words.troubles, words.about.locale);

/** Why an address is refused. */
export const refusalIn = (why: Why, words: Words): string =>
  sayAll([why], words.refusals, words.about.locale);

/** A problem with its message in the words of a language; the cell's name stays before it. */
export function problemIn(
  { says, name, ...problem }: Problem,
  words: Pick<Words, 'problems' | 'refusals' | 'about'>,
): PlainProblem {
  const sentences = sayAll(says, { ...words.refusals, ...words.problems }, words.about.locale);
  return { ...problem, message: name === '' ? sentences : `${name}: ${sentences}` };
}
