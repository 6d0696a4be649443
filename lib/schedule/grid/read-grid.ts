import { cellText, isBlank, richCell } from '../cell.ts';
import type { Header } from '../header.ts';
import type { StreamsReader } from '../streams-cell.ts';
import type { Cell, Merge, Tab } from '../types.ts';
import { whenReader } from '../when-cell.ts';
import type { Grid, GridColumn } from './find-grid.ts';

type Spot = { row: number; column: number };

/** A grid as a table with a row for each show, and where each of its cells is in the sheet. */
export type GridTable = {
  rows: Cell[][];
  header: Header;
  /** The place in the sheet of a cell of the table. */
  placeOf(spot: Spot): Spot;
  /** The row in the sheet of a row of the table. */
  rowOf(row: number): number;
  /** The names of the rooms in their order; null if the days are across. */
  rooms: string[] | null;
};

/** The columns of the table. */
const DATE = 0;
const START = 1;
const END = 2;
const TITLE = 3;
const STREAM = 4;
const ROOM = 5;
const DESCRIPTION = 6;
const NAMES = ['Date', 'Start', 'End', 'Title', 'Stream', 'Room', 'Description'];

/** A row of times, with the date that counts for it. */
type TimeRow = {
  row: number;
  day: (Spot & { cell: Cell }) | null;
  seconds: number;
  end: number | null;
  section: number;
};

/** `at` and `last` are the first and the last of its rows of times. */
type Show = {
  at: number;
  last: number;
  column: GridColumn;
  /** It is in all rooms of its day. */
  isAll: boolean;
  title: Cell;
  stream: Cell;
  text: string;
};

/** Takes a grid apart: a cell is a show, with its stream as a link or on a line below it. */
export function readGrid(tab: Tab, grid: Grid, streams: StreamsReader): GridTable {
  const times = timeRows(tab, grid);
  const shows = showsOf(tab, grid, times, streams);
  const hasDates =
    times.some(({ day }) => day !== null) || grid.kind === 'days' || grid.columns.some(({ day }) => day);
  const above = tab.rows.slice(0, grid.row);
  const rows: Cell[][] = [...above, NAMES.map((name) => name)];
  const spots: Spot[][] = [];
  let last: Spot | null = null;
  for (const show of inOrder(shows, grid)) {
    const time = times[show.at];
    if (!time) continue;
    const named = { row: grid.row, column: show.column.column };
    const here = { row: time.row, column: show.column.column };
    const clockPlace = { row: time.row, column: grid.timeColumn };
    const day = dayOf(show, time, grid);
    const until = endOf(show, shows, times);
    // The date is given once for each day, so that shows after midnight are recognized.
    const isNewDay = day !== null && (last?.row !== day.row || last.column !== day.column);
    last = day;
    rows.push([
      isNewDay ? day.cell : '',
      until.own === null ? (tab.rows[time.row]?.[grid.timeColumn] ?? '') : sayClock(time.seconds),
      until.own === null ? (until.next === null ? '' : sayClock(until.next)) : sayClock(until.own),
      show.title,
      show.stream,
      grid.kind === 'rooms' && !show.isAll ? show.column.name : '',
      show.text,
    ]);
    spots.push([day ?? named, clockPlace, clockPlace, here, here, named, here]);
  }
  const header = headerOf(above.length, hasDates, grid);
  return {
    rows,
    header,
    placeOf: ({ row, column }) =>
      spots[row - above.length - 1]?.[column] ?? { row: Math.min(row, grid.row), column },
    rowOf: (row) => spots[row - above.length - 1]?.[TITLE]?.row ?? row,
    rooms: grid.kind === 'rooms' ? [...new Set(grid.columns.map(({ name }) => cellText(name).trim()))] : null,
  };
}

function headerOf(row: number, hasDates: boolean, grid: Grid): Header {
  return {
    row,
    columns: {
      ...(hasDates ? { date: DATE } : {}),
      start: START,
      end: END,
      title: TITLE,
      stream: [{ column: STREAM, weak: false, label: null }],
      ...(grid.kind === 'rooms' ? { room: ROOM } : {}),
      description: DESCRIPTION,
    },
    duplicates: [],
  };
}

/** The rows with a time. A row that holds nothing but a date begins a new day. */
function timeRows({ rows }: Tab, { row: named, timeColumn, dateColumn }: Grid): TimeRow[] {
  const readTime = whenReader('time');
  const readDate = whenReader('date');
  const found: TimeRow[] = [];
  let day: TimeRow['day'] = null;
  let section = 0;
  for (let row = named + 1; row < rows.length; row++) {
    const cells = rows[row] ?? [];
    const time = readTime(cells[timeColumn]);
    if (dateColumn !== null && !isBlank(cells[dateColumn])) {
      day = { row, column: dateColumn, cell: cells[dateColumn] ?? '' };
      section++;
    }
    if (time.is === 'when' && time.when.start !== null) {
      const { start, end } = time.when;
      found.push({ row, day, seconds: start.seconds, end: end?.seconds ?? null, section });
      continue;
    }
    const filled = cells.flatMap((cell, column) => (isBlank(cell) ? [] : [{ cell, column }]));
    const [only] = filled;
    const read = only && filled.length === 1 ? readDate(only.cell) : null;
    if (only && read?.is === 'when' && read.when.date !== null) {
      day = { row, ...only };
      section++;
    }
  }
  return found;
}

