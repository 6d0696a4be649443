import { cellText, isBlank } from '../cell.ts';
import { readHeader } from '../header.ts';
import type { Cell, Merge, Tab } from '../types.ts';
import { type WhenCell, whenReader } from '../when-cell.ts';

/** A column of shows. */
export type GridColumn = {
  column: number;
  /** The cell that names it: a room, or a day. */
  name: Cell;
  /** Of a grid with rooms: the date above the rooms, with its place. */
  day: { cell: Cell; row: number; column: number } | null;
};

/** A sheet that has times down, and rooms or days across. Rows and columns are counted from 0. */
export type Grid = {
  kind: 'rooms' | 'days';
  /** The row that names the columns. */
  row: number;
  timeColumn: number;
  /** A column of dates beside the times. */
  dateColumn: number | null;
  columns: GridColumn[];
};

/** At most this many title rows and notes are above the names. */
const ROWS_SEARCHED = 30;
const ROWS_LOOKED_AT = 200;
/** At least this share of the cells in a column of times are times. */
const MOST_ARE = 0.6;
const FEWEST_COLUMNS = 2;

/** Finds a grid; null if the sheet is a table with a row for each show, or something else. */
export function findGrid({ rows, merges = [] }: Tab): Grid | null {
  const readTime = whenReader('time');
  const readDate = whenReader('date');
  for (let row = 0; row < Math.min(rows.length - 1, ROWS_SEARCHED); row++) {
    const cells = rows[row] ?? [];
    if (isTable(cells, row)) return null;
    const below = rows.slice(row + 1, row + 1 + ROWS_LOOKED_AT);
    const timeColumn = findColumn(cells.length, below, 2, (cell) => hasTime(readTime(cell)));
    if (timeColumn === null || hasTime(readTime(cells[timeColumn]))) continue;
    const grid = readGrid(rows, row, timeColumn, merges, readDate);
    if (grid) return grid;
  }
  return null;
}

const hasTime = (read: WhenCell) => read.is === 'when' && read.when.start !== null;
const isDate = (read: WhenCell) => read.is === 'when' && read.when.date !== null && read.when.start === null;

/** A row that names a title and a time is the header of a table. */
function isTable(cells: readonly Cell[], row: number): boolean {
  const { columns } = readHeader(cells, row);
  const { title, start, date, end, length, repeat, stream } = columns;
  const times = [start, date, end, length, repeat].filter((column) => column !== undefined);
  return times.length > 0 && (title !== undefined || stream.length > 0 || end !== undefined);
}

/** The first column most of whose cells are of a kind, and at least this many. */
function findColumn(
  width: number,
  below: readonly Cell[][],
  fewest: number,
  isIt: (cell: Cell) => boolean,
): number | null {
  for (let column = 0; column < width; column++) {
    const filled = below.map((cells) => cells[column] ?? '').filter((cell) => !isBlank(cell));
    const fitting = filled.filter(isIt).length;
    if (fitting >= fewest && fitting >= filled.length * MOST_ARE) return column;
  }
  return null;
}

function readGrid(
  rows: readonly Cell[][],
  row: number,
  timeColumn: number,
  merges: readonly Merge[],
  readDate: (cell: Cell | undefined) => WhenCell,
): Grid | null {
  const cells = rows[row] ?? [];
  const below = rows.slice(row + 1, row + 1 + ROWS_LOOKED_AT);
  const dateColumn = findColumn(timeColumn, below, 1, (cell) => isDate(readDate(cell)));
  const named = cells.flatMap((name, column) =>
    column > timeColumn && !isBlank(name) ? [{ name, column }] : [],
  );
  const used = named.filter(({ column }) => below.some((one) => !isBlank(one[column])));
  if (named.length < FEWEST_COLUMNS || used.length < 1) return null;
  const dated = named.filter(({ name }) => isDate(readDate(name)));
  if (dated.length > 0 && dated.length < named.length) return null;
  if (dated.length === 0) {
    // A word such as Host or Notes names a column of a table.
    const known = named.filter(({ name }) => isOtherColumn(name));
    if (known.length > 0 || !named.every(({ column }) => holdsShows(below, column))) return null;
    const days = daysAbove(rows, row, named, merges, readDate);
    const columns = named.map((one) => ({ ...one, day: days?.get(one.column) ?? null }));
    return { kind: 'rooms', row, timeColumn, dateColumn, columns };
  }
  // Dates across above a row of rooms are the days of these.
  const next = rows[row + 1] ?? [];
  const readTime = whenReader('time');
  const isNamedBelow =
    named.some(({ column }) => !isBlank(next[column])) && !hasTime(readTime(next[timeColumn]));
  if (isNamedBelow) return null;
  return {
    kind: 'days',
    row,
    timeColumn,
    dateColumn: null,
    columns: dated.map((one) => ({ ...one, day: null })),
  };
}

/** A header that is known, and that is not a word for a room. */
function isOtherColumn(name: Cell): boolean {
  const { columns } = readHeader(['Time', name], 0);
  const { stream, room, weakStatus: _weak, zone: _zone, start: _start, ...others } = columns;
  return room === undefined && (stream.length > 0 || Object.values(others).includes(1));
}

/** Whether what is in a column may be shows: not numbers, dates or times alone. */
function holdsShows(below: readonly Cell[][], column: number): boolean {
  const texts = below.map((cells) => cellText(cells[column]).trim()).filter((text) => text !== '');
  const shows = texts.filter((text) => /\p{L}/u.test(text) && !/^\d{1,2}(?::\d\d)? ?[ap]m$/i.test(text));
  return shows.length >= texts.length / 2;
}

/** The date that is above each column; null if none is. */
function daysAbove(
  rows: readonly Cell[][],
  row: number,
  named: ReadonlyArray<{ column: number }>,
  merges: readonly Merge[],
  readDate: (cell: Cell | undefined) => WhenCell,
): Map<number, NonNullable<GridColumn['day']>> | null {
  const above = rows[row - 1] ?? [];
  const dates = above.flatMap((cell, column) =>
    isDate(readDate(cell)) ? [{ cell, row: row - 1, column }] : [],
  );
  // One date above all is that of the whole sheet, and is found as such.
  if (dates.length < 2) return null;
  const days = new Map<number, NonNullable<GridColumn['day']>>();
  for (const { column } of named) {
    const merge = merges.find(
      (one) =>
        one.startRow <= row - 1 &&
        row - 1 < one.endRow &&
        one.startColumn <= column &&
        column < one.endColumn,
    );
    const from = merge?.startColumn ?? column;
    const day = dates.findLast((date) => date.column <= from);
    if (day) days.set(column, day);
  }
  return days;
}
