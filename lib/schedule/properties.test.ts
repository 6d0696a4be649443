import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nowAt } from './now.ts';
import { overrideAt } from './override.ts';
import { readSchedule } from './read-schedule.ts';
import type { Details, Schedule } from './schedule.ts';
import { slotsBetween } from './slots-between.ts';
import { printSchedule } from './testing/print.ts';
import { EMBED, read, slotsAbout, tabOf } from './testing/sheet.ts';
import type { Cell, RichCell, Workbook } from './types.ts';

const DAY = 86_400_000;
const AT = Date.parse('2026-11-28T12:00:00Z');

// ---- Grids of what people type, and of what nobody does ----

const typed = fc.constantFrom(
  ...[
    '2026-11-28',
    '28/11/2026',
    '3/12',
    'Sat 28 Nov',
    'Friday',
    '28. November',
    '11月28日',
    'Day 2',
    'TBA',
    '"',
    '',
  ],
  ...[
    '20:00',
    '8pm',
    '7-9pm',
    '25:30',
    'midnight',
    '24:00',
    '0:00',
    '20h',
    '8:75 PM',
    '90',
    '1h30',
    '22:00',
    '01:30',
  ],
  ...[
    'weekly',
    'every 2 weeks',
    'monthly on the first Friday',
    'weekly until 2027-03-01',
    'daily except 26 Dec',
    'often',
  ],
  ...[
    'tentative',
    'cancelled',
    'hidden',
    'delayed 20',
    'delayed lots',
    'Film night',
    'The film night',
    '__proto__',
    'constructor',
  ],
  ...[
    'https://youtu.be/aqz-KE-bpKQ',
    'HD: https://youtu.be/aqz-KE-bpKQ\nSD: main',
    'javascript:alert(1)',
    '<iframe src="x">',
    'main',
  ],
  ...['#N/A', 'Loading...', '#films', 'tabs', 'red', '\u202e\u200b', '\ud800', 'Date', 'Title', 'Start'],
);
const rich: fc.Arbitrary<RichCell> = fc.record(
  {
    text: fc.oneof(typed, fc.string()),
    number: fc.oneof(fc.double(), fc.double({ min: 0, max: 60_000, noNaN: true })),
    format: fc.constantFrom('date', 'time', 'date-time', 'duration', 'number'),
    links: fc.array(fc.record({ text: fc.string(), uri: fc.oneof(fc.webUrl(), fc.string()) }), {
      maxLength: 3,
    }),
    error: fc.constantFrom('N_A', 'LOADING'),
  },
  { requiredKeys: ['text'] },
);
const cell: fc.Arbitrary<Cell> = fc.oneof(
  { weight: 8, arbitrary: typed },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 30 }) },
  { weight: 1, arbitrary: rich },
);
const header = fc.shuffledSubarray(
  [
    'Date',
    'Start',
    'End',
    'Length',
    'Title',
    'Stream',
    'Host',
    'Repeat',
    'Status',
    'Chat',
    'Layout',
    'Theme',
    'Poster',
    'Notes',
    'Stream 2',
    'Url',
    '',
  ],
  { minLength: 3 },
);
const rows = fc.array(fc.array(cell, { maxLength: 17 }), { maxLength: 12 });
const grid: fc.Arbitrary<Cell[][]> = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(header, rows).map(([first, rest]) => [first, ...rest]) },
  { weight: 1, arbitrary: rows },
);
const merge = fc.record({
  startRow: fc.nat(12),
  endRow: fc.nat(20),
  startColumn: fc.nat(16),
  endColumn: fc.nat(20),
});
const workbook: fc.Arbitrary<Workbook> = fc
  .record({
    main: grid,
    streams: fc.array(fc.array(cell, { maxLength: 3 }), { maxLength: 4 }),
    settings: fc.array(
      fc.tuple(
        fc.constantFrom(
          'Title',
          'Time zone',
          'Show now',
          'Overrun (minutes)',
          'Theme x',
          'Themes',
          'Chat channel',
          'Bogus',
          '__proto__',
        ),
        cell,
      ),
      { maxLength: 6 },
    ),
    merges: fc.array(merge, { maxLength: 3 }),
    locale: fc.constantFrom(null, 'en_US', 'en_GB', 'de', 'ja', '??'),
    timeZone: fc.constantFrom(null, 'Europe/London', 'GMT-07:00', 'Nowhere/City'),
  })
  .map(({ main, streams, settings, merges, locale, timeZone }) => ({
    title: null,
    locale,
    timeZone,
    tabs: [{ ...tabOf('Schedule', main), merges }, tabOf('Streams', streams), tabOf('Settings', settings)],
  }));

function readAny(given: Workbook): Schedule {
  return readSchedule(given, { date: '2026-11-28', today: '2026-11-20', embed: EMBED });
}

function columnOf(a1: string): number {
  return [...a1.replace(/\d+$/, '')].reduce((n, letter) => n * 26 + letter.charCodeAt(0) - 64, 0);
}

