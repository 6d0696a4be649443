import { formulaError, isBlank, isNothing, isSameAsAbove, isUnknownYet } from './cell.ts';
import { type Day, fromDay, sayMinutes, toDay } from './civil.ts';
import type { Columns } from './header.ts';
import { type Problems, short } from './problems.ts';
import { type ReadEnd, readEnd } from './read-end.ts';
import { type DateContext, resolveDate } from './resolve-date.ts';
import { said } from './said.ts';
import type { ScannedRow } from './scan-rows.ts';
import { sayBadDate, sayBadTime, sayFormula } from './sentences.ts';
import { parseStatus, type StatusText } from './status.ts';
import type { Cell } from './types.ts';
import type { WhenCell } from './when-cell.ts';
import type { ClockText, DateText } from './when-text.ts';

/** A row that airs at some time, not yet placed on the calendar of its zone. */
export type TimedRow = {
  row: number;
  cells: readonly Cell[];
  title: string;
  status: StatusText;
  /** The day it names; null for a weekly programme, where only the weekday is known. */
  day: Day | null;
  weekdays: number[] | null;
  /** Its day is `--date`, and nothing in the sheet. */
  dayIsAssumed: boolean;
  /** Seconds after that day began, on the wall. */
  start: number;
  startColumn: number;
  end: ReadEnd | null;
  /** Minutes east of Greenwich or a zone's name, where one stands behind the time. */
  zone: number | string | null;
};

/** What the rows above say of the rows below. */
export type Above = {
  date:
    | { is: 'none' }
    | { is: 'unknown' }
    | { is: 'bad'; cell: string }
    | { is: 'day'; day: Day; assumed: boolean }
    | { is: 'weekdays'; weekdays: number[] };
  /** The first day of a month that stands as a heading: the day below it needs none. */
  month: Day | null;
  /** Seconds; of the last row of the same night. */
  start: number | null;
  /** Ditto marks refer to these. */
  title: string;
};

export type RowContext = {
  columns: Columns;
  dates: DateContext;
  weekly: boolean;
  problems: Problems;
  readEndCell: (cell: Cell | undefined) => WhenCell;
};

const HOUR = 3600;
const CONFIRMED: StatusText = { status: 'confirmed', hidden: false, delay: 0 };

/**
 * Reads what a row airs and when. Rows without a date or time are `unscheduled`, those with an error `left-out`; null is
 * no row of the schedule, or one that nobody is to hear of.
 * @param title null where its formula failed, which was noted
 */