function showsOf(tab: Tab, grid: Grid, times: readonly TimeRow[], streams: StreamsReader): Show[] {
  const shows: Show[] = [];
  times.forEach(({ row }, at) => {
    const nextRow = times[at + 1]?.row ?? tab.rows.length;
    for (const column of grid.columns) {
      const cell = tab.rows[row]?.[column.column] ?? '';
      const merge = mergeAt(tab.merges ?? [], row, column.column);
      if (isBlank(cell) || (merge && merge.startRow < row)) continue;
      const below = linesBelow(tab, column.column, row + 1, nextRow, grid);
      const lastRow = (merge?.endRow ?? row + 1) - 1;
      const last = times.findLastIndex((time) => time.row <= lastRow);
      const covered = grid.columns.filter(
        (other) => merge && other.column >= merge.startColumn && other.column < merge.endColumn,
      );
      const ofDay = grid.columns.filter(({ day }) => day?.column === column.day?.column);
      const isAll = grid.kind === 'rooms' && covered.length > 1 && covered.length === ofDay.length;
      const targets = covered.length > 1 && !isAll ? covered : [column];
      for (const target of targets) {
        shows.push({
          at,
          last: Math.max(at, last),
          column: target,
          isAll,
          ...readShow(cell, below, streams),
        });
      }
    }
  });
  return shows;
}

function mergeAt(merges: readonly Merge[], row: number, column: number): Merge | undefined {
  return merges.find(
    (one) => one.startRow <= row && row < one.endRow && one.startColumn <= column && column < one.endColumn,
  );
}

/** The cells below a show in its column, before the next time: its stream, or more about it. */
function linesBelow({ rows }: Tab, column: number, from: number, to: number, grid: Grid): Cell[] {
  const found: Cell[] = [];
  for (let row = from; row < to; row++) {
    const cells = rows[row] ?? [];
    const filled = cells.filter((cell) => !isBlank(cell)).length;
    const cell = cells[column] ?? '';
    if (isBlank(cell) || !isBlank(cells[grid.timeColumn])) continue;
    // A lone date is the heading of the next day.
    if (filled === 1 && whenReader('date')(cell).is === 'when') continue;
    found.push(cell);
  }
  return found;
}

/** The first line is the title; a line that is a stream is the stream, and the others are its description. */
function readShow(
  cell: Cell,
  below: readonly Cell[],
  streams: StreamsReader,
): Pick<Show, 'title' | 'stream' | 'text'> {
  const lines = cellText(cell)
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const [title = '', ...rest] = lines;
  const all: Cell[] = [...rest, ...below];
  const isStream = (line: Cell) =>
    streams(line).streams.length > 0 || /^[^\s:]{0,40}:?\s*https?:\/\/\S+$/i.test(cellText(line).trim());
  const found = all.filter(isStream);
  const links = richCell(cell)?.links ?? [];
  const [link] = links;
  const stream: Cell =
    found.length > 0
      ? found.map((line) => richCell(line)?.links?.[0]?.uri ?? cellText(line)).join('\n')
      : (link?.uri ?? '');
  const text = all
    .filter((line) => !isStream(line))
    .map(cellText)
    .join('\n');
  return { title, stream, text };
}

function dayOf(show: Show, time: TimeRow, grid: Grid): (Spot & { cell: Cell }) | null {
  if (grid.kind === 'days') return { row: grid.row, column: show.column.column, cell: show.column.name };
  return show.column.day ?? time.day;
}

/**
 * When a show ends, in seconds of its day. `own`: by the range in the row of times. `next`: when the next one in its room
 * begins; null for the last one of a day.
 */
function endOf(
  show: Show,
  shows: readonly Show[],
  times: readonly TimeRow[],
): { own: number | null; next: number | null } {
  const own = times[show.last]?.end ?? null;
  if (own !== null) return { own, next: null };
  const section = times[show.at]?.section;
  const following = shows.filter(
    (other) =>
      other.at > show.at &&
      times[other.at]?.section === section &&
      sameDay(other, show) &&
      (other.isAll || show.isAll || isSameRoom(other.column, show.column)),
  );
  const next = Math.min(...following.map(({ at }) => at));
  return { own: null, next: Number.isFinite(next) ? (times[next]?.seconds ?? null) : null };
}

const isSameRoom = (a: GridColumn, b: GridColumn) => cellText(a.name).trim() === cellText(b.name).trim();
const sameDay = (a: Show, b: Show) => a.column.day?.column === b.column.day?.column;

/** In the order in which dates and times after midnight are understood: day by day, each from its first time on. */
function inOrder(shows: readonly Show[], grid: Grid): Show[] {
  const group = ({ column }: Show) => (grid.kind === 'days' ? column.column : (column.day?.column ?? 0));
  return [...shows].sort((a, b) => group(a) - group(b) || a.at - b.at || a.column.column - b.column.column);
}

/** Times after midnight are written as `25:30:00`. */
function sayClock(seconds: number): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}
