import { formulaError, isBlank, isNothing, isSameAsAbove, isUnknownYet } from './cell.ts';
import { type Day, fromDay, sayMinutes, toDay } from './civil.ts';
import { LONGEST_RANGE } from './date-range.ts';
import { sayLateNoon, sayMissingHalf } from './halves.ts';
import { type Problems, short } from './problems.ts';
import { type ReadEnd, readEnd } from './read-end.ts';
import { resolveDate } from './resolve-date.ts';
import type { Above, RowContext } from './row-context.ts';
import type { ScannedRow } from './scan-rows.ts';
import { sentence } from './sentence.ts';
import { sayBadDate, sayBadTime, sayFormula } from './sentences.ts';
import { parseStatus, type StatusText } from './status.ts';
import type { Cell } from './types.ts';
import type { WhenCell } from './when-cell.ts';
import type { ClockText, DateText } from './when-text.ts';
import { zoneAbbreviation } from './zone.ts';

/** A row that airs at some time, not yet placed on the calendar of its zone. */
export type TimedRow = {
  row: number;
  cells: readonly Cell[];
  title: string;
  status: StatusText;
  /** The day it names; null for a weekly programme, of which only the weekday is known. */
  day: Day | null;
  weekdays: number[] | null;
  /** The last day of a range such as `20-22 Nov`: the row airs on each of its days. */
  lastDay: Day | null;
  /** Its day is not in the sheet, but is `--date`. */
  dayIsAssumed: boolean;
  /** Seconds after that day began, on the wall. */
  start: number;
  startColumn: number;
  end: ReadEnd | null;
  /** Minutes east of Greenwich or a zone's name, if one is written after the time. */
  zone: number | string | null;
};

const HOUR = 3600;
const CONFIRMED: StatusText = { status: 'confirmed', hidden: false, delay: 0 };

/**
 * Reads the show of a row and its time. A row without a date or time is `unscheduled`, and a row with an error is `left-out`.
 * Returns null if the row is not a show, or if it has an error but is hidden.
 * @param title null if its formula failed, which was noted
 */
export function readRow(
  scanned: ScannedRow,
  title: string | null,
  above: Above,
  context: RowContext,
): TimedRow | 'unscheduled' | 'left-out' | null {
  const { columns, problems } = context;
  const { row, cells } = scanned;
  const typedStatus = readStatus(scanned, context);
  const marked = title === null || title === '' ? null : context.readCancelled(title);
  if (marked) title = marked.title;
  const status = marked ? { ...typedStatus, status: 'cancelled' as const } : typedStatus;
  // A hidden row is a draft: it gives its date to the rows below, and is not complained about.
  const notes = status.hidden ? context.problems.silent() : problems;
  // If the Status column says the same, nothing is assumed, so nothing is noted.
  if (marked && typedStatus.status !== 'cancelled') {
    const place = { row, column: columns.title ?? 0 };
    notes.add('status-in-title', place, sentence('titleCancelled', { text: short(marked.word) }));
  }
  const ownDate = readDay(scanned, above, context, notes);
  if (title === '') {
    const isRow = scanned.headingColumn === null && complainOfNoTitle(scanned, context, notes);
    return isRow ? leaveOut(scanned, status, context, notes, null) : null;
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
    return leaveOut(scanned, status, context, notes, null);
  }
  if (timeCell.is === 'bad') {
    notes.add('bad-time', place, ...sayBadTime(timeCell.text));
    return leaveOut(scanned, status, context, notes, null);
  }
  const clock = timeCell.is === 'when' ? timeCell.when.start : null;
  if (ownDate === 'bad' || title === null)
    return leaveOut(scanned, status, context, notes, clock?.seconds ?? null);
  if (timeCell.is !== 'when' || clock === null) return 'unscheduled';
  if (scanned.date.is === 'when' && scanned.date.isDateOnly) {
    // "TBC" beside a time: nobody knows whether the row is to be on.
    notes.add('bad-date', { row, column: columns.date ?? 0 }, ...sayBadDate(scanned.date.text, null));
    return leaveOut(scanned, status, context, notes, clock.seconds);
  }
  const { date } = above;
  if (date.is === 'none' || date.is === 'unknown') return 'unscheduled';
  if (date.is === 'bad') {
    notes.add('date-above', place, sentence('dateAbove', { cell: date.cell }));
    return leaveOut(scanned, status, context, notes, clock.seconds);
  }
  if (ownDate !== 'own') sayLateNoon(timeCell.text, above.start, place, notes);
  const start = afterMidnight(clock, ownDate === 'own', above, place, notes);
  const { day, weekdays, assumed } = namedDay(above);
  sayMidnight(clock, day, weekdays, place, notes);
  sayAssumed(timeCell, place, context, notes);
  return {
    row,
    cells,
    title,
    status,
    day,
    weekdays,
    lastDay: lastDayOf(scanned, day, context, notes),
    dayIsAssumed: assumed,
    start,
    startColumn,
    end: readEnd(scanned, timeCell.when, start, context, notes, day),
    zone: timeCell.when.zone ?? columns.zone ?? null,
  };
}

