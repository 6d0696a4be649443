/** The form of a sentence that a number asks for: `one`, `few`, `other`. */
export type PluralForm = Intl.LDMLPluralRule;

export const pluralForm = (n: number, locale: string): PluralForm => new Intl.PluralRules(locale).select(n);

/** `12,345`, as a language groups digits. */
export const numberText = (n: number, locale: string) => new Intl.NumberFormat(locale).format(n);
