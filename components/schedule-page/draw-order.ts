import type { Placed } from './place-on-grid.ts';

/** The part of a grid that is in view, as fractions of its width and height. */
export type InView = { left: number; top: number; width: number; height: number };

/**
 * For each cell of a grid, how many cells are drawn before it: those in view come first, then the nearest to it. Cells that are
 * as near are drawn room by room, so that the browser lays out few columns at a time.
 */
export function drawOrder(grid: readonly Placed[], rooms: number, view: InView): number[] {
  const rows = Math.max(1, ...grid.map(({ rowEnd }) => rowEnd - 1));
  // How many screens a cell is away, on one axis.
  const away = (from: number, to: number, begin: number, size: number) =>
    Math.max(0, from - (begin + size), begin - to) / size;
  const distances = grid.map(
    ({ row, rowEnd, column, columnEnd }) =>
      away((column - 1) / rooms, (columnEnd - 1) / rooms, view.left, view.width) +
      away((row - 1) / rows, (rowEnd - 1) / rows, view.top, view.height),
  );
  const order: number[] = [];
  const nearest = [...distances.keys()].sort(
    (a, b) => (distances[a] ?? 0) - (distances[b] ?? 0) || (grid[a]?.column ?? 0) - (grid[b]?.column ?? 0),
  );
  for (const [at, cell] of nearest.entries()) order[cell] = at;
  return order;
}
