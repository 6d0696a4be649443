import { cellText, isBlank } from './cell.ts';
import { type Day, toDay } from './civil.ts';
import { decideOrder, type NumericDate, type Order, orderOfLocale } from './date-order.ts';
import { fold } from './fold.ts';
import { haveHalves } from './halves.ts';
import type { Columns, Header } from './header.ts';
import { plainDigits } from './plain-digits.ts';
import { type Problems, short } from './problems.ts';
import { sentence } from './sentence.ts';
import { isLikeDate } from './suggest.ts';
import type { Cell } from './types.ts';
import { type WhenCell, whenReader } from './when-cell.ts';
import type { DateText } from './when-text.ts';
import { MONTHS_BY_WORD } from './words/calendar.ts';
import { languageOf, translateWords } from './words/languages.ts';

/** A row below the header, its date and start as they are written. */
export type ScannedRow = {
  /** Counted from 0. */
  row: number;
  cells: readonly Cell[];
  date: WhenCell;
  start: WhenCell;
  /** A row that holds nothing but a date: it stands above the rows of that day. Its column. */
  headingColumn: number | null;
  /** `November 2026` above the rows of that month: its first day. */
  month?: Day;
};

/** The rows, and facts about all dates that are needed before the first date can be read. */
export type ScannedRows = {
  rows: ScannedRow[];
  order: Order | null;
  /** All dates are weekdays alone: a weekly programme. */
  weekly: boolean;
  /** The first date with a year. */
  dated: Day | null;
  /** No row has any date. */
  undated: boolean;
  /** Some row has a time, or a cell of the Start column that may be meant as one. */
  timed: boolean;
  /** Times of the Start column have am or pm, and none says 13 or more. */
  hasHalves: boolean;
};

/** Reads Date and Start of all rows, and decides the order of day and month for all of them. */
export function scanRows(
  tabRows: readonly Cell[][],
  header: Header,
  locale: string | null,
  problems: Problems,
): ScannedRows {
  const { columns } = header;
  const readDate = whenReader('date', locale);
  const readStart = whenReader('time', locale);
  const language = languageOf(locale);
  const isHeaderAgain = headerAgain(tabRows[header.row] ?? [], columns);
  const rows: ScannedRow[] = [];
  for (let row = header.row + 1; row < tabRows.length; row++) {
    const cells = tabRows[row] ?? [];
    if (cells.length === 0 || isHeaderAgain(cells)) continue;
    const date: WhenCell = columns.date === undefined ? { is: 'empty' } : readDate(cells[columns.date]);
    const start: WhenCell = columns.start === undefined ? { is: 'empty' } : readStart(cells[columns.start]);
    const scanned: ScannedRow = { row, cells, date, start, headingColumn: null };
    if (!hasTitle(cells, columns) || (date.is === 'empty' && start.is === 'empty')) {
      const only = onlyCell(cells);
      if (only === 'none') continue;
      if (typeof only === 'number') asHeading(scanned, only, readDate(cells[only]), columns, language);
      // "Total" below a column of lengths.
      else if (date.is === 'bad' && !hasTitle(cells, columns) && !isLikeDate(date.text)) continue;
    }
    rows.push(scanned);
  }
  return { rows, ...decide(rows, columns, orderOfLocale(locale), locale, problems) };
}

function hasTitle(cells: readonly Cell[], { title }: Columns): boolean {
  return title !== undefined && !isBlank(cells[title]);
}

/** Recognizes a repeated header, as long programmes have it on every page. */
function headerAgain(
  header: readonly Cell[],
  { title = 0, start, date }: Columns,
): (cells: readonly Cell[]) => boolean {
  const plain = (cell: Cell | undefined) => cellText(cell).trim().toLowerCase();
  const titleName = plain(header[title]);
  const same = (cells: readonly Cell[], column: number | undefined) =>
    column !== undefined && !isBlank(header[column]) && plain(cells[column]) === plain(header[column]);
  return (cells) => {
    // Most titles are of another length.
    if (Math.abs(cellText(cells[title]).length - titleName.length) > 3 || plain(cells[title]) !== titleName)
      return false;
    return titleName !== '' && (same(cells, start) || same(cells, date));
  };
}

/** The column of the only cell with something in it. */
function onlyCell(cells: readonly Cell[]): number | 'none' | 'several' {
  let only: number | 'none' = 'none';
  for (let column = 0; column < cells.length; column++) {
    if (isBlank(cells[column])) continue;
    if (only !== 'none') return 'several';
    only = column;
  }
  return only;
}

