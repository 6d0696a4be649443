import fc from 'fast-check';
import { expect, it } from 'vitest';
import { feedSlot } from '#lib/feeds/testing/feed.ts';
import { cutIntoBands } from './bands.ts';
import { placeOnGrid } from './place-on-grid.ts';
import { rowHeights } from './row-heights.ts';

const rooms = [{ name: 'A' }, { name: 'B' }, { name: 'C' }];
const minute = (n: number) => new Date(Date.UTC(2026, 10, 28, 0, n)).toISOString();
const slots = fc
  .array(fc.record({ start: fc.nat(900), length: fc.integer({ min: 5, max: 200 }), room: fc.nat(3) }), {
    maxLength: 60,
  })
  .map((all) =>
    all
      .toSorted((a, b) => a.start - b.start)
      .map(({ start, length, room }, n) =>
        feedSlot({
          uid: `${n}`,
          room: rooms[room]?.name ?? null,
          start: minute(start),
          end: minute(start + length),
        }),
      ),
  );

it('keeps each cell at its place and height, in one band', () => {
  fc.assert(
    fc.property(slots, (some) => {
      const grid = placeOnGrid(some, rooms);
      const heights = rowHeights(grid);
      const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);
      const seen: number[] = [];
      for (const bands of cutIntoBands(grid, heights).values()) {
        let top = 0;
        for (const { space, rows, cells } of bands) {
          expect(space).toBeGreaterThanOrEqual(0);
          top += space;
          for (const { at, row, rowEnd } of cells) {
            seen.push(at);
            const placed = grid[at] as (typeof grid)[number];
            expect(top + sum(rows.slice(0, row - 1))).toBeCloseTo(sum(heights.slice(0, placed.row - 1)), 0);
            const height = sum(heights.slice(placed.row - 1, placed.rowEnd - 1));
            expect(sum(rows.slice(row - 1, rowEnd - 1))).toBeCloseTo(height, 0);
          }
          top += sum(rows);
        }
      }
      expect(seen.toSorted((a, b) => a - b)).toEqual([...grid.keys()]);
    }),
  );
});

it('makes bands of six shows that follow each other, and longer ones if shows overlap', () => {
  const day = (length: number) =>
    Array.from({ length: 20 }, (_, n) =>
      feedSlot({ uid: `${n}`, room: 'A', start: minute(n * 30), end: minute(n * 30 + length) }),
    );
  const sizes = (length: number) => {
    const grid = placeOnGrid(day(length), rooms);
    return cutIntoBands(grid, rowHeights(grid))
      .get(1)
      ?.map(({ cells }) => cells.length);
  };
  expect(sizes(30)).toEqual([6, 6, 6, 2]);
  expect(sizes(40)).toEqual([20]);
});
