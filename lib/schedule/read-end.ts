import { cellText, formulaError, isBlank, isNothing, isUnknownYet, richCell } from './cell.ts';
import { type Day, sayMinutes } from './civil.ts';
import { parseDuration, parsePlainDuration } from './duration.ts';
import { type Place, type Problems, short } from './problems.ts';
import type { RowContext } from './read-row.ts';
import { resolveDate } from './resolve-date.ts';
import { said } from './said.ts';
import type { ScannedRow } from './scan-rows.ts';
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
 * The end from the End column, from a range in the Start cell, or from the Length. null: there is none.
 * @param when the start as it is written, and its seconds; both null where only the problems are of interest
 */
export function readEnd(
  scanned: ScannedRow,
  when: WhenText | null,
  start: number | null,
  context: RowContext,
  problems: Problems,
): ReadEnd | null {
  const { columns } = context;
  const range = when && start !== null ? fromRange(when, scanned, start, context, problems) : null;
  const own = fromEndCell(scanned, start, context, problems);
  const length = fromLength(scanned, context, problems);
  const first = own ?? range ?? length;
  const second = own ? (range ?? length) : range ? length : null;
  if (first && second && start !== null && !agree(first, second, start)) {
    const place = { row: scanned.row, column: first.column };
    const differs = first === own && second === length ? 'lengthDiffers' : 'timeDiffers';
    problems.add('two-ends', place, said(columns.end === first.column ? differs : `${differs}First`));
  }
  return first;
}

function agree(a: ReadEnd, b: ReadEnd, start: number): boolean {
  const seconds = (end: ReadEnd) =>
    end.is === 'elapsed' ? start + end.minutes * 60 : end.day === null ? end.seconds : null;
  const [one, other] = [seconds(a), seconds(b)];
  return one === null || other === null || Math.abs(one - other) % DAY < 60;
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
  if (!endDate) return onWall(end, start, zone, place, problems);
  const day = resolveDate(endDate, said('secondDate'), null, dates, place, problems);
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
  const place = { row, column };
  if (read.is === 'formula-error') problems.add('formula-problem', place, sayFormula(read.error));
  if (read.is === 'bad') {
    const minutes = parsePlainDuration(read.text);
    if (minutes !== null) return { is: 'elapsed', minutes, column };
    if (!OPEN_END.test(read.text))
      problems.add('bad-end', place, ...sayBadTime(read.text), said('withoutEnd'));
  }
  if (read.is !== 'when') return null;
  const { start: end, date, zone } = read.when;
  if (!end) {
    problems.add('bad-end', place, said('notTime', { text: short(read.text) }), said('withoutEnd'));
    return null;
  }
  const dated = date ?? endDateOf(cells, context);
  if (!dated || dated.kind === 'weekday') return onWall(end, start, zone, place, problems);
  const day = resolveDate(dated, read.text, null, context.dates, place, problems);
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
  place: { row: number; column: number },
  problems: Problems,
): ReadEnd | null {
  if (start === null) return null;
  let { seconds } = end;
  while (seconds < start) seconds += DAY;
  if (seconds === start) {
    sayEqual(start, place, problems);
    return null;
  }
  return { is: 'wall', seconds, day: null, zone, column: place.column };
}

export function sayEqual(start: number, place: Place, problems: Problems): void {
  problems.add('end-equals-start', place, said('endIsStart', { time: sayMinutes((start % DAY) / 60) }));
}

function fromLength({ row, cells }: ScannedRow, { columns }: RowContext, problems: Problems): ReadEnd | null {
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
  const minutes = isTime ? Math.round((rich.number ?? 0) * 86_400) / 60 : parseDuration(text);
  if (minutes !== null && minutes > 0) return { is: 'elapsed', minutes, column };
  const isZero = /^[0:.]+(?:\s*\p{L}+\.?)?$/u.test(text);
  if (!isZero) {
    problems.add('bad-end', place, said('notLength', { text: short(text) }), said('withoutEnd'));
  }
  return null;
}
