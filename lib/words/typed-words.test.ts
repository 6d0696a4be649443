import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseDuration } from '#lib/schedule/duration.ts';
import { fieldNamed, readHeader } from '#lib/schedule/header.ts';
import { parsePlayback } from '#lib/schedule/playback.ts';
import { isLayout } from '#lib/schedule/read-details.ts';
import { parseRepeat } from '#lib/schedule/repeat-text.ts';
import { parseStatus } from '#lib/schedule/status.ts';
import { read } from '#lib/schedule/testing/sheet.ts';
import type { Field } from '#lib/schedule/words/headers.ts';
import { english } from './english.ts';
import { LANGUAGES } from './languages.ts';

// If a text tells an organizer to type something into the sheet, the reader understands it as the text means it.

type Texts = Readonly<Record<string, string>>;
type Written = {
  check: { columns: Record<Field, string>; example: string; cells: { statuses: Texts } };
  schedule: { statuses: Texts };
  problems: Texts;
  refusals: Texts;
  troubles: Texts;
  backstageAnswers: { noNotes: string };
};
const wordsIn = (language: string): Written => JSON.parse(readFileSync(`words/${language}.json`, 'utf8'));
const [en, fields] = [wordsIn('en'), Object.keys(english.check.columns) as Field[]];
const adviceOf = (words: Written): Texts => ({ ...words.problems, ...words.refusals, ...words.troubles });

/** The texts that name columns, with the columns that the English text names. */
const columnsNamed = Object.entries(adviceOf(en))
  .filter(([, text]) => /column/i.test(text))
  .map(([name, text]) => {
    const named = fields.filter((field) => new RegExp(`\\b${en.check.columns[field]}\\b`).test(text));
    return { name, named };
  })
  .filter(({ named }) => named.length > 0);

/** All runs of words of a text that no punctuation interrupts; Korean particles stand right behind a word. */
function phrasesOf(text: string): string[] {
  const spaced = text.replaceAll(/(?<=[a-z0-9])(?=\p{Script=Hangul})/gu, ' ');
  return spaced.split(/[,;、،؛，。:：()（）“”„"«»「」]|\.(?:\s|$)/).flatMap((part) => {
    const words = part.trim().split(/\s+/);
    return words.flatMap((_, from) =>
      words.slice(from).map((_, more) => words.slice(from, from + more + 1).join(' ')),
    );
  });
}

