import { cellText, richCell } from '#lib/schedule/cell.ts';
import { isoDay, sayMinutes } from '#lib/schedule/civil.ts';
import type { Columns } from '#lib/schedule/header.ts';
import type { Taken } from '#lib/schedule/read-with.ts';
import { parseStatus } from '#lib/schedule/status.ts';
import type { Cell, Tab, Workbook } from '#lib/schedule/types.ts';
import { zoneOf } from '#lib/schedule/zone.ts';
import { DAY, MINUTE } from '#lib/time.ts';
import { type Airing, ownRow, type SlotEdit, sameAiring } from './slot-edits.ts';

/** The edit as it is written: streams as text; null drops the first line of the cell. */
export type RowEdit = Exclude<SlotEdit, { act: 'stream' }> | { act: 'stream'; text: string | null };

/** An edit to write into the row of an airing. Title and start tell the row, as uids may be handed on. */
export type RowOrder =
  | { airing: Airing; edit: RowEdit; by: string }
  /** Undoes an earlier edit. */
  | { restore: CellEdit[] };

/**
 * A cell, counted from 0, with its text before and after. `title` is the title of the row after the edit, by which the row is
 * found again.
 */
export type CellEdit = {
  row: number;
  column: number;
  before: string;
  after: string;
  title: string;
  /** A note that is added to the cell. */
  note?: string | undefined;
};
export type RowCells = { tab: { name: string; gid: number | null }; cells: CellEdit[] };

/** The cells to write for an order; null if the sheet has no plain row for it. */
export function cellsFor(workbook: Workbook, taken: Taken, order: RowOrder): RowCells | null {
  const tab = workbook.tabs.find(({ name }) => name === taken.tab);
  if (!tab || !taken.header) return null;
  const { columns, row: header } = taken.header;
  const title = columns.title ?? 0;
  if ('restore' in order) {
    const cells = order.restore.map((cell) => restored(tab, cell, title));
    return cells.some((cell) => cell === null)
      ? null
      : { tab, cells: cells.flatMap((cell) => (cell ? [cell] : [])) };
  }
  const sheet = new Rows(tab, columns, header);
  const { airing, edit, by } = order;
  const row = rowOf(taken, airing, sheet);
  if (!row) return null;
  if (edit.act === 'swap') {
    const other = rowOf(taken, edit.with, sheet);
    if (!other || !swapRows(taken, row, other, sheet)) return null;
  } else if (edit.act === 'stream') {
    const [first, ...others] = columns.stream;
    if (!first) return null;
    const old = sheet.textOf(row.row, first.column);
    const text = edit.text ?? old.split('\n').slice(1).join('\n');
    const note = old === '' ? undefined : [sheet.noteOf(row.row, first.column), `${by}: ${old}`];
    sheet.write(row.row, first.column, text, note?.join('\n').trim());
    for (const { column } of others) sheet.write(row.row, column, '');
  } else {
    const column = columns.status ?? sheet.addColumn('Status');
    sheet.write(row.row, column, statusText(sheet.textOf(row.row, column), edit));
  }
  return { tab, cells: sheet.changes(title) };
}

function statusText(old: string, edit: Extract<RowEdit, { act: 'cancel' | 'hide' | 'delay' }>): string {
  if (edit.act !== 'delay') return edit.act === 'cancel' ? 'cancelled' : 'hidden';
  const was = parseStatus(old);
  const words = 'status' in was && was.status !== 'confirmed' ? [was.status as string] : [];
  if (edit.minutes > 0) words.push(`delayed ${edit.minutes}`);
  return words.join(', ');
}

/** The row of an airing, its planned times and whether it is a row that repeats; then it gets one of its own below all others. */
type Found = { row: number; start: number; end: number | null; isNew: boolean };

function rowOf({ schedule }: Taken, airing: Airing, sheet: Rows): Found | null {
  const own = ownRow(schedule, sameAiring(schedule, airing));
  if (!own) return null;
  const { slot, repeats } = own;
  const { start } = slot;
  const row = slot.details.row - 1;
  const found = { row, start, end: slot.end, isNew: repeats };
  return repeats ? { ...found, row: sheet.addRow(row, isoDay(slot.day)) } : found;
}

/** Two rows that air once exchange everything but their times. Otherwise each row gets new times. */
function swapRows({ schedule }: Taken, first: Found, second: Found, sheet: Rows): boolean {
  const zone = zoneOf(schedule.timeZone);
  if (!zone || second.end === null) return false;
  const pause = Math.max(0, second.start - (first.end ?? second.start));
  const middle = first.start + second.end - second.start;
  const next = middle + pause;
  const wall = (instant: number) => {
    const at = zone.toWall(instant);
    return { date: isoDay(Math.floor(at / DAY)), time: sayMinutes((((at % DAY) + DAY) % DAY) / MINUTE) };
  };
  const last = first.end === null ? null : wall(next + first.end - first.start);
  if (first.isNew || second.isNew) {
    sheet.setTimes(second.row, wall(first.start), wall(middle));
    sheet.setTimes(first.row, wall(next), last);
  } else {
    sheet.exchange(first.row, second.row);
    sheet.setTimes(first.row, null, wall(middle));
    sheet.setTimes(second.row, wall(next), last);
  }
  return true;
}

