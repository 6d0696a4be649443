import { short } from './problems.ts';
import { type Said, said } from './said.ts';
import { suggestDate, suggestTime } from './suggest.ts';

/** What is wrong where a formula gives no value. */
export function sayFormula(error: string): Said {
  if (error === 'LOADING') return said('formulaLoading');
  return said('formulaFailed', { error: error.replace(/^#/, '').replace('_', '/') });
}

/** That a text is no time, and what may have been meant. */
export const sayBadTime = (text: string): Said[] => [
  said('notTime', { text: short(text) }),
  ...didYouMean(suggestTime(text)),
];

/** The same for a date; `word` is the one that nobody knew. */
export const sayBadDate = (text: string, word: string | null): Said[] => [
  said('notDate', { text: short(text) }),
  ...didYouMean(suggestDate(text, word)),
];

/** Nothing where nothing is near. */
export const didYouMean = (text: string | null | undefined): Said[] =>
  text ? [said('didYouMean', { text })] : [];