/** A row with only `Saturday 28 November` is the date of the rows below. Other lone cells are the crew's notes. */
function asHeading(
  scanned: ScannedRow,
  column: number,
  read: WhenCell,
  columns: Columns,
  language: string | null,
): void {
  const month = read.is === 'bad' ? readMonth(read.text, language) : null;
  if (month !== null) {
    scanned.month = month;
    scanned.date = scanned.start = { is: 'empty' };
    return;
  }
  const isDate = read.is === 'when' && read.when.date !== null && read.when.start === null;
  if (isDate) {
    scanned.date = read;
    scanned.start = { is: 'empty' };
    scanned.headingColumn = column;
  } else if (column !== columns.title) {
    // If a heading is misspelled, the rows below it must not get the day before.
    const isMisspelled = column === columns.date && read.is === 'bad' && isLikeDate(read.text);
    if (!isMisspelled) scanned.date = { is: 'empty' };
    if (scanned.start.is === 'bad') scanned.start = { is: 'empty' };
  }
}

/** `November 2026`, `noviembre de 2026`, `2026年11月`. */
function readMonth(text: string, language: string | null): Day | null {
  const folded = plainDigits(fold(text.slice(0, 40)));
  return readMonthWords(folded) ?? readMonthWords(translateWords(folded, language));
}

function readMonthWords(text: string): Day | null {
  const folded = text.replaceAll(/\s+/g, ' ').trim();
  const [, word, year] = /^(\p{L}{3,})\.?,? (?:de )?(\d{4})$/u.exec(folded) ?? [];
  const [, kanjiYear, kanjiMonth] = /^(\d{4})[年년] ?(\d{1,2})[月월]$/.exec(folded) ?? [];
  const month = word === undefined ? Number(kanjiMonth) : MONTHS_BY_WORD.get(word);
  return month ? toDay(Number(year ?? kanjiYear), month, 1) : null;
}

function decide(
  rows: readonly ScannedRow[],
  columns: Columns,
  localeOrder: Order | null,
  locale: string | null,
  problems: Problems,
): Omit<ScannedRows, 'rows'> {
  const numeric: NumericDate[] = [];
  const places: Array<{ row: number; column: number; text: string }> = [];
  let weekdays = 0;
  let others = 0;
  let dated: Day | null = null;
  const note = (date: DateText | null, row: number, column: number, text: string) => {
    if (!date) return;
    if (date.kind === 'weekday') weekdays++;
    else others++;
    if (date.kind === 'numeric') {
      numeric.push(date);
      places.push({ row, column, text });
    }
    if (dated === null && date.kind === 'named' && date.year !== null) {
      dated = toDay(date.year, date.month, date.day);
    }
  };
  for (const { row, date, start, headingColumn } of rows) {
    if (date.is === 'when') note(date.when.date, row, headingColumn ?? columns.date ?? 0, date.text);
    if (start.is === 'when') note(start.when.date, row, columns.start ?? 0, start.text);
  }
  const { order, because } = decideOrder(numeric, localeOrder);
  const place = because === null ? undefined : places[because];
  if (place && order) {
    const way = order === 'day-month' ? 'dayBeforeMonth' : 'monthBeforeDay';
    const text = short(place.text);
    problems.add(
      'date-order-assumed',
      place,
      localeOrder ? sentence(way, { text, locale: String(locale) }) : sentence(`${way}Dots`, { text }),
    );
  }
  if (dated === null) dated = firstNumericYear(numeric, order);
  const timed = rows.some(
    ({ date, start }) =>
      (start.is !== 'empty' && start.is !== 'unknown-yet') ||
      (date.is === 'when' && date.when.start !== null),
  );
  const hasHalves = columns.start !== undefined && haveHalves(rows);
  return {
    order,
    hasHalves,
    weekly: weekdays > 0 && others === 0,
    dated,
    undated: weekdays + others === 0,
    timed,
  };
}

function firstNumericYear(numeric: readonly NumericDate[], order: Order | null): Day | null {
  const date = numeric.find(({ year }) => year !== null);
  if (!date || date.year === null || order === null) return null;
  const [month, day] = order === 'day-month' ? [date.b, date.a] : [date.a, date.b];
  return toDay(date.year, month, day);
}

/** The one date that stands in the rows above the header, if any. */
export function dateAbove(tabRows: readonly Cell[][], header: Header, locale: string | null): Day | null {
  const read = whenReader('date', locale);
  const found = new Set<Day>();
  for (const cells of tabRows.slice(0, header.row)) {
    for (const cell of cells.slice(0, 50)) {
      const when = read(cell);
      const date = when.is === 'when' ? when.when.date : null;
      if (date?.kind !== 'named' || date.year === null) continue;
      const day = toDay(date.year, date.month, date.day);
      if (day !== null) found.add(day);
    }
  }
  const [only] = found;
  return found.size === 1 && only !== undefined ? only : null;
}
