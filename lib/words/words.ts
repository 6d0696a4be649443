import type * as english from './en.ts';

/** The same names with texts of another language, which may count in other forms. */
type Translated<T> = T extends string
  ? string
  : T extends { other: string }
    ? Plural
    : { [K in keyof T]: Translated<T[K]> };

/** All words of one language, in sections: a page carries only those that it needs. */
export type Words = { [Section in keyof typeof english]: Translated<(typeof english)[Section]> };

/** Forms of a sentence that counts, by `Intl.PluralRules`; a language gives those that it has. */
export type Plural = { other: string } & Partial<Record<Intl.LDMLPluralRule, string>>;

const PLACE = /\{([a-zA-Z]+)\}/;

/** `say('In {n} minutes', { n: 5 })`. A place that nothing is given for stays as it is, so that it is seen. */
export function say(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(new RegExp(PLACE, 'g'), (place, name: string) => String(values[name] ?? place));
}

/** The form for a number, with `{n}` as the language writes numbers. */
export function sayCount(
  forms: Plural,
  n: number,
  language: string,
  values: Readonly<Record<string, string | number>> = {},
): string {
  const form = forms[new Intl.PluralRules(language).select(n)] ?? forms.other;
  return say(form, { ...values, n: new Intl.NumberFormat(language).format(n) });
}

/** A text taken apart at its places: texts at even positions, names at odd ones. */
export const placesOf = (text: string): string[] => text.split(PLACE);
