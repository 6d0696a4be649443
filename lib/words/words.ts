import { numberText, type PluralForm, pluralForm } from '#lib/format/counts.ts';
import type { compileWords } from './compile.ts';
import { FORM } from './form.ts';

/** All words of one language, in sections: a page carries only those that it needs. */
export type Words = ReturnType<typeof compileWords>;

const PLACE = /\{([a-zA-Z]+)\}/g;

/** `say('In {n} minutes', { n: 5 })`. If a place gets no value, it stays in the text, so that the mistake is seen. */
export function say(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(PLACE, (place, name: string) => String(values[name] ?? place));
}

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

/** A text taken apart at its places: texts at even positions, names at odd ones. */
export const placesOf = (text: string): string[] => text.split(PLACE);
