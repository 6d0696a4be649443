import { cellText } from './cell.ts';
import { sayMinutes } from './civil.ts';
import type { Problems } from './problems.ts';
import type { TimedRow } from './read-row.ts';
import { sentence } from './sentence.ts';
import { didYouMean } from './sentences.ts';

const HOUR = 3600;
const DAY = 24 * HOUR;
/** A show longer than this (ms) is suspicious, because hardly any is. */
const LONG = 8 * HOUR;
/** An end that is this far (ms) into the next day is probably a mistake. */
const VERY_LONG = 12 * HOUR;
/** `45:00`, which is hours and minutes, or minutes and seconds. */
const CLOCK = /^\d\d:\d\d$/;
const HALF = /[ap]\.?\s?m\b\.?/i;

/** Looks out for shows that are too long to be meant, such as 11:00 PM to 12:00 PM. */
type LongSlots = {
  add(timed: TimedRow): void;
  /** Notes shows that are long and longer than all others, and shows whose end is more than half a day into the next day. */
  report(problems: Problems): void;
};

type Long = { timed: TimedRow; column: number; end: number; length: number };

export function watchLongSlots(): LongSlots {
  const long: Long[] = [];
  let longest = 0;
  let second = 0;
  return {
    add(timed) {
      const { end, start } = timed;
      if (!end || (end.is === 'wall' && end.day !== null)) return;
      const length = end.is === 'elapsed' ? end.minutes * 60 : end.seconds - start;
      if (length >= longest) [longest, second] = [length, longest];
      else if (length > second) second = length;
      // An end with a date says clearly what is meant, and so does a length, if it is no `45:00` for 45 minutes.
      if (length > LONG && end.is === 'wall' && end.zone === timed.zone)
        long.push({ timed, column: end.column, end: end.seconds, length });
      else if (end.is === 'elapsed' && length >= DAY && CLOCK.test(cellText(timed.cells[end.column]).trim()))
        long.push({ timed, column: end.column, end: start + length, length });
    },
    report(problems) {
      for (const one of long) {
        const isNextDay = one.end >= DAY && one.timed.start < DAY;
        if (one.timed.end?.is === 'elapsed') {
          sayLong(one, false, problems);
          continue;
        }
        const isLongest = one.length === longest && longest > second;
        if (isLongest || (isNextDay && one.length > VERY_LONG)) sayLong(one, isNextDay, problems);
      }
    },
  };
}

function sayLong({ timed, column, end, length }: Long, isNextDay: boolean, problems: Problems): void {
  const hours = Math.round((length / HOUR) * 10) / 10;
  if (timed.end?.is === 'elapsed') {
    const text = cellText(timed.cells[column]).trim();
    problems.add(
      'long-slot',
      { row: timed.row, column },
      sentence('lastsHours', { hours }),
      ...didYouMean(`0:${text}`),
    );
    return;
  }
  const isLong = isNextDay
    ? sentence('lastsLong', { hours, time: sayMinutes((end % DAY) / 60) })
    : sentence('lastsLongSameDay', { hours });
  const place = { row: timed.row, column };
  problems.add('long-slot', place, isLong, ...didYouMean(likelyEnd(timed, column, end, length)));
}

/** The end that was probably meant: in the other half of the day, or with start and end exchanged. */
function likelyEnd(
  { cells, start, startColumn }: TimedRow,
  column: number,
  end: number,
  length: number,
): string | null {
  const shorter = length - DAY / 2;
  if (shorter > 0 && shorter <= LONG) {
    const minutes = ((end - DAY / 2) % DAY) / 60;
    return HALF.test(cellText(cells[column])) ? sayHalf(minutes) : sayMinutes(minutes);
  }
  const swapped = DAY - length;
  if (swapped > 0 && swapped <= LONG && column !== startColumn)
    return `${sayMinutes((end % DAY) / 60)}-${sayMinutes(start / 60)}`;
  return null;
}

/** `12:05 AM` */
function sayHalf(minutes: number): string {
  const hour = Math.floor(minutes / 60) % 12 || 12;
  return `${hour}:${String(Math.floor(minutes % 60)).padStart(2, '0')} ${minutes < 720 ? 'AM' : 'PM'}`;
}
