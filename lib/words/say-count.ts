import { numberText, type PluralForm, pluralForm } from '#lib/format/counts.ts';
import { FORM } from './form.ts';
import { say } from './words.ts';

// Apart from words.ts, because no text of the first screen counts.

/** The form of a sentence for a number: of exactly this number, else by the rules of the language (Unicode's CLDR). */
export function formOf(text: string, n: number, pick: (n: number) => PluralForm): string {
  const parts = text.split(FORM);
  if (parts.length === 1) return text;
  const find = (name: string) => parts.findIndex((part, i) => i % 2 === 0 && part === name);
  const at = [`=${n}`, pick(n), 'other'].map(find).find((found) => found >= 0);
  return parts[(at ?? 0) + 1] ?? '';
}

/** The form for a number, with `{n}` as the language writes numbers. */
export function sayCount(
  text: string,
  n: number,
  language: string,
  values: Readonly<Record<string, string | number>> = {},
): string {
  const form = formOf(text, n, (count) => pluralForm(count, language));
  return say(form, { ...values, n: numberText(n, language) });
}
