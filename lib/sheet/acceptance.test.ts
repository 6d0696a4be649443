import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchUids, withUids } from '#lib/schedule/match-uids.ts';
import { read } from '#lib/schedule/testing/sheet.ts';
import { checkAcceptance, type JudgedSheet, type Verdict } from './acceptance.ts';
import { troubleInEnglish } from './trouble-in-english.ts';

const NOON = Date.parse('2026-11-28T12:00:00Z');
type Row = { day: string; time?: string; title: string; rest?: string };

/** One show an evening from 1 December on. */
const evenings = (count: number, from = 1): Row[] =>
  Array.from({ length: count }, (_, i) => ({
    day: `2026-12-${String(from + i).padStart(2, '0')}`,
    title: `Show ${from + i}`,
  }));

function sheetOf(rows: readonly Row[], document: string | null = 'Season'): JudgedSheet {
  const lines = rows.map(
    ({ day, time = '20:00', title, rest = '' }) => `${day}|${time}|${time.slice(0, 2)}:50|${title}|${rest}`,
  );
  const schedule = read(['Date|Start|End|Title|Status|Repeat', ...lines.map(withColumns)].join('\n'), {
    timeZone: 'UTC',
    today: '2026-11-28',
  });
  return { schedule, document };
}
const withColumns = (line: string) => (line.split('|').length === 5 ? `${line}|` : line);

/** As the keeper does it: the rows keep their uids. */
function verdict(before: readonly Row[], after: readonly Row[], instant = NOON): Verdict {
  const previous = sheetOf(before);
  const next = sheetOf(after);
  const schedule = withUids(next.schedule, matchUids(next.schedule, previous.schedule));
  return checkAcceptance(previous, { ...next, schedule }, instant);
}
const reason = (given: Verdict) => (given.accepted ? 'accepted' : troubleInEnglish(given.why));

const twelve = evenings(12);

describe('is accepted', () => {
  it.each<[string, Row[], Row[]]>([
    ['the same', twelve, twelve],
    ['more shows', twelve, evenings(20)],
    ['two of four lost', evenings(4), evenings(2)],
    ['a quarter lost', twelve, evenings(9)],
    ['the only one lost', evenings(1), []],
    [
      'all moved by a month',
      twelve,
      twelve.map((row) => ({ ...row, day: row.day.replace('2026-12', '2027-01') })),
    ],
    ['all cancelled', twelve, twelve.map((row) => ({ ...row, rest: 'cancelled' }))],
    ['all hidden', twelve, twelve.map((row) => ({ ...row, rest: 'hidden' }))],
    ['all put off to a day that nobody knows yet', twelve, twelve.map((row) => ({ ...row, day: 'TBA' }))],
    ['cancelled ones deleted', twelve.map((row) => ({ ...row, rest: 'cancelled' })), evenings(1)],
  ])('%s', (_, before, after) => {
    // An empty sheet has lost its rows, and is another case.
    expect(reason(verdict(before, after.length > 0 ? after : [{ day: '2026-11-01', title: 'Old' }]))).toBe(
      'accepted',
    );
  });

  it('the first', () => {
    expect(checkAcceptance(null, sheetOf([]), NOON)).toEqual({ accepted: true });
  });

  it('the lost slots are over', () => {
    expect(verdict(twelve, evenings(4, 9), Date.parse('2026-12-09T00:00:00Z')).accepted).toBe(true);
  });

  it('another title of the document, or other shows in the same one', () => {
    expect(checkAcceptance(sheetOf(twelve), sheetOf(twelve, 'Winter'), NOON).accepted).toBe(true);
  });
});

describe('is not accepted', () => {
  it('no header, at first and later, and never by itself', () => {
    const schedule = read('first|ever\nsheet|x', { timeZone: 'UTC' });
    const headless = { ...sheetOf([]), schedule };
    for (const previous of [null, sheetOf(twelve)]) {
      const given = checkAcceptance(previous, headless, NOON);
      expect(reason(given)).toMatch(/names of the columns/);
      expect(given).toMatchObject({ mayWait: false });
    }
  });

  it.each<[string, Row[], Row[], RegExp]>([
    ['more than a quarter lost', twelve, evenings(8), /^4 of 12 coming shows would be gone/],
    ['three of four lost', evenings(4), evenings(1), /^3 of 4/],
    ['none of two left', evenings(2), [{ day: '2026-12-20', title: 'Other' }], /^None of 2/],
    [
      'all of a day, though few of all',
      [
        ...evenings(20, 5),
        ...['10', '12', '14'].map((hour) => ({
          day: '2026-12-01',
          time: `${hour}:00`,
          title: `Talk ${hour}`,
        })),
      ],
      evenings(20, 5),
      /^3 of 23/,
    ],
    [
      'half of the airings of one title',
      Array.from({ length: 8 }, (_, i) => ({ day: `2026-12-0${i + 1}`, title: 'Film night' })),
      Array.from({ length: 4 }, (_, i) => ({ day: `2026-12-0${i + 1}`, title: 'Film night' })),
      /^4 of 8/,
    ],
    [
      'a weekly show deleted',
      [{ day: '2026-12-01', title: 'Weekly', rest: '|weekly' }, ...evenings(2, 2)],
      evenings(2, 2),
      /coming shows would be gone/,
    ],
  ])('%s', (_, before, after, expected) => {
    const given = verdict(before, after);
    expect(reason(given)).toMatch(expected);
    expect(given).toMatchObject({ mayWait: true });
  });

  it('another document', () => {
    const other = sheetOf([{ day: '2026-12-01', title: 'Rent' }], 'Budget');
    expect(reason(checkAcceptance(sheetOf(evenings(1, 9)), other, NOON))).toMatch(
      /“Budget” instead of “Season”/,
    );
  });
});

it('says which slots would be gone, and never loses more than a quarter of them silently', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 19 }), { maxLength: 20 }), (gone) => {
      const all = evenings(20);
      const given = verdict(all, [
        ...all.filter((_, i) => !gone.includes(i)),
        { day: '2026-11-01', title: 'Old' },
      ]);
      expect(given.accepted).toBe(gone.length <= 5);
      if (!given.accepted) {
        expect(given.lost.map(({ title }) => title).sort()).toEqual(gone.map((i) => `Show ${i + 1}`).sort());
      }
    }),
    { numRuns: 60 },
  );
});
