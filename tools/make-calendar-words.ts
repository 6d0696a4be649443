#!/usr/bin/env node
/**
 * Writes lib/schedule/words/calendar-words.json from CLDR: the names of months, weekdays and halves of the day, and the small words
 * beside them, in the languages of LOCALES, from the CLDR data inside Node's Intl. Run it after an update of Node.
 */
import { writeFileSync } from 'node:fs';
import { fold } from '#lib/schedule/fold.ts';
import { LOCALES } from '#lib/schedule/testing/locales.ts';

type Words = {
  months: Set<string>[];
  weekdays: Set<string>[];
  am: Set<string>;
  pm: Set<string>;
  fillers: Set<string>;
  /** Whether the half of the day stands before the hour. */
  isHalfFirst: boolean;
};

const OUT = new URL('../lib/schedule/words/calendar-words.json', import.meta.url);
const DAY = 86_400_000;
/** A Sunday. */
const SUNDAY = Date.UTC(2026, 10, 1);
const MONTH_FORMS: Intl.DateTimeFormatOptions[] = [
  { month: 'long' },
  { month: 'short' },
  { month: 'long', day: 'numeric' },
  { month: 'short', day: 'numeric' },
  { dateStyle: 'medium' },
  { dateStyle: 'long' },
  { dateStyle: 'full', timeStyle: 'short' },
  { dateStyle: 'long', timeStyle: 'medium' },
  { dateStyle: 'medium', timeStyle: 'short' },
  { dateStyle: 'short', timeStyle: 'short' },
];
const WEEKDAY_FORMS: Intl.DateTimeFormatOptions[] = [
  { weekday: 'long' },
  { weekday: 'short' },
  { dateStyle: 'full' },
  { weekday: 'short', day: 'numeric', month: 'short' },
];

const languages = new Map<string, Words>();
for (const locale of LOCALES) {
  const language = locale.split('-')[0] ?? locale;
  // Japanese names of days are single signs, which the reader knows by their place.
  if (language === 'ja') continue;
  const words = languages.get(language) ?? noWords();
  languages.set(language, words);
  readMonths(locale, words);
  readWeekdays(locale, words);
  readHalves(locale, words);
}
const all = Object.fromEntries([...languages].map(([language, words]) => [language, write(words)]));
writeFileSync(OUT, `${JSON.stringify(all, null, 2)}\n`);

function noWords(): Words {
  const lists = (length: number) => Array.from({ length }, () => new Set<string>());
  return {
    months: lists(12),
    weekdays: lists(7),
    am: new Set(),
    pm: new Set(),
    fillers: new Set(),
    isHalfFirst: false,
  };
}

function partsOf(
  locale: string,
  options: Intl.DateTimeFormatOptions,
  instant: number,
): Intl.DateTimeFormatPart[] {
  return new Intl.DateTimeFormat(`${locale}-u-ca-gregory`, { ...options, timeZone: 'UTC' }).formatToParts(
    instant,
  );
}

function readMonths(locale: string, { months, fillers }: Words): void {
  months.forEach((names, month) => {
    for (const options of MONTH_FORMS) {
      const parts = partsOf(locale, options, Date.UTC(2026, month, 28, 20, 5));
      parts.forEach(({ type, value }, i) => {
        if (type === 'month') for (const word of withNeighbours(parts, i)) add(names, word);
        if (type === 'literal' || type === 'era') addFillers(fillers, value);
      });
    }
  });
}

/** A word, and the word with the letters that are written right beside it: prepositions in Hebrew, endings in Basque. */
function withNeighbours(parts: readonly Intl.DateTimeFormatPart[], i: number): string[] {
  const word = parts[i]?.value ?? '';
  // Chinese, Japanese and Korean write a sign behind each number, and the reader knows these signs.
  if (/^\d*[月월]?$/u.test(word) || /^\p{Script=Han}/u.test(word)) return /\d/.test(word) ? [] : [word];
  const before = /[\p{L}\p{M}]+$/u.exec(parts[i - 1]?.value ?? '')?.[0] ?? '';
  const after = /^[\p{L}\p{M}]+/u.exec(parts[i + 1]?.value ?? '')?.[0] ?? '';
  return [word, before + word + after];
}

function readWeekdays(locale: string, { weekdays, fillers }: Words): void {
  weekdays.forEach((names, weekday) => {
    for (const options of WEEKDAY_FORMS) {
      const parts = partsOf(locale, options, SUNDAY + weekday * DAY);
      parts.forEach(({ type, value }, i) => {
        if (type === 'weekday') for (const word of withNeighbours(parts, i)) add(names, word);
        else if (type === 'literal') addFillers(fillers, value);
      });
    }
  });
}

function readHalves(locale: string, words: Words): void {
  const { am, pm, fillers } = words;
  const clock = { hour: 'numeric', minute: '2-digit', second: '2-digit' } as const;
  const forms: Intl.DateTimeFormatOptions[] = [clock, { ...clock, hour12: true }, { timeStyle: 'short' }];
  for (const options of forms) {
    for (let hour = 0; hour < 24; hour++) {
      const parts = partsOf(locale, options, Date.UTC(2026, 10, 28, hour, 5));
      if (parts[0]?.type === 'dayPeriod') words.isHalfFirst = true;
      for (const { type, value } of parts) {
        if (type === 'dayPeriod') add(hour < 12 ? am : pm, value);
        else if (type === 'literal') addFillers(fillers, value);
      }
    }
  }
}

function add(words: Set<string>, value: string): void {
  const word = fold(value).replace(/[.\s]+$/, '');
  const isSign = /^[\p{Script=Han}\p{Script=Hangul}]$/u.test(word);
  if (/\p{L}/u.test(word) && !isSign) words.add(word);
}

function addFillers(fillers: Set<string>, value: string): void {
  for (const word of value.split(/[\s,،;:]+/)) add(fillers, word.replace(/^[-–.'’]+|[-–'’]+$/g, ''));
}

function write({ months, weekdays, am, pm, fillers, isHalfFirst }: Words): string {
  // A word that is of several months, or of both halves of the day, says nothing.
  const lists = (all: Set<string>[]) =>
    all.map((own) =>
      [...own].filter((word) => all.filter((other) => other.has(word)).length === 1).join(','),
    );
  const meaningful = new Set([...months, ...weekdays, am, pm].flatMap((own) => [...own]));
  const [beforeNoon = '', afterNoon = ''] = lists([am, pm]);
  const mark = isHalfFirst ? '<' : '';
  return [
    lists(months).join('|'),
    lists(weekdays).join('|'),
    mark + beforeNoon,
    mark + afterNoon,
    // The hour marks are read as such, and not skipped.
    [...fillers]
      .filter((word) => !meaningful.has(word) && !/^(?:h|min|s|年|月|日|년|월|일|시|時|分)$/.test(word))
      .join(','),
  ]
    .join('/')
    .replaceAll('\\', '')
    .replaceAll("'", '’');
}
