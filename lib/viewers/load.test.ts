import { expect, it } from 'vitest';
import { type Load, loadsCsv, seriesLoads } from './load.ts';
import { createMinutes } from './minute.ts';
import { roundedCount } from './rounded-count.ts';

const load = (more: Partial<Load>): Load => ({
  uid: 'a',
  title: 'Show',
  series: null,
  room: null,
  start: '2026-11-28T20:00:00Z',
  end: null,
  most: 10,
  mostAt: '2026-11-28T20:30:00Z',
  lastAt: '2026-11-28T21:00:00Z',
  average: 5,
  watched: 300,
  came: 12,
  left: 12,
  chat: null,
  messages: 0,
  ...more,
});

it('a minute has the most, the average, and who came and left as far as counts tell', () => {
  const minutes = createMinutes();
  for (const viewers of [10, 30, 20]) minutes.add({ viewers, chat: null });
  expect(minutes.end(null)).toEqual({ most: 30, average: 20, came: 30, left: 10, chat: null, messages: 0 });
  expect(minutes.end(null)).toBeNull();
  minutes.add({ viewers: 20, chat: { members: 7, messages: 112 } });
  expect(minutes.end(100)).toMatchObject({ came: 0, left: 0, chat: 7, messages: 12 });
  minutes.add({ viewers: 20, chat: { members: 7, messages: 3 } });
  // The bot was started anew, and counts from zero.
  expect(minutes.end(112)?.messages).toBe(0);
});

it('shows of a series are added up, and a show without one stands alone', () => {
  const loads = [
    load({ series: 'Season 5', most: 49_800 }),
    load({ series: 'Season 5', most: 20 }),
    load({}),
  ];
  expect(seriesLoads(loads)).toEqual([
    { series: 'Season 5', shows: 2, most: 49_800, watched: 600, messages: 0 },
    { series: 'Show', shows: 1, most: 10, watched: 300, messages: 0 },
  ]);
});

it('the table as CSV quotes what needs it, and holds no formulas', () => {
  const [, row] = loadsCsv([load({ title: '=HYPERLINK("x"), "y"' })]).split('\r\n');
  expect(row).toContain(`"'=HYPERLINK(""x""), ""y"""`);
});

it.each([
  [0, 0],
  [99, 99],
  [100, 100],
  [104, 100],
  [1249, 1250],
  [49_812, 49_800],
])('%i viewers are told as %i', (count, told) => expect(roundedCount(count)).toBe(told));