function leaveOut(
  scanned: ScannedRow,
  { hidden }: StatusText,
  context: RowContext,
  notes: Problems,
  seconds: number | null,
): 'left-out' | null {
  // Reports the other problems of the row now. Otherwise organizers would find them one after the other.
  readEnd(scanned, null, seconds, context, notes);
  return hidden ? null : 'left-out';
}

function hasTime(cell: WhenCell): boolean {
  return cell.is === 'when' && cell.when.start !== null;
}

function namedDay({ date }: Above): { day: Day | null; weekdays: number[] | null; assumed: boolean } {
  if (date.is === 'day') return { day: date.day, weekdays: null, assumed: date.assumed };
  return { day: null, weekdays: date.is === 'weekdays' ? date.weekdays : null, assumed: false };
}

// ---- Date ----

/** Sets `above` to the date of this row. `bad` if the row is left out, after its problem was noted. */
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
  // "Day two" as a heading says nothing if the date of day one is not known.
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
      problems.add('two-dates', place, sentence('twoDates', { date: fromDay(day), other: fromDay(other) }));
    }
  }
  above.month = null;
  if (above.date.is !== 'day' || above.date.day !== day || above.date.assumed)
    above.date = { is: 'day', day, assumed: false };
  above.start = null;
  return 'own';
}

/** The last day of a row whose Date cell names several, which is noted; null for all others. */
function lastDayOf(
  { row, date }: ScannedRow,
  day: Day | null,
  { columns, dates }: RowContext,
  problems: Problems,
): Day | null {
  if (day === null || date.is !== 'when' || !date.when.endDate || date.when.start) return null;
  const place = { row, column: columns.date ?? 0 };
  const last = resolveDate(date.when.endDate, date.text, day, dates, place, problems);
  if (last === null || last === day) return null;
  const text = short(date.text);
  if (last < day || last - day >= LONGEST_RANGE) {
    problems.add('date-range', place, sentence('rangeTooLong', { text }));
    return null;
  }
  problems.add('date-range', place, sentence('rangeTaken', { text, n: last - day + 1 }));
  return last;
}

/** Most dates are whole and need no rules. */
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
      sentence('pastMidnight', { time: sayMinutes(seconds / 60), last: sayMinutes(last / 60), day: next }),
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
  problems.add('midnight', place, sentence('midnight', { day: named }));
}

/** Notes assumptions about a text: which half of the day is meant, and which zone an abbreviation stands for. */
function sayAssumed(
  { when, text }: Extract<WhenCell, { is: 'when' }>,
  place: { row: number; column: number },
  { notedZones, hasHalves }: RowContext,
  problems: Problems,
): void {
  const { zone, start, end } = when;
  if (hasHalves && start) sayMissingHalf(text, start, place, problems);
  if (when.isHalfAssumed && start && end) {
    const times = { start: sayMinutes(start.seconds / 60), end: sayMinutes(end.seconds / 60) };
    problems.add('half-assumed', place, sentence('halfTaken', { text: short(text), ...times }));
  }
  if (typeof zone !== 'string' || notedZones.has(zone)) return;
  notedZones.add(zone);
  const abbreviation = zoneAbbreviation(text);
  if (abbreviation) problems.add('zone-assumed', place, sentence('zoneTaken', abbreviation));
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
  const hint = status.suggestion
    ? sentence('didYouMean', { text: status.suggestion })
    : sentence('writeStatus');
  problems.add('bad-status', place, sentence('notStatus', { text: short(text) }), hint);
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
  if (saysMore) problems.add('no-title', place, sentence('noTitle'));
  else problems.add('empty-slot', place, sentence('emptySlot'));
  return saysMore;
}
