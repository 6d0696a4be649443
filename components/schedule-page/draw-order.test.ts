import { expect, it } from 'vitest';
import { feedSlot } from '#lib/feeds/testing/feed.ts';
import { columnOrder, type Drawn, drawMore, drawOrder, PART } from './draw-order.ts';
import { placeOnGrid } from './place-on-grid.ts';

const rooms = Array.from({ length: 30 }, (_, n) => ({ name: `Room ${n}` }));
const hour = (n: number) => new Date(Date.UTC(2026, 10, 28, n)).toISOString();
const slots = Array.from({ length: 20 * 30 }, (_, n) => {
  const at = Math.floor(n / 30);
  return feedSlot({ uid: `${n}`, room: `Room ${n % 30}`, start: hour(at), end: hour(at + 1) });
});
const grid = placeOnGrid(slots, rooms);

it('begins with the cells in view, and goes on with the nearest', () => {
  const order = drawOrder(grid, 30, { left: 0.5, top: 0.25, width: 0.2, height: 0.2 });
  expect(order.toSorted((a, b) => a - b)).toEqual([...order.keys()]);
  const first = grid.filter((_, at) => (order[at] ?? 0) < 48);
  expect(first.every(({ column, row }) => column >= 15 && column <= 22 && row >= 5 && row <= 10)).toBe(true);
  const farthest = grid[order.indexOf(grid.length - 1)];
  expect([farthest?.column, farthest?.row]).toEqual([1, 20]);
});

it('draws what is in all rooms as being in view, and an empty day as nothing', () => {
  const all = placeOnGrid(
    [feedSlot({ room: null, start: hour(0), end: hour(1) }), ...slots.slice(30)],
    rooms,
  );
  const order = drawOrder(all, 30, { left: 0.9, top: 0, width: 0.1, height: 0.04 });
  expect(order[0]).toBe(0);
  expect(drawOrder([], 30, { left: 0, top: 0, width: 1, height: 1 })).toEqual([]);
});

it('draws the columns in view first, and each column once', () => {
  const order = columnOrder(30, { left: 0.5, top: 0.9, width: 0.2, height: 0.1 });
  expect(order.toSorted((a, b) => a - b)).toEqual([...order.keys()]);
  const first = [...order.keys()].filter((column) => (order[column] ?? 0) < 6);
  expect(first.every((column) => column >= 14 && column <= 21)).toBe(true);
  expect(order[0]).toBe(29);
  expect(columnOrder(0, { left: 0, top: 0, width: 1, height: 1 })).toEqual([]);
});

it('draws all columns, then all cells, and stops', () => {
  const all = { columns: 30, cells: 950 };
  const steps: Drawn[] = [PART];
  for (let next = drawMore(PART, all); next; next = drawMore(next, all)) steps.push(next);
  expect(steps).toHaveLength(1 + 7 + 237);
  expect(steps.at(-1)).toEqual({ columns: 32, cells: 952 });
  const begun = steps.findIndex(({ cells }) => cells > PART.cells);
  expect(steps[begun]?.columns).toBeGreaterThanOrEqual(30);
  expect(drawMore(PART, { columns: 2, cells: 3 })).toBe(null);
});
