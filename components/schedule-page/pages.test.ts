import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PublicSlot } from '#lib/feeds/site-view.ts';
import { feedSlot } from '#lib/feeds/testing/feed.ts';
import { dayKey } from '#lib/format/times.ts';
import { daysIn, daysOf } from './days.ts';
import { findSlots, seriesNames } from './find-slots.ts';

const at = (start: string, title = start): PublicSlot => feedSlot({ uid: start, start, title });
const keys = (starts: string[], timeZone: string) =>
  daysOf(
    starts.map((start) => at(start)),
    ({ start }) => dayKey(Date.parse(start), timeZone),
  ).map(({ key, slots }) => `${key} ${slots.length}`);

describe('the days of the reader', () => {
  it.each([
    ['UTC', ['2026-11-28 2', '2026-11-29 0', '2026-11-30 1']],
    ['Pacific/Auckland', ['2026-11-28 1', '2026-11-29 1', '2026-11-30 0', '2026-12-01 1']],
  ])('in %s', (zone, days) => {
    expect(keys(['2026-11-28T10:00:00Z', '2026-11-28T23:30:00Z', '2026-11-30T12:00:00Z'], zone)).toEqual(
      days,
    );
  });

  it('are found for shows that start together, and the server’s are kept', () => {
    const slots = ['a', 'b', 'c'].map((uid) => feedSlot({ uid, start: '2026-11-28T23:30:00Z' }));
    const days = daysIn('Pacific/Auckland', slots, new Map([['a', '2026-11-28']]));
    expect(days.map(({ key, slots }) => [key, slots.map(({ uid }) => uid).join('')])).toEqual([
      ['2026-11-28', 'a'],
      ['2026-11-29', 'bc'],
    ]);
  });

  it('keep a night of 25 hours in one day', () => {
    const night = [
      '2026-10-24T23:30:00Z',
      '2026-10-25T00:30:00Z',
      '2026-10-25T01:30:00Z',
      '2026-10-25T23:59:00Z',
    ];
    expect(keys(night, 'Europe/London')).toEqual(['2026-10-25 4']);
  });

  it('hold every slot once and in order, in any zone, without a day left out', () => {
    const instants = fc.array(
      fc.date({ min: new Date('2026-01-01'), max: new Date('2027-01-01'), noInvalidDate: true }),
      { maxLength: 20 },
    );
    const zone = fc.constantFrom(
      'Pacific/Auckland',
      'America/New_York',
      'Asia/Kolkata',
      'Pacific/Apia',
      'UTC',
    );
    fc.assert(
      fc.property(instants, zone, (dates, timeZone) => {
        const dayOf = ({ start }: { start: string }) => dayKey(Date.parse(start), timeZone);
        const slots = dates
          .map((date) => at(date.toISOString()))
          .sort((a, b) => (a.start < b.start ? -1 : 1));
        const days = daysOf(slots, dayOf);
        expect(days.flatMap((day) => day.slots)).toEqual(slots);
        for (const day of days) {
          for (const slot of day.slots) expect(dayOf(slot)).toBe(day.key);
        }
        days.slice(1).forEach((day, before) => {
          expect(Date.parse(day.key) - Date.parse(days[before]!.key)).toBe(86_400_000);
        });
      }),
      { numRuns: 40 },
    );
  });
});

describe('the search', () => {
  const slots = [
    feedSlot({ uid: '1', title: 'Café de nuit', host: 'The crew', series: 'Friday' }),
    feedSlot({ uid: '2', title: 'Late reel', description: 'A short film about coffee', series: 'Shorts' }),
    feedSlot({ uid: '3', title: 'Late reel' }),
  ];
  it.each([
    ['', '', ['1', '2', '3']],
    ['cafe', '', ['1']],
    ['  LATE   film ', '', ['2']],
    ['crew', 'Shorts', []],
    ['', 'Friday', ['1']],
  ])('for %j in series %j', (search, series, uids) => {
    expect(findSlots(slots, search, series).map(({ uid }) => uid)).toEqual(uids);
  });

  it('names each series once', () =>
    expect(seriesNames([...slots, ...slots], 'en')).toEqual(['Friday', 'Shorts']));
});
