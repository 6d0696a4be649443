import { expect, it } from 'vitest';
import { feedSlot } from '#lib/feeds/testing/feed.ts';
import { rowHeights } from './row-heights.ts';

const placed = (row: number, rowEnd: number, title = 'Talk', column = 1) => ({
  slot: feedSlot({ title }),
  row,
  rowEnd,
  column,
  columnEnd: column + 1,
});
const sum = (heights: readonly number[]) => heights.reduce((all, height) => all + height, 0);

it('makes a cell with a long title higher, and one over several rows no higher than it must be', () => {
  const [short] = rowHeights([placed(1, 2)]) as [number];
  const [long] = rowHeights([
    placed(1, 2),
    placed(1, 2, 'A title of three lines or four, as many are', 2),
  ]) as [number];
  expect(long).toBeGreaterThan(short + 1);
  // Three rows of the least height have room for the short one.
  expect(rowHeights([placed(1, 4)])).toEqual([2, 2, 2]);
  // The first cell needs the height, and the second one, which ends later, adds only the least.
  expect(sum(rowHeights([placed(1, 2), placed(1, 3, 'Talk', 2)]))).toBeCloseTo(short + 2);
});

it('gives letters that are twice as wide twice the room, and a very long title not all it asks for', () => {
  const [latin] = rowHeights([placed(1, 2, 'o'.repeat(15))]) as [number];
  const [wide] = rowHeights([placed(1, 2, '京'.repeat(15))]) as [number];
  expect(wide).toBeGreaterThan(latin);
  const [endless] = rowHeights([placed(1, 2, 'word '.repeat(60))]) as [number];
  expect(endless).toBeLessThan(12);
});

it('has no rows for no shows', () => {
  expect(rowHeights([])).toEqual([]);
});