export function readRow(
  scanned: ScannedRow,
  title: string | null,
  above: Above,
  context: RowContext,
): TimedRow | 'unscheduled' | 'left-out' | null {
  const { columns, problems } = context;
  const { row, cells } = scanned;
  const status = readStatus(scanned, context);
  // A hidden row is a draft: it gives its date to the rows below, and is not complained about.
  const notes = status.hidden ? context.problems.silent() : problems;
  const ownDate = readDay(scanned, above, context, notes);
  const leaveOut = (seconds: number | null) => {
    // What else is wrong with it would come up one by one.
    readEnd(scanned, null, seconds, context, notes);
    return status.hidden ? null : ('left-out' as const);
  };
  if (title === '') {
    const isRow = scanned.headingColumn === null && complainOfNoTitle(scanned, context, notes);
    return isRow ? leaveOut(null) : null;
  }
  const startCell =
    scanned.start.is === 'when' && scanned.start.when.start === null && hasTime(scanned.date)
      ? scanned.date
      : scanned.start;
  const timeCell = startCell.is === 'empty' && hasTime(scanned.date) ? scanned.date : startCell;
  const startColumn = (timeCell === scanned.date ? columns.date : columns.start) ?? columns.title ?? 0;
  const place = { row, column: startColumn };
  if (timeCell.is === 'formula-error') {
    notes.add('formula-error', place, sayFormula(timeCell.error));
    return leaveOut(null);
  }
  if (timeCell.is === 'bad') {
    notes.add('bad-time', place, ...sayBadTime(timeCell.text));
    return leaveOut(null);
  }
  const clock = timeCell.is === 'when' ? timeCell.when.start : null;
  if (ownDate === 'bad' || title === null) return leaveOut(clock?.seconds ?? null);
  if (timeCell.is !== 'when' || clock === null) return 'unscheduled';
  if (scanned.date.is === 'when' && scanned.date.isDateOnly) {
    // "TBC" beside a time: nobody knows whether the row is to be on.
    notes.add('bad-date', { row, column: columns.date ?? 0 }, ...sayBadDate(scanned.date.text, null));
    return leaveOut(clock.seconds);
  }
  const { date } = above;
  if (date.is === 'none' || date.is === 'unknown') return 'unscheduled';
  if (date.is === 'bad') {
    notes.add('date-above', place, said('dateAbove', { cell: date.cell }));
    return leaveOut(clock.seconds);
  }
  const start = afterMidnight(clock, ownDate === 'own', above, place, notes);
  const { day, weekdays, assumed } = namedDay(above);
  sayMidnight(clock, day, weekdays, place, notes);
  return {
    row,
    cells,
    title,
    status,
    day,
    weekdays,
    dayIsAssumed: assumed,
    start,
    startColumn,
    end: readEnd(scanned, timeCell.when, start, context, notes),
    zone: timeCell.when.zone ?? columns.zone ?? null,
  };
}

function hasTime(cell: WhenCell): boolean {
  return cell.is === 'when' && cell.when.start !== null;
}

function namedDay({ date }: Above): { day: Day | null; weekdays: number[] | null; assumed: boolean } {
  if (date.is === 'day') return { day: date.day, weekdays: null, assumed: date.assumed };
  return { day: null, weekdays: date.is === 'weekdays' ? date.weekdays : null, assumed: false };
}

// ---- Date ----

/** Moves `above` on to the date of this row. `bad`: the row is out, and its problem was noted. */
function readDay(
  scanned: ScannedRow,
  above: Above,
  context: RowContext,
  problems: Problems,
): 'own' | 'inherited' | 'bad' {
  const { columns, dates } = context;
  const { row, date, start } = scanned;
  const inStart = start.is === 'when' && start.when.date !== null;
  const cell = inStart ? start : date;
  if (cell.is === 'empty' || cell.is === 'above') return 'inherited';
  const column = inStart ? columns.start : (scanned.headingColumn ?? columns.date);
  const place = { row, column: column ?? 0 };
  const last = above.month ?? (above.date.is === 'day' && !above.date.assumed ? above.date.day : null);
  switch (cell.is) {
    case 'unknown-yet':
      above.date = { is: 'unknown' };
      return 'own';
    case 'formula-error':
      problems.add('formula-error', place, sayFormula(cell.error));
      return failDate(above, problems.nameOf(place));
    case 'bad':
      problems.add('bad-date', place, ...sayBadDate(cell.text, cell.word));
      return failDate(above, problems.nameOf(place));
  }
  const written = cell.when.date;
  if (!written) return 'inherited';
  if (context.weekly && written.kind === 'weekday') {
    above.date = { is: 'weekdays', weekdays: written.weekdays };
    above.start = null;
    return 'own';
  }
  // "Day two" as a heading says nothing where nobody said when day one is.
  if (written.kind === 'count' && scanned.headingColumn !== null && dates.firstDay === null)
    return 'inherited';
  const day = writtenDay(written) ?? resolveDate(written, cell.text, last, dates, place, problems);
  if (day === null) return failDate(above, problems.nameOf(place));
  if (inStart && date.is === 'when' && date.when.date) {
    const other = resolveDate(
      date.when.date,
      date.text,
      day,
      dates,
      { row, column: columns.date ?? 0 },
      problems,
    );
    if (other !== null && other !== day) {
      problems.add('two-dates', place, said('twoDates', { date: fromDay(day), other: fromDay(other) }));
    }
  }
  above.month = null;
  if (above.date.is !== 'day' || above.date.day !== day || above.date.assumed)
    above.date = { is: 'day', day, assumed: false };
  above.start = null;
  return 'own';
}

