import type { Placed } from './place-on-grid.ts';

/** No row is lower (rem), however short the time between two changes is. */
const LEAST = 2;
const PADDING = 0.7;
const LINE = 1.2;
/** About how many letters a line of the narrowest column has. */
const LETTERS = 14;
/** The line below the title is smaller. */
const HOST_LETTERS = 16;
/** More of a title is seen when the pointer or the focus is on it. */
const MOST_LINES = 5;
/** The space between two cells. */
const GAP = 0.2;

/**
 * The height (rem) of each row of a grid, so that each cell has room for about its text. The browser needs no cell's text
 * for its layout then, so a large grid can be filled in parts, and nothing moves while it is scrolled.
 */
export function rowHeights(grid: readonly Placed[]): number[] {
  const byEnd = new Map<number, Placed[]>();
  let last = 1;
  for (const placed of grid) {
    byEnd.set(placed.rowEnd, [...(byEnd.get(placed.rowEnd) ?? []), placed]);
    last = Math.max(last, placed.rowEnd);
  }
  // The place of each line between two rows, from the top.
  const lines = [0, 0];
  const heights: number[] = [];
  for (let line = 2; line <= last; line++) {
    const before = lines[line - 1] ?? 0;
    const needed = (byEnd.get(line) ?? []).map((placed) => (lines[placed.row] ?? 0) + heightOf(placed));
    const place = Math.max(before + LEAST, ...needed);
    lines.push(place);
    heights.push(Math.round((place - before) * 100) / 100);
  }
  return heights;
}

/** Whether a cell may have more text than room for it. */
export const isLong = ({ slot, column, columnEnd }: Placed): boolean =>
  linesOf(slot.title, LETTERS * (columnEnd - column)) > MOST_LINES ||
  linesOf(slot.host ?? '', HOST_LETTERS * (columnEnd - column)) > 2;

function heightOf({ slot, column, columnEnd }: Placed): number {
  const columns = columnEnd - column;
  const title = Math.min(MOST_LINES, linesOf(slot.title, LETTERS * columns));
  const host = Math.min(2, linesOf(slot.host ?? '', HOST_LETTERS * columns));
  // The time, in some languages with a zone that needs a line of its own.
  const time = columns > 1 ? 1 : 1.6;
  return PADDING + GAP + LINE * (title + host + time);
}

/** Letters of Chinese, Japanese and Korean are as wide as two. */
function linesOf(text: string, letters: number): number {
  const width = text.length + (text.match(/[\u1100-\uffdc]/g)?.length ?? 0);
  return Math.ceil(width / letters);
}
