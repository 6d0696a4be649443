import { problemsAt } from '../problems.ts';
import { type FoundRows, type RowsContext, readRows } from '../read-rows.ts';
import type { Details } from '../schedule.ts';
import type { Tab } from '../types.ts';
import type { Grid } from './find-grid.ts';
import { type GridTable, readGrid } from './read-grid.ts';

type Spot = { row: number; column: number };

/** The cells of a grid that a show comes from. */
type GridPlaces = Record<'start' | 'title' | 'room', (details: Details) => Spot>;

/** The columns of the table that a grid becomes. */
const COLUMNS = { start: 1, title: 3, room: 5 };

/** Reads the shows of a grid. Rows and problems name the cells of the sheet. */
export function readGridRows(
  tab: Tab,
  grid: Grid,
  context: RowsContext,
): { found: FoundRows['found']; table: GridTable; placeOf: GridPlaces } {
  const table = readGrid(tab, grid, context.streams);
  const problems = problemsAt(context.problems, (place) => place && table.placeOf(place));
  const { found } = readRows(table.rows, table.header, { ...context, problems });
  const rows = new Map<Details, number>();
  for (const { details } of [...found.slots, ...found.repeats]) {
    rows.set(details, details.row - 1);
    details.row = table.rowOf(details.row - 1) + 1;
  }
  const unscheduled = found.unscheduled.map(({ title, row }) => ({ title, row: table.rowOf(row - 1) + 1 }));
  const placeIn = (column: number) => (details: Details) =>
    table.placeOf({ row: rows.get(details) ?? 0, column });
  return {
    found: { ...found, unscheduled },
    table,
    placeOf: {
      start: placeIn(COLUMNS.start),
      title: placeIn(COLUMNS.title),
      room: placeIn(COLUMNS.room),
    },
  };
}
