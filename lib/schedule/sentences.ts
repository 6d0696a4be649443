import { short } from './problems.ts';
import { type Sentence, sentence } from './sentence.ts';
import { suggestDate, suggestTime } from './suggest.ts';

/** The problem with a formula that gives no value. */
export function sayFormula(error: string): Sentence {
  if (error === 'LOADING') return sentence('formulaLoading');
  return sentence('formulaFailed', { error: error.replace(/^#/, '').replace('_', '/') });
}

/** That a text is no time, and what may have been meant. */
export const sayBadTime = (text: string): Sentence[] => [
  sentence('notTime', { text: short(text) }),
  ...didYouMean(suggestTime(text)),
];

/** The same for a date; `word` is the one that nobody knew. */
export const sayBadDate = (text: string, word: string | null): Sentence[] => [
  sentence('notDate', { text: short(text) }),
  ...didYouMean(suggestDate(text, word)),
];

/** A suggestion; [] if there is none. */
export const didYouMean = (text: string | null | undefined): Sentence[] =>
  text ? [sentence('didYouMean', { text })] : [];
