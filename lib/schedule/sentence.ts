import { joinSentences } from '#lib/words/join-sentences.ts';
import { formOf } from '#lib/words/say-count.ts';
import { say, type Words } from '#lib/words/words.ts';

/** Sentences in one language, by their names. */
type Texts<Name extends string> = Readonly<Record<Name, string>>;

/** The sentences of problems. */
type SentenceName = keyof Words['problems'] | keyof Words['refusals'];

/** A date that may be a month alone, or lack its year. */
type PartialDate = { month: number; day?: number; year?: number | null };
export type Value<Name extends string = SentenceName> =
  | string
  | number
  | PartialDate
  | { weekdays: readonly number[] }
  | Sentence<Name>;

/** A sentence in no language yet: its name, and the values of its places. */
export type Sentence<Name extends string = SentenceName> = {
  says: Name;
  values?: Readonly<Record<string, Value<Name>>>;
};

export const sentence = (says: SentenceName, values?: Sentence['values']): Sentence =>
  values ? { says, values } : { says };

/** Sentences one after the other, in a language. */
export function sayAll<Name extends string>(
  sentences: readonly Sentence<Name>[],
  texts: Texts<Name>,
  locale: string,
): string {
  return joinSentences(sentences.map((one) => sayOne(one, texts, locale)));
}

function sayOne<Name extends string>(
  { says, values }: Sentence<Name>,
  texts: Texts<Name>,
  locale: string,
): string {
  const text = formOf(texts[says], Number(values?.n), (n) => pluralRules(locale).select(n));
  const written = Object.entries(values ?? {}).map(([name, value]) => [
    name,
    valueText(value, texts, locale),
  ]);
  return say(text, Object.fromEntries(written));
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

/** The date may not exist: `31 June 2026` is repeated as somebody wrote it. */
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
