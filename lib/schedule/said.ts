import { REASONS } from '#lib/embed/reasons.ts';
import { PROBLEM_TEXTS } from './problem-texts.ts';

type Text = string | ({ other: string } & Partial<Record<Intl.LDMLPluralRule, string>>);

/** Sentences in one language, by their names. */
type Texts<Name extends string> = Readonly<Record<Name, Text>>;

/** The sentences of problems. */
type SentenceName = keyof typeof PROBLEM_TEXTS | keyof typeof REASONS;

/** A date that may be a month alone, or lack its year. */
type PartialDate = { month: number; day?: number; year?: number | null };
export type Value<Name extends string = SentenceName> =
  | string
  | number
  | PartialDate
  | { weekdays: readonly number[] }
  | Said<Name>;

/** A sentence that is not said yet: its name, and what stands in its places. */
export type Said<Name extends string = SentenceName> = {
  says: Name;
  values?: Readonly<Record<string, Value<Name>>>;
};

export const said = (says: SentenceName, values?: Said['values']): Said =>
  values ? { says, values } : { says };

/** Sentences one after the other, in a language. */
export function sayAll<Name extends string>(
  sentences: readonly Said<Name>[],
  texts: Texts<Name>,
  locale: string,
): string {
  return sentences.map((sentence) => sayOne(sentence, texts, locale)).join(' ');
}

const ENGLISH: Texts<SentenceName> = { ...REASONS, ...PROBLEM_TEXTS };

export const sayInEnglish = (sentences: readonly Said[]): string => sayAll(sentences, ENGLISH, 'en-GB');

function sayOne<Name extends string>(
  { says, values }: Said<Name>,
  texts: Texts<Name>,
  locale: string,
): string {
  const forms = texts[says];
  const text = typeof forms === 'string' ? forms : formOf(forms, values?.n, locale);
  if (!values) return text;
  return text.replace(/\{(\w+)\}/g, (place, name: string) => {
    const value = values[name];
    return value === undefined ? place : valueText(value, texts, locale);
  });
}

function formOf(forms: Exclude<Text, string>, n: unknown, locale: string): string {
  return forms[pluralRules(locale).select(Number(n))] ?? forms.other;
}

function valueText<Name extends string>(value: Value<Name>, texts: Texts<Name>, locale: string): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return numberFormat(locale).format(value);
  if ('says' in value) return sayOne(value, texts, locale);
  if ('weekdays' in value) return value.weekdays.map((weekday) => weekdayText(weekday, locale)).join(', ');
  return dateText(value, locale);
}

/** 1970-01-04 was a Sunday, which is 0. */
const weekdayText = (weekday: number, locale: string) =>
  weekdayFormat(locale).format((weekday + 3) * 86_400_000);

/** Also of dates that no calendar has: `31 June 2026` is what somebody wrote. */
function dateText({ month, day, year }: PartialDate, locale: string): string {
  const own: Partial<Record<string, string>> = {};
  if (day !== undefined) own.day = String(day);
  if (typeof year === 'number') own.year = String(year);
  const form = `${own.day ? 'day-' : ''}month${own.year ? '-year' : ''}` as const;
  const parts = dateFormats[form](locale).formatToParts(Date.UTC(2024, month - 1, 1));
  return parts.map(({ type, value }) => own[type] ?? value).join('');
}

/** Making a format takes far longer than using it, and a sheet may have a problem in every row. */
function remember<Format>(make: (locale: string) => Format): (locale: string) => Format {
  const made = new Map<string, Format>();
  return (locale) => {
    const known = made.get(locale);
    if (known) return known;
    const format = make(locale);
    made.set(locale, format);
    return format;
  };
}

const numberFormat = remember((locale) => new Intl.NumberFormat(locale, { useGrouping: false }));
const pluralRules = remember((locale) => new Intl.PluralRules(locale));
const dateFormatter = (options: Intl.DateTimeFormatOptions) =>
  remember((locale) => new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }));

const weekdayFormat = dateFormatter({ weekday: 'long' });
const dateFormats = {
  month: dateFormatter({ month: 'long' }),
  'day-month': dateFormatter({ day: 'numeric', month: 'long' }),
  'month-year': dateFormatter({ month: 'long', year: 'numeric' }),
  'day-month-year': dateFormatter({ day: 'numeric', month: 'long', year: 'numeric' }),
};
