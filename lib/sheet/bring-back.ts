import { isBlank, richCell } from '#lib/schedule/cell.ts';
import { type Day, isoDay } from '#lib/schedule/civil.ts';
import { foldWords } from '#lib/schedule/fold.ts';
import { findHeader } from '#lib/schedule/header.ts';
import { findTabs } from '#lib/schedule/read-with.ts';
import type { Cell, Tab, Workbook } from '#lib/schedule/types.ts';

/** Rows to insert before row `at`, counted from 0 in the tab before anything is inserted. */
export type RowInsert = { at: number; rows: Cell[][] };

/** 1970-01-01 in the days of a spreadsheet, which counts from 1899-12-30. */
const UNIX_EPOCH = 25_569;

type Lost = {
  /** Rows of the earlier sheet, counted from 1. */
  rows: ReadonlySet<number>;
  /** The day that a row of the earlier sheet means, if its date cell is empty because the date stands above. */
  dayOf(row: number): Day | undefined;
};

/**
 * Finds the places for lost rows of an earlier sheet in the sheet of now: each after the row that it followed before. If the
 * header is gone, it comes back, too. Null if the sheet has no table with a header.
 */
export function planReturn(before: Workbook, now: Workbook, lost: Lost): RowInsert[] | null {
  const old = findTabs(before.tabs).main;
  const tab = findTabs(now.tabs).main;
  const header = old && findHeader(old.rows);
  if (!old || !tab || !header) return null;
  const standing = findHeader(tab.rows);
  const columns = columnMap(old.rows[header.row] ?? [], standing ? (tab.rows[standing.row] ?? []) : null);
  const moved = (cells: readonly Cell[]) => {
    const row: Cell[] = [];
    cells.forEach((cell, column) => {
      const to = columns[column];
      if (to === undefined || isBlank(cell)) return;
      while (row.length < to) row.push('');
      row[to] = cell;
    });
    return row;
  };
  const places = placesOf(tab.rows);
  const inserts: RowInsert[] = [];
  let at = 0;
  old.rows.forEach((cells, row) => {
    const isLost = lost.rows.has(row + 1) || (row === header.row && !standing);
    if (!isLost) {
      const key = keyOf(moved(cells));
      const found = places.get(key)?.find((place) => place >= at);
      if (found !== undefined && key !== '') at = found + 1;
      return;
    }
    const { date } = header.columns;
    const back = moved(row === header.row ? cells : withDate(cells, date, lost.dayOf(row + 1)));
    const last = inserts.at(-1);
    if (last?.at === at) last.rows.push(back);
    else inserts.push({ at, rows: [back] });
  });
  return inserts;
}

/** The workbook as it would be with the rows in it. */
export function withInserts(workbook: Workbook, inserts: readonly RowInsert[]): Workbook {
  const tab = findTabs(workbook.tabs).main;
  if (!tab) return workbook;
  const rows = [...tab.rows];
  for (const { at, rows: more } of [...inserts].sort((a, b) => b.at - a.at)) rows.splice(at, 0, ...more);
  return withRows(workbook, tab, rows);
}

const withRows = (workbook: Workbook, tab: Tab, rows: Cell[][]): Workbook => ({
  ...workbook,
  tabs: workbook.tabs.map((other) => (other === tab ? { ...tab, rows } : other)),
});

/** Rows as text that can be pasted into a spreadsheet. */
export const pastable = (rows: readonly Cell[][]): string =>
  rows.map((cells) => cells.map(pastableCell).join('\t')).join('\n');

function pastableCell(cell: Cell): string {
  const text = plainText(cell);
  // If pasted text begins with one of these, it would be a formula.
  const safe = /^[=+@']/.test(text) ? `'${text}` : text;
  return /[\t\n"]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Dates and times in a form that every spreadsheet reads, and the addresses behind links. */
function plainText(cell: Cell): string {
  const rich = richCell(cell);
  if (!rich) return cell as string;
  const { text, number, format, links = [] } = rich;
  if (links.length > 0) {
    return links
      .map((link) => (/^https?:/.test(link.text) ? link.uri : `${link.text}: ${link.uri}`))
      .join('\n');
  }
  if (number === undefined || format === undefined || format === 'number') return text;
  const iso = new Date(Math.round((number - UNIX_EPOCH) * 86_400) * 1000).toISOString();
  if (format === 'date') return iso.slice(0, 10);
  if (format === 'date-time') return iso.slice(0, 16).replace('T', ' ');
  const minutes = Math.round(number * 1440);
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}

function withDate(cells: readonly Cell[], column: number | undefined, day: Day | undefined): readonly Cell[] {
  if (column === undefined || day === undefined || !isBlank(cells[column])) return cells;
  const dated = Array.from({ length: Math.max(cells.length, column + 1) }, (_, at) => cells[at] ?? '');
  dated[column] = { text: isoDay(day), number: day + UNIX_EPOCH, format: 'date' };
  return dated;
}

/** The places of the earlier header's columns now; the old ones if the header is gone. */
function columnMap(old: readonly Cell[], now: readonly Cell[] | null): (number | undefined)[] {
  if (now === null) return old.map((_, column) => column);
  const names = now.map((cell) => foldWords(plainText(cell)));
  return old.map((cell, column) => {
    const name = foldWords(plainText(cell));
    if (names[column] === name) return column;
    const to = names.indexOf(name);
    return to === -1 || name === '' ? undefined : to;
  });
}

function placesOf(rows: readonly Cell[][]): Map<string, number[]> {
  const places = new Map<string, number[]>();
  rows.forEach((cells, row) => {
    const key = keyOf(cells);
    places.set(key, [...(places.get(key) ?? []), row]);
  });
  return places;
}

const keyOf = (cells: readonly Cell[]) => cells.map(plainText).join('\t').trim();
