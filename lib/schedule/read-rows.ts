import { bareLengths } from './bare-lengths.ts';
import { cellText, formulaError, isSameAsAbove } from './cell.ts';
import type { Day } from './civil.ts';
import type { Header } from './header.ts';
import { identifyRepeats, identifySlots, type Replacement, replaceOccurrences } from './identify.ts';
import { watchLongSlots } from './long-slots.ts';
import { placeOnce, placeRepeat, startOf } from './place-row.ts';
import { cleanLine, isCut } from './plain-text.ts';
import type { Problems } from './problems.ts';
import { type DetailsContext, readDetails } from './read-details.ts';
import { checkRepeat, readRepeat } from './read-repeat.ts';
import { readRow, type TimedRow } from './read-row.ts';
import type { DateContext } from './resolve-date.ts';
import type { Above, RowContext } from './row-context.ts';
import { dateAbove, type ScannedRow, type ScannedRows, scanRows } from './scan-rows.ts';
import type { Details, RepeatingSlot, Schedule, WrittenSlot } from './schedule.ts';
import { sentence } from './sentence.ts';
import { sayFormula } from './sentences.ts';
import type { StreamsReader } from './streams-cell.ts';
import { cancelledReader } from './title-status.ts';
import type { Cell } from './types.ts';
import { whenReader } from './when-cell.ts';
import { type YearHint, yearIn } from './year.ts';
import { type Zone, zoneAbbreviation } from './zone.ts';

export type RowsContext = {
  zone: Zone;
  locale: string | null;
  /** The day that rows without any date mean. */
  date: Day | null;
  today: Day | null;
  /** Texts in which a year may be: the names of the workbook and the tab. */
  titles: readonly string[];
  streams: StreamsReader;
  themes: readonly string[];
  problems: Problems;
};

export type FoundRows = {
  /** Whether any row has a time without a zone of its own. */
  needsZone: boolean;
  found: Pick<Schedule, 'slots' | 'repeats' | 'unscheduled' | 'hidden'>;
  /** The cell with the start of a row. */
  placeOf: (details: Details) => { row: number; column: number };
  roomColumn: number | undefined;
  streamColumn: number | undefined;
};

const LONGEST_TITLE = 300;

/** Reads the rows below the header. */
export function readRows(rows: readonly Cell[][], header: Header, context: RowsContext): FoundRows {
  const { problems, zone } = context;
  const { columns } = header;
  const scanned = scanRows(rows, header, context.locale, problems);
  const written = dateAbove(rows, header, context.locale);
  const dates = toDateContext(scanned, written, rows, header, context);
  const rowContext: RowContext = {
    columns,
    dates,
    weekly: scanned.weekly,
    problems,
    readEndCell: whenReader('end', context.locale),
    readCancelled: cancelledReader(),
    hasHalves: scanned.hasHalves,
    bareLengths: bareLengths(cellText(rows[header.row]?.[columns.length ?? -1])),
    notedZones: noteHeaderZone(rows[header.row], columns, header.row, problems),
  };
  const details: DetailsContext = { ...context, columns, rows };
  const firstDay = written ?? context.date;
  const above: Above = {
    date: firstDay === null ? { is: 'none' } : { is: 'day', day: firstDay, assumed: true },
    month: null,
    start: null,
    title: '',
  };
  const collected = new Collected();
  const titles = new Map<string, string>();
  const longSlots = watchLongSlots();
  let timedRows = 0;
  let zonedRows = 0;
  for (const one of scanned.rows) {
    if (one.month !== undefined) {
      above.month = one.month;
      above.date = { is: 'none' };
      continue;
    }
    const title = readTitle(one, above, columns.title, titles, problems);
    const timed = readRow(one, title, above, rowContext);
    if (timed === null) continue;
    if (timed === 'left-out') checkLeftOut(one, title, details);
    else if (timed === 'unscheduled') collected.unscheduled.push({ title: title ?? '', row: one.row + 1 });
    else {
      timedRows++;
      if (timed.zone !== null) zonedRows++;
      if (!timed.status.hidden) longSlots.add(timed);
      if (timed.lastDay === null) collected.add(timed, dates, details, zone, problems);
      else for (const one of eachDay(timed)) collected.add(one, dates, details, zone, problems);
    }
  }
  longSlots.report(problems);
  rowContext.bareLengths.report(problems);
  // If there is a column for dates and it is empty, the crew does not know them yet.
  const noColumn = columns.date === undefined;
  if (scanned.undated && noColumn && firstDay === null && collected.unscheduled.length > 0) {
    problems.add('no-dates', null, sentence('noDates'));
  }
  if (!scanned.undated && !scanned.timed && columns.start === undefined && collected.unscheduled.length > 0) {
    problems.add('no-times', null, sentence('noTimes'));
  }
  return {
    ...collected.finish(columns.start ?? columns.date ?? 0, zone),
    roomColumn: columns.room,
    streamColumn: columns.stream[0]?.column,
    needsZone: timedRows === 0 || zonedRows < timedRows,
  };
}

/** The row on each of its days: `20-22 Nov` are three. */
function eachDay(timed: TimedRow): TimedRow[] {
  const { day, lastDay, end } = timed;
  if (day === null || lastDay === null) return [timed];
  return Array.from({ length: lastDay - day + 1 }, (_, days) => ({
    ...timed,
    day: day + days,
    end: end?.is === 'wall' && end.day !== null ? { ...end, day: end.day + days } : end,
  }));
}

