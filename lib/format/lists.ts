/** `alice, bob, and carol`; `type` unit has no "and". */
export const listText = (items: readonly string[], locale: string, type: 'conjunction' | 'unit') =>
  new Intl.ListFormat(locale, { type }).format(items);

type Unit = 'second' | 'minute' | 'hour' | 'day';

/** `20 minutes`. */
export const unitText = (n: number, unit: Unit, locale: string) =>
  new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(n);

/** `12 seconds ago`, `in 2 hours`. */
export const relativeText = (n: number, unit: Unit, locale: string) =>
  new Intl.RelativeTimeFormat(locale).format(n, unit);

/** Names in the order of a language. */
export const sortNames = (names: Iterable<string>, locale: string): string[] =>
  [...names].sort(new Intl.Collator(locale).compare);
