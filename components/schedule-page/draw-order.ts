import type { Placed } from './place-on-grid.ts';

/** The part of a grid that is in view, as fractions of its width and height. */
export type InView = { left: number; top: number; width: number; height: number };

/** How much of a grid is drawn: columns that have the places of their cells, and cells that have their text. */
export type Drawn = { columns: number; cells: number };

/**
 * How much is drawn at once, so that what was pressed meanwhile is answered within a tenth of a second even on a slow machine.
 * A large screen shows about a hundred cells.
 */
export const PART: Drawn = { columns: 4, cells: 4 };

/** One part more than is drawn, or null if all is: first the columns, so that a screen reader counts the cells right soon. */
export function drawMore(drawn: Drawn, all: Drawn): Drawn | null {
  if (drawn.columns < all.columns) return { ...drawn, columns: drawn.columns + PART.columns };
  if (drawn.cells < all.cells) return { ...drawn, cells: drawn.cells + PART.cells };
  return null;
}

/**
 * For each cell of a grid, how many cells are drawn before it: those in view come first, then the nearest to it. Cells that are
 * as near are drawn room by room, so that the browser lays out few columns at a time.
 */
export function drawOrder(grid: readonly Placed[], rooms: number, view: InView): number[] {
  const rows = Math.max(1, ...grid.map(({ rowEnd }) => rowEnd - 1));
  const distances = grid.map(
    ({ row, rowEnd, column, columnEnd }) =>
      away((column - 1) / rooms, (columnEnd - 1) / rooms, view.left, view.width) +
      away((row - 1) / rows, (rowEnd - 1) / rows, view.top, view.height),
  );
  return placesOf(
    [...distances.keys()].sort(
      (a, b) => (distances[a] ?? 0) - (distances[b] ?? 0) || (grid[a]?.column ?? 0) - (grid[b]?.column ?? 0),
    ),
  );
}

/** For each room of a grid, how many rooms' columns are drawn before its own: those in view come first. */
export function columnOrder(rooms: number, view: InView): number[] {
  const distance = (room: number) => away(room / rooms, (room + 1) / rooms, view.left, view.width);
  return placesOf([...Array(rooms).keys()].sort((a, b) => distance(a) - distance(b)));
}

/** How many screens a cell is away, on one axis. */
const away = (from: number, to: number, begin: number, size: number) =>
  Math.max(0, from - (begin + size), begin - to) / size;

/** From the order of some things, the place of each in it. */
function placesOf(order: readonly number[]): number[] {
  const places: number[] = [];
  for (const [at, thing] of order.entries()) places[thing] = at;
  return places;
}
