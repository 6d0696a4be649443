import { quote } from './problems.ts';
import { suggestDate, suggestTime } from './suggest.ts';

/** What is wrong where a formula gives no value. */
export function sayFormula(error: string): string {
  if (error === 'LOADING') return 'The formula in this cell is still loading.';
  return `The formula in this cell failed (${error.replace(/^#/, '').replace('_', '/')}).`;
}

/** That a text is no time, and what may have been meant. */
export function sayBadTime(text: string): string {
  const suggestion = suggestTime(text);
  return `${quote(text)} is not a time.${suggestion ? ` Did you mean ${suggestion}?` : ''}`;
}

/** The same for a date; `word` is the one that nobody knew. */
export function sayBadDate(text: string, word: string | null): string {
  const suggestion = suggestDate(text, word);
  return `${quote(text)} is not a date.${suggestion ? ` Did you mean ${suggestion}?` : ''}`;
}
