import { expect, it } from 'vitest';
import type { TimelineSlot } from './state.ts';
import { timelineOf } from './timeline.ts';

const FROM = Date.parse('2026-11-28T10:00:00Z');
const HOUR = 3_600_000;
const slot = (uid: string, room: string | null, from: number, to: number): TimelineSlot => ({
  uid,
  title: uid,
  start: new Date(FROM + from * HOUR).toISOString(),
  end: new Date(FROM + to * HOUR).toISOString(),
  status: 'confirmed',
  row: 2,
  streams: 1,
  room,
});

it('draws a row for each room, what is in all rooms in each, and no overlap between two rooms', () => {
  const slots = [
    slot('opening', null, 0, 1),
    slot('a', 'One', 1, 2),
    slot('b', 'Two', 1, 3),
    slot('c', 'Two', 2, 3),
  ];
  const { bars, gaps, rows, lanes } = timelineOf(slots, ['One', 'Two'], 60, FROM, FROM + 5 * HOUR);
  expect(lanes).toBe(3);
  expect(rows.map(({ name, lane, lanes }) => [name, lane, lanes])).toEqual([
    ['One', 0, 1],
    ['Two', 1, 2],
  ]);
  // In the second row something is on until the end, with the hour that it may run over.
  expect(gaps.map(({ from, to, row }) => [(from - FROM) / HOUR, (to - FROM) / HOUR, row.name])).toEqual([
    [3, 5, 'One'],
    [4, 5, 'Two'],
  ]);
  expect(bars.map(({ slot: { uid }, lane, overlaps }) => [uid, lane, overlaps])).toEqual([
    ['opening', 0, false],
    ['opening', 1, false],
    ['a', 0, false],
    ['b', 1, true],
    ['c', 2, true],
  ]);
});