/** Of a whole date that needs no rules: most of them. */
function writtenDay(date: DateText): Day | null {
  if (date.kind !== 'named' || date.year === null || date.weekday !== null) return null;
  return toDay(date.year, date.month, date.day);
}

function failDate(above: Above, cell: string): 'bad' {
  above.date = { is: 'bad', cell };
  above.start = null;
  return 'bad';
}

// ---- Times about midnight ----

/** The start in seconds of its day; a row that is listed below the evening's is of the night after it. */
function afterMidnight(
  clock: ClockText,
  ownDate: boolean,
  above: Above,
  place: { row: number; column: number },
  problems: Problems,
): number {
  const { seconds } = clock;
  const last = above.start;
  const early = last !== null && seconds < last;
  if (!ownDate && early && ((seconds < 6 * HOUR && last >= 12 * HOUR) || last - seconds >= 12 * HOUR)) {
    const { date } = above;
    if (date.is === 'day') above.date = { ...date, day: date.day + 1 };
    if (date.is === 'weekdays') {
      above.date = { is: 'weekdays', weekdays: date.weekdays.map((weekday) => (weekday + 1) % 7) };
    }
    const next =
      above.date.is === 'day'
        ? fromDay(above.date.day)
        : { weekdays: above.date.is === 'weekdays' ? above.date.weekdays : [] };
    problems.add(
      'past-midnight',
      place,
      said('pastMidnight', { time: sayMinutes(seconds / 60), last: sayMinutes(last / 60), day: next }),
    );
  }
  above.start = seconds;
  return seconds;
}

function sayMidnight(
  { word }: ClockText,
  day: Day | null,
  weekdays: number[] | null,
  place: { row: number; column: number },
  problems: Problems,
): void {
  if (word !== 'midnight') return;
  const named = day === null ? { weekdays: weekdays ?? [] } : fromDay(day);
  problems.add('midnight', place, said('midnight', { day: named }));
}

// ---- Status and title ----

function readStatus({ row, cells }: ScannedRow, { columns, problems }: RowContext): StatusText {
  const usual = CONFIRMED;
  const column = columns.status;
  const cell = column === undefined ? undefined : cells[column];
  if (column === undefined || isBlank(cell)) return usual;
  const place = { row, column };
  const error = formulaError(cell);
  const text = (typeof cell === 'string' ? cell : (cell?.text ?? '')).trim();
  if (error) {
    problems.add('formula-problem', place, sayFormula(error));
    return usual;
  }
  if (isNothing(text) || isSameAsAbove(text)) return usual;
  const status = parseStatus(text);
  if ('status' in status) return status;
  if (isUnknownYet(text)) return { ...usual, status: 'tentative' };
  const hint = status.suggestion ? said('didYouMean', { text: status.suggestion }) : said('writeStatus');
  problems.add('bad-status', place, said('notStatus', { text: short(text) }), hint);
  return usual;
}

function complainOfNoTitle(
  { row, cells, start, date }: ScannedRow,
  { columns }: RowContext,
  problems: Problems,
): boolean {
  if (start.is !== 'when' && !hasTime(date)) return false;
  const place = { row, column: columns.title ?? 0 };
  const known = new Set([columns.date, columns.start, columns.end, columns.length, columns.endDate]);
  const saysMore = cells.some((cell, column) => !known.has(column) && !isBlank(cell));
  if (saysMore) problems.add('no-title', place, said('noTitle'));
  else problems.add('empty-slot', place, said('emptySlot'));
  return saysMore;
}