describe('any grid', () => {
  it('becomes a schedule: sorted, unique uids, problems that name cells, plain data', () => {
    fc.assert(
      fc.property(workbook, (given) => {
        const schedule = readAny(given);
        const slots = slotsAbout(schedule);
        expect(slots.map(({ start }) => start)).toEqual(slots.map(({ start }) => start).sort());
        expect(new Set(slots.map(({ uid }) => uid)).size).toBe(slots.length);
        for (const { start, end, title } of slots) {
          expect(title).not.toBe('');
          if (end !== null) expect(Date.parse(end)).toBeGreaterThan(Date.parse(start));
        }
        for (const { tab, cell: name, row, message } of schedule.problems) {
          if (name === null) continue;
          const named = given.tabs.find((one) => one.name === tab)!;
          const width = Math.max(...named.rows.map((cells) => cells.length));
          expect(row).toBe(Number(/\d+$/.exec(name)?.[0]));
          expect(row).toBeLessThanOrEqual(named.rows.length);
          expect(columnOf(name)).toBeLessThanOrEqual(width);
          expect(message.startsWith(tab === 'Schedule' ? `${name}: ` : `${tab}!${name}: `)).toBe(true);
        }
        const keys = schedule.problems.map((problem) => JSON.stringify(problem));
        expect(new Set(keys).size).toBe(keys.length);
        expect(JSON.parse(JSON.stringify(schedule))).toEqual(structuredClone(schedule));
      }),
      { numRuns: 1500 },
    );
  }, 90_000);

  it('never has a cancelled or hidden slot on', () => {
    fc.assert(
      fc.property(workbook, fc.integer({ min: -20, max: 40 }), (given, hours) => {
        const schedule = readAny(given);
        const at = AT + hours * 3_600_000;
        const slots = slotsBetween(schedule, at - DAY, at + 14 * DAY);
        const now = nowAt({ slots, settings: schedule.settings, override: overrideAt(schedule, at) }, at);
        for (const uid of [now.slot, now.next]) {
          if (uid !== null && !now.override)
            expect(slots.find((slot) => slot.uid === uid)?.status).not.toBe('cancelled');
        }
      }),
      { numRuns: 500 },
    );
  });

  it('is read the same twice', () => {
    fc.assert(
      fc.property(workbook, (given) => {
        expect(readAny(structuredClone(given))).toEqual(readAny(given));
      }),
      { numRuns: 100 },
    );
  });
});

// ---- There and back ----

const word = fc.constantFrom('Film', 'Night', 'Late', 'Show', 'Talk', '映画', 'Été', 'Nr. 5', 'R&D', 'at 8');
const title = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => `${words.join(' ')} on`);
const stream = fc.constantFrom(
  {
    label: 'HD',
    length: null,
    embed: {
      provider: 'youtube',
      kind: 'video',
      id: 'aqz-KE-bpKQ',
      src: 'https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ',
    },
  },
  {
    label: 'Camera 2',
    length: null,
    embed: {
      provider: 'twitch',
      kind: 'channel',
      id: 'twitchpresents',
      src: `https://player.twitch.tv/?channel=twitchpresents&parent=${EMBED.siteHost}`,
    },
  },
);
const details = fc.record({
  title,
  status: fc.constantFrom('confirmed', 'tentative', 'cancelled'),
  series: fc.option(title),
  host: fc.option(title),
  streams: fc.uniqueArray(stream, { maxLength: 2, selector: ({ label }) => label }),
  description: fc.option(title),
  chat: fc.constantFrom(null, '#films'),
  layout: fc.constantFrom(null, 'tabs', 'grid'),
});
const written = fc.record({
  // To the second, and in a season without a change of the clocks.
  start: fc
    .integer({ min: 0, max: 80 * 86_400 })
    .map((seconds) => Date.parse('2026-11-03T00:00:00Z') + seconds * 1000),
  length: fc.option(fc.integer({ min: 1, max: 30 * 3600 })),
  delay: fc.constantFrom(0, 0, 20),
  details,
});

it('parse(print(schedule)) is the schedule', () => {
  fc.assert(
    fc.property(
      fc.array(written, { maxLength: 10 }),
      fc.constantFrom('Europe/London', 'Asia/Tokyo', 'America/New_York'),
      (drafts, timeZone) => {
        const empty = read('Date,Start,Title\n', { timeZone });
        const slots = drafts
          .sort((a, b) => a.start - b.start)
          .map(({ start, length, delay, details: given }, i) => ({
            uid: '',
            start,
            end: length === null ? null : start + length * 1000,
            delay,
            day: 0,
            details: {
              room: null,
              playback: 'live',
              captions: [],
              poster: null,
              contentWarning: null,
              theme: null,
              notes: null,
              recording: null,
              ...given,
              row: i + 2,
            } as Details,
          }));
        const again = read(printSchedule({ ...empty, timeZone, slots }), { timeZone });
        const bare = (all: Schedule['slots']) => all.map(({ uid: _uid, day: _day, ...rest }) => rest);
        expect(bare(again.slots)).toEqual(bare(slots));
        expect(again.problems.filter(({ code }) => code !== 'overlap' && code !== 'no-rows')).toEqual([]);
      },
    ),
    { numRuns: 300 },
  );
});
