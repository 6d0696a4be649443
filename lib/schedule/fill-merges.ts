import { isBlank } from './cell.ts';
import type { Header } from './header.ts';
import type { Cell, Tab } from './types.ts';

/** A sheet with merges everywhere is filled no further. */
const MOST_FILLED = 200_000;

/**
 * The rows of a tab with what stands in a merged cell in each of the rows it covers. A merged date needs none of it: it
 * counts for the rows below in any case, and a time past midnight among them is still seen as such.
 */
export function fillMerges({ rows, merges }: Tab, { row: headerRow, columns }: Header): Cell[][] {
  if (!merges || merges.length === 0) return rows;
  const { date, title, start } = columns;
  const filled = [...rows];
  const copied = new Set<number>();
  let count = 0;
  for (const merge of merges) {
    const { startRow, startColumn } = merge;
    const endRow = Math.min(merge.endRow, rows.length);
    const cell = rows[startRow]?.[startColumn];
    if (startRow <= headerRow || cell === undefined || isBlank(cell) || startColumn === date) continue;
    for (let row = startRow + 1; row < endRow && count < MOST_FILLED; row++, count++) {
      const own = filled[row] ?? [];
      // A show over several rows is one show: only a row with a time of its own is another airing of it.
      if (startColumn === title && (start === undefined || isBlank(own[start]))) continue;
      if (startColumn === start && (title === undefined || isBlank(own[title]))) continue;
      if (!isBlank(own[startColumn])) continue;
      const copy = copied.has(row) ? own : [...own];
      while (copy.length < startColumn) copy.push('');
      copy[startColumn] = cell;
      filled[row] = copy;
      copied.add(row);
    }
  }
  return filled;
}