type Wall = { date: string; time: string };

/** The rows of a tab while they are edited. */
class Rows {
  readonly #rows: Cell[][];
  readonly #columns: Columns;
  readonly #header: number;
  readonly #texts = new Map<
    string,
    { row: number; column: number; text: string; note: string | undefined }
  >();
  #end: number;

  constructor({ rows }: Tab, columns: Columns, header: number) {
    this.#rows = rows;
    this.#columns = columns;
    this.#header = header;
    this.#end = rows.length;
  }

  textOf(row: number, column: number): string {
    return this.#texts.get(`${row} ${column}`)?.text ?? plainText(this.#rows[row]?.[column]);
  }

  noteOf(row: number, column: number): string {
    return richCell(this.#rows[row]?.[column])?.note ?? '';
  }

  write(row: number, column: number, text: string, note?: string): void {
    this.#texts.set(`${row} ${column}`, { row, column, text, note });
  }

  addColumn(name: string): number {
    const column = Math.max(...this.#rows.map((cells) => cells.length));
    this.write(this.#header, column, name);
    return column;
  }

  /** A copy of a row below all others, on one day. */
  addRow(from: number, date: string): number {
    const row = this.#end++;
    const { repeat, date: day, start = 0 } = this.#columns;
    this.#rows[from]?.forEach((_, column) => {
      if (column !== repeat) this.write(row, column, this.textOf(from, column));
    });
    if (day !== undefined) this.write(row, day, date);
    else this.write(row, start, `${date} ${/\d{1,2}[:.h]\d\d.*$/.exec(this.textOf(from, start))?.[0] ?? ''}`);
    return row;
  }

  /** A time is written as the cell has it: with its date, if it has one, and not at all if it is empty. */
  setTimes(row: number, start: Wall | null, end: Wall | null): void {
    const { start: from, end: to, date, length } = this.#columns;
    const set = (column: number | undefined, { date: day, time }: Wall) => {
      if (column === undefined) return;
      const old = this.textOf(row, column);
      if (old === '' && column !== from) return;
      const isLong =
        richCell(this.#rows[row]?.[column])?.format === 'date-time' || /\d[-/.]\d+[-/.]\d/.test(old);
      this.write(row, column, isLong ? `${day} ${time}` : time);
    };
    if (start) set(from ?? date, start);
    if (end && length === undefined) set(to, end);
  }

  exchange(a: number, b: number): void {
    const { date, endDate, start, end } = this.#columns;
    const times = [date, endDate, start, end];
    const width = Math.max(this.#rows[a]?.length ?? 0, this.#rows[b]?.length ?? 0);
    for (let column = 0; column < width; column++) {
      if (times.includes(column)) continue;
      const [x, y] = [this.textOf(a, column), this.textOf(b, column)];
      if (x === y) continue;
      this.write(a, column, y);
      this.write(b, column, x);
    }
  }

  changes(title: number): CellEdit[] {
    return [...this.#texts.values()].flatMap(({ row, column, text, note }) => {
      const before = plainText(this.#rows[row]?.[column]);
      return before === text
        ? []
        : [{ row, column, before, after: text, title: this.textOf(row, title), note }];
    });
  }
}

/** The text of a cell, or the addresses that its chips and links lead to. */
function plainText(cell: Cell | undefined): string {
  const links = richCell(cell)?.links ?? [];
  return links.length > 0 ? links.map(({ uri }) => uri).join('\n') : cellText(cell);
}

/** The cell of an earlier edit, wherever its row is now; null if somebody has written something else since. */
function restored(
  { rows }: Tab,
  { row, column, before, after, title }: CellEdit,
  titles: number,
): CellEdit | null {
  const is = (at: number) =>
    plainText(rows[at]?.[column]) === after && (cellText(rows[at]?.[titles]) === title || at === row);
  const found = is(row) ? row : rows.findIndex((_, at) => is(at));
  return found === -1 ? null : { row: found, column, before: after, after: before, title };
}

/** The workbook as it is after a write. */
export function withCells(workbook: Workbook, { tab, cells }: RowCells): Workbook {
  const rows: Cell[][] = (workbook.tabs.find(({ name }) => name === tab.name)?.rows ?? []).map((row) => [
    ...row,
  ]);
  for (const { row, column, after } of cells) {
    while (rows.length <= row) rows.push([]);
    const cellsOfRow = rows[row] ?? [];
    while (cellsOfRow.length < column) cellsOfRow.push('');
    cellsOfRow[column] = after;
  }
  return { ...workbook, tabs: workbook.tabs.map((one) => (one.name === tab.name ? { ...one, rows } : one)) };
}
