import { cellText, formulaError, isBlank, isNothing, isUnknownYet, richCell } from './cell.ts';
import { type Day, sayMinutes } from './civil.ts';
import { parseDuration, parsePlainDuration } from './duration.ts';
import { type CellPosition, type Problems, short } from './problems.ts';
import { resolveDate } from './resolve-date.ts';
import type { RowContext } from './row-context.ts';
import type { ScannedRow } from './scan-rows.ts';
import { sentence } from './sentence.ts';
import { sayBadTime, sayFormula } from './sentences.ts';
import type { Cell } from './types.ts';
import type { ClockText, WhenText } from './when-text.ts';

/** When a slot ends: on the wall, in seconds of the day its row names or of a day of its own; or after a time has passed. */
export type ReadEnd = { column: number } & (
  | { is: 'wall'; seconds: number; day: Day | null; zone: number | string | null }
  | { is: 'elapsed'; minutes: number }
);

const DAY = 86_400;
const OPEN_END = /^(?:open|open end|late|till late|until late|close|\?+|ende offen|offen|fin|end)$/i;

/**
 * The end from the End column, from a range in the Start cell, or from the Length. null if there is none.
 * @param when the start as it is written, and its seconds; both null if only the problems are of interest
 * @param day the day of the row, if it is known
 */
export function readEnd(
  scanned: ScannedRow,
  when: WhenText | null,
  start: number | null,
  context: RowContext,
  problems: Problems,
  day: Day | null = null,
): ReadEnd | null {
  const { columns } = context;
  const range = when && start !== null ? fromRange(when, scanned, start, context, problems) : null;
  const own = fromEndCell(scanned, start, context, problems);
  const length = fromLength(scanned, context, problems);
  const first = own ?? range ?? length;
  const second = own ? (range ?? length) : range ? length : null;
  if (first && second && start !== null && !agree(first, second, start, day)) {
    const place = { row: scanned.row, column: first.column };
    const differs = first === own && second === length ? 'lengthDiffers' : 'timeDiffers';
    problems.add('two-ends', place, sentence(columns.end === first.column ? differs : `${differs}First`));
  }
  return first;
}

/** Whether two ends are the same to the minute. If one of them has a date, the day counts too. */
function agree(a: ReadEnd, b: ReadEnd, start: number, day: Day | null): boolean {
  const seconds = (end: ReadEnd) => {
    if (end.is === 'elapsed') return start + end.minutes * 60;
    if (end.day === null) return end.seconds;
    return day === null ? null : (end.day - day) * DAY + end.seconds;
  };
  const [one, other] = [seconds(a), seconds(b)];
  if (one === null || other === null) return true;
  const isDated = [a, b].some((end) => end.is === 'wall' && end.day !== null);
  const apart = Math.abs(one - other);
  return (isDated ? apart : apart % DAY) < 60;
}

function fromRange(
  { end, endDate, zone }: WhenText,
  { row }: ScannedRow,
  start: number,
  { columns, dates }: RowContext,
  problems: Problems,
): ReadEnd | null {
  if (!end) return null;
  const place = { row, column: columns.start ?? columns.date ?? 0 };
  if (!endDate) return onWall(end, start, zone, row, place.column, problems);
  const day = resolveDate(endDate, sentence('secondDate'), null, dates, place, problems);
  return day === null ? null : { is: 'wall', seconds: end.seconds, day, zone, column: place.column };
}

function fromEndCell(
  { row, cells }: ScannedRow,
  start: number | null,
  context: RowContext,
  problems: Problems,
): ReadEnd | null {
  const column = context.columns.end;
  if (column === undefined) return null;
  const read = context.readEndCell(cells[column]);
  if (read.is === 'empty') return null;
  if (read.is === 'formula-error') problems.add('formula-problem', { row, column }, sayFormula(read.error));
  if (read.is === 'bad') {
    const minutes = parsePlainDuration(read.text);
    if (minutes !== null) return { is: 'elapsed', minutes, column };
    if (!OPEN_END.test(read.text))
      problems.add('bad-end', { row, column }, ...sayBadTime(read.text), sentence('withoutEnd'));
  }
  if (read.is !== 'when') return null;
  const { start: end, date, zone } = read.when;
  if (!end) {
    problems.add(
      'bad-end',
      { row, column },
      sentence('notTime', { text: short(read.text) }),
      sentence('withoutEnd'),
    );
    return null;
  }
  const dated = date ?? endDateOf(cells, context);
  if (!dated || dated.kind === 'weekday') return onWall(end, start, zone, row, column, problems);
  const day = resolveDate(dated, read.text, null, context.dates, { row, column }, problems);
  return day === null ? null : { is: 'wall', seconds: end.seconds, day, zone, column };
}

function endDateOf(cells: readonly Cell[], { columns, readEndCell }: RowContext): WhenText['date'] {
  if (columns.endDate === undefined) return null;
  const read = readEndCell(cells[columns.endDate]);
  return read.is === 'when' ? read.when.date : null;
}

/** An end before the start is the next day; one equal to it is none. */
function onWall(
  end: ClockText,
  start: number | null,
  zone: number | string | null,
  row: number,
  column: number,
  problems: Problems,
): ReadEnd | null {
  if (start === null) return null;
  let { seconds } = end;
  while (seconds < start) seconds += DAY;
  if (seconds === start) {
    sayEqual(start, { row, column }, problems);
    return null;
  }
  return { is: 'wall', seconds, day: null, zone, column };
}

export function sayEqual(start: number, place: CellPosition, problems: Problems): void {
  problems.add('end-equals-start', place, sentence('endIsStart', { time: sayMinutes((start % DAY) / 60) }));
}

function fromLength(
  { row, cells }: ScannedRow,
  { columns, bareLengths }: RowContext,
  problems: Problems,
): ReadEnd | null {
  const column = columns.length;
  if (column === undefined) return null;
  const cell = cells[column];
  const text = cellText(cell).trim();
  const place = { row, column };
  const error = formulaError(cell);
  if (error) problems.add('formula-problem', place, sayFormula(error));
  if (error || isBlank(cell) || isNothing(text) || isUnknownYet(text) || OPEN_END.test(text)) return null;
  const rich = richCell(cell);
  const isTime = rich?.number !== undefined && (rich.format === 'duration' || rich.format === 'time');
  const minutes = isTime
    ? Math.round((rich.number ?? 0) * 86_400) / 60
    : (bareLengths.read(text, place) ?? parseDuration(text));
  if (minutes !== null && minutes > 0) return { is: 'elapsed', minutes, column };
  const isZero = /^[0:.]+(?:\s*\p{L}+\.?)?$/u.test(text);
  if (!isZero) {
    problems.add('bad-end', place, sentence('notLength', { text: short(text) }), sentence('withoutEnd'));
  }
  return null;
}