/** Notes the zone of a header such as `Start (EST)`; cells with the same abbreviation are then not noted again. */
function noteHeaderZone(
  names: readonly Cell[] | undefined,
  { zone, start, date }: Header['columns'],
  row: number,
  problems: Problems,
): Set<string> {
  const column = start ?? date ?? 0;
  const abbreviation = zone === undefined ? null : zoneAbbreviation(cellText(names?.[column]));
  if (abbreviation === null || abbreviation.zone !== zone) return new Set();
  problems.add('zone-assumed', { row, column }, sentence('zoneTaken', abbreviation));
  return new Set([zone]);
}

function toDateContext(
  { order, dated }: ScannedRows,
  written: Day | null,
  rows: readonly Cell[][],
  header: Header,
  { locale, date, today, titles }: RowsContext,
): DateContext {
  const years = [
    ...titles,
    ...rows.slice(0, header.row).flatMap((cells) => cells.slice(0, 20).map(cellText)),
  ].map(yearIn);
  const year = years.find((one) => one !== null);
  const near = dated ?? written;
  let yearHint: YearHint | null = null;
  if (near !== null) yearHint = { near };
  else if (year !== undefined && year !== null) yearHint = { year };
  else if (date !== null) yearHint = { near: date };
  else if (today !== null) yearHint = { today };
  return { order, locale, yearHint, firstDay: date ?? written ?? dated };
}

/** The title as it will be shown; null if its formula failed, which was noted. */
function readTitle(
  { row, cells }: ScannedRow,
  above: Above,
  column: number | undefined,
  titles: Map<string, string>,
  problems: Problems,
): string | null {
  const cell = column === undefined ? undefined : cells[column];
  if (column === undefined || cell === undefined || cell === '') return '';
  // The same string object for the same title, because titles are compared often.
  const known = typeof cell === 'string' ? titles.get(cell) : undefined;
  if (known !== undefined) {
    above.title = known;
    return known;
  }
  const error = formulaError(cell);
  if (error) {
    problems.add('formula-error', { row, column }, sayFormula(error));
    return null;
  }
  const typed = cellText(cell);
  const text = cleanLine(typed, LONGEST_TITLE);
  if (text.length <= 13 && isSameAsAbove(text)) return above.title;
  if (isCut(text, LONGEST_TITLE, typed))
    problems.add('too-long', { row, column }, sentence('titleCut', { n: LONGEST_TITLE }));
  else titles.set(typed, text);
  above.title = text;
  return text;
}

/** Reads the rest of a row that is left out, so that organizers see all of its problems at once. */
function checkLeftOut({ row, cells }: ScannedRow, title: string | null, details: DetailsContext): void {
  const { repeat } = details.columns;
  if (repeat !== undefined) checkRepeat(cells[repeat], { row, column: repeat }, details.problems);
  readDetails(row, cells, title ?? '', { status: 'confirmed', hidden: false, delay: 0 }, details);
}

/** Rows on their way into the schedule. */
class Collected {
  readonly unscheduled: Schedule['unscheduled'] = [];
  readonly hidden: Schedule['hidden'] = [];
  readonly #slots: WrittenSlot[] = [];
  readonly #repeats: RepeatingSlot[] = [];
  readonly #hidden: Replacement[] = [];
  readonly #assumedDay = new Set<WrittenSlot>();
  readonly #columns = new Map<number, number>();

  add(timed: TimedRow, dates: DateContext, context: DetailsContext, zone: Zone, problems: Problems): void {
    const { row, cells, title, status, day, start } = timed;
    const column = context.columns.repeat;
    const place = { row, column: column ?? 0 };
    const cell = column === undefined ? undefined : cells[column];
    if (status.hidden) {
      if (day === null) return;
      this.#hidden.push({ title, day, minutes: start / 60 });
      const instant = startOf(timed, day, zone);
      const rule = readRepeat(cell, place, day, timed.weekdays, dates, problems.silent());
      if (instant !== null) this.hidden.push({ title, start: instant, repeats: rule !== null });
      return;
    }
    const rule = readRepeat(cell, place, day, timed.weekdays, dates, problems);
    const details: Details = readDetails(row, cells, title, status, context);
    if (rule === 'bad') return;
    if (timed.startColumn !== context.columns.start) this.#columns.set(row + 1, timed.startColumn);
    if (rule) {
      this.#repeats.push(placeRepeat(timed, rule, details));
      return;
    }
    const slot = day === null ? null : placeOnce(timed, day, details, zone, problems);
    if (!slot) return;
    this.#slots.push(slot);
    if (timed.dayIsAssumed) this.#assumedDay.add(slot);
  }

  finish(usualColumn: number, zone: Zone): Pick<FoundRows, 'found' | 'placeOf'> {
    const slots = this.#slots;
    // Most sheets are in order already.
    if (!inOrder(slots)) slots.sort((a, b) => a.start - b.start || a.details.row - b.details.row);
    const repeats = this.#repeats;
    identifyRepeats(repeats);
    const replaced = replaceOccurrences(
      slots,
      this.#hidden,
      repeats,
      (slot) => (zone.toWall(slot.start) - slot.day * 86_400_000) / 60_000,
    );
    identifySlots(slots, replaced, this.#assumedDay);
    return {
      found: { slots, repeats, unscheduled: this.unscheduled, hidden: this.hidden },
      placeOf: ({ row }) => ({ row: row - 1, column: this.#columns.get(row) ?? usualColumn }),
    };
  }
}

function inOrder(slots: readonly WrittenSlot[]): boolean {
  let last = Number.NEGATIVE_INFINITY;
  for (const { start } of slots) {
    if (start < last) return false;
    last = start;
  }
  return true;
}
