import type { Placed } from './place-on-grid.ts';

/** A cell of a band: its place in the grid's array, and its rows in the band (from 1, the end is exclusive). */
export type BandCell = { at: number; row: number; rowEnd: number };

/** Some cells of a column that follow each other. If one of them changes, only its band is laid out anew. */
export type Band = {
  /** The empty space (rem) above it. */
  space: number;
  /** The height (rem) of each of its rows. */
  rows: number[];
  cells: BandCell[];
};

/** About as many cells as are in view at once in a column. */
const CELLS = 6;

const round = (rem: number) => Math.round(rem * 100) / 100;

/**
 * Cuts each column of a grid into bands, from the heights (rem) of the grid's rows. No cell is in two bands, so shows of one
 * room at the same time make a band longer. The key is the column, and 0 for the cells of all rooms.
 */
export function cutIntoBands(grid: readonly Placed[], heights: readonly number[]): Map<number, Band[]> {
  const lines = [0, 0];
  for (const height of heights) lines.push((lines.at(-1) ?? 0) + height);
  const columns = new Map<number, Span[]>();
  for (const [at, { column, columnEnd, row, rowEnd }] of grid.entries()) {
    const key = columnEnd - column > 1 ? 0 : column;
    const span = { at, top: lines[row] ?? 0, bottom: lines[rowEnd] ?? 0 };
    columns.set(key, [...(columns.get(key) ?? []), span]);
  }
  return new Map([...columns].map(([key, spans]) => [key, bandsOf(spans)]));
}

/** A cell and its place (rem) from the top of the grid. */
type Span = { at: number; top: number; bottom: number };

function bandsOf(spans: readonly Span[]): Band[] {
  const groups: Span[][] = [];
  let end = 0;
  for (const span of spans.toSorted((a, b) => a.top - b.top)) {
    const last = groups.at(-1);
    if (last && (last.length < CELLS || span.top < end)) last.push(span);
    else groups.push([span]);
    end = Math.max(end, span.bottom);
  }
  let above = 0;
  return groups.map((group) => {
    const edges = [...new Set(group.flatMap(({ top, bottom }) => [top, bottom]))].sort((a, b) => a - b);
    const [top = 0, bottom = 0] = [edges[0], edges.at(-1)];
    const space = round(top - above);
    above = bottom;
    return {
      space,
      rows: edges.slice(1).map((edge, n) => round(edge - (edges[n] ?? 0))),
      cells: group.map((span) => ({
        at: span.at,
        row: edges.indexOf(span.top) + 1,
        rowEnd: edges.indexOf(span.bottom) + 1,
      })),
    };
  });
}