/** The words in quotation marks, without the places of values. */
const quotedIn = (text: string): string[] =>
  [
    ...text
      .replaceAll(/[“”„"«「]\s?\{\w+\}\s?[“”"»」]/g, '')
      .matchAll(/[“”„"«「]\s?([^“”„"«»「」]+?)\s?[“”"»」]/g),
  ].map(([, quoted = '']) => quoted);

/** Whether a row of the Settings tab is read without a problem. */
const isSetting = (name: string, value: string) =>
  read('Date|Start|Title\n2026-11-28|20:00|A', { settings: `${name}|${value}` }).problems.length === 0;

const statusOf = (text: string) => {
  const read = parseStatus(text);
  if (!('status' in read)) return null;
  return read.hidden ? 'hidden' : read.delay > 0 ? `delayed ${read.delay}` : read.status;
};

it('knows the texts that name columns', () => {
  expect(columnsNamed).toContainEqual({ name: 'titleCancelled', named: ['status'] });
  expect(columnsNamed).toContainEqual({ name: 'twitchChat', named: ['chat'] });
  expect(columnsNamed.length).toBeGreaterThan(14);
});

// Each of them means something else in another language, or on another sheet: a rerun, a registration, a rehearsal.
it.each([
  ['Тема', 'title'],
  ['Thema', 'title'],
  ['主题', 'title'],
  ['Salon', 'chat'],
  ['Повтор', undefined],
  ['Серия', undefined],
  ['Запись', undefined],
  ['Kayıt', undefined],
  ['التسجيل', undefined],
  ['חזרה', undefined],
  ['הפעלה', undefined],
  ['Pemutaran', undefined],
])('takes no column %s for what only one language calls so', (name, field) => {
  expect(fieldNamed(name)).toBe(field);
});

describe.each(LANGUAGES)('a sheet of the words in $name', ({ language, locale }) => {
  const words = wordsIn(language);
  const { columns, example, cells } = words.check;
  const { problems } = words;
  const says = (name: string) => problems[name] ?? '';

  it('has columns of the names that the site has for them', () => {
    for (const field of fields)
      expect([columns[field], fieldNamed(columns[field])]).toEqual([columns[field], field]);
  });

  it('may have all these columns beside each other, in capitals too', () => {
    for (const names of [Object.values(columns), Object.values(columns).map((name) => name.toUpperCase())]) {
      const { stream, ...others } = readHeader(names, 0).columns;
      expect({ ...others, stream: stream[0]?.column }).toMatchObject(
        Object.fromEntries(Object.keys(columns).map((field, column) => [field, column])),
      );
    }
  });

  it('has the columns that its texts name', () => {
    for (const { name, named } of columnsNamed) {
      const text = (adviceOf(words)[name] ?? '').toLowerCase();
      for (const field of named) {
        const names = [columns[field], en.check.columns[field]].map((one) => one.toLowerCase());
        expect([name, field, names.some((one) => text.includes(one))]).toEqual([name, field, true]);
      }
    }
    expect(quotedIn(words.backstageAnswers.noNotes).map(fieldNamed)).toEqual(['notes']);
  });

  it('is read as the example on the page /check, with the one mistake in it', () => {
    const schedule = read(example, { locale });
    expect(schedule.problems.map(({ code, row }) => [code, row])).toEqual([['bad-time', 4]]);
    expect(schedule.slots).toHaveLength(2);
    expect(schedule.slots[0]?.details.streams).toHaveLength(1);
  });

  it('has the statuses that its texts name', () => {
    const said = phrasesOf(says('writeStatus')).map(statusOf);
    expect(said).toEqual(expect.arrayContaining(['tentative', 'cancelled', 'hidden', 'delayed 20']));
    for (const [status, text] of [
      ...Object.entries(cells.statuses),
      ...Object.entries(words.schedule.statuses),
    ])
      expect([text, statusOf(text)]).toEqual([text, status]);
    // "tentative(미정)": a word and, in brackets, what it means.
    for (const [, word = '', meaning = ''] of says('writeStatus').matchAll(
      /(tentative|cancelled|hidden|delayed 20) ?[(（](.+?)[)）]/g,
    ))
      expect([meaning, statusOf(meaning)]).toEqual([meaning, statusOf(word)]);
  });

  it('has the ways to play, the layouts and the lengths that its texts name', () => {
    expect(says('notPlayback')).toContain('together, loop');
    expect(says('programmeShorter')).toContain('together, loop');
    const ways = phrasesOf(says('notPlayback')).map((phrase) => parsePlayback(phrase));
    expect(ways).toEqual(expect.arrayContaining([{ playback: 'live' }, { playback: 'together' }]));
    expect(new Set(phrasesOf(says('notLayout')).filter(isLayout)).size).toBe(2);
    const lengths = phrasesOf(says('notLength')).filter((phrase) => parseDuration(phrase) === 90);
    expect(new Set(lengths).size).toBeGreaterThan(1);
  });

  it('has the repeats that its texts name', () => {
    const meant = en.problems.writeRepeat?.replace(/^.*?: |\.$/g, '').split(', ') ?? [];
    const said = phrasesOf(says('writeRepeat')).map((phrase) => parseRepeat(phrase));
    for (const one of meant) expect(said, one).toContainEqual(parseRepeat(one));
  });

  it('has the settings that its texts name', () => {
    const [zone = ''] = quotedIn(says('noZone'));
    expect([zone, isSetting(zone, 'Europe/Paris'), isSetting(zone, 'Atlantis')]).toEqual([zone, true, false]);
    expect(quotedIn(says('tooManyRooms'))[0]).toBe('Rooms');
    const answers = quotedIn(says('neitherYesNorNo')).slice(0, 2);
    expect(answers.map((answer) => isSetting('Viewers', answer))).toEqual([true, true]);
    const loads = quotedIn(says('neitherAskNorLoad'));
    expect(loads.map((load) => isSetting('Embeds', load))).toEqual([true, true]);
    const [card = ''] = /card: [^.。)）]+/.exec(says('emptyCard')) ?? [];
    expect([card, isSetting('Show now', card)]).toEqual([expect.stringMatching(/^card: \S/), true]);
  });
});
