import { DAY, formatter, numbersOf, type Options, type Reader, TIME, write, ZONE } from './times.ts';

// Forms of dates that the first load of the front page does not need.

const LONG_DAY: Options = { weekday: 'long', day: 'numeric', month: 'long' };
const DATE: Options = { ...DAY, year: 'numeric' };
const MONTH: Options = { month: 'long', year: 'numeric' };
const FULL: Options = { ...DATE, month: 'long', ...TIME, ...ZONE };

/** `Saturday, 28 November`. */
export const longDayText = (instant: number, reader: Reader) => write(instant, reader, LONG_DAY);

/** `Sat, 28 Nov 2026`: for what may be years ago. */
export const dateText = (instant: number, reader: Reader) => write(instant, reader, DATE);

/** `November 2026`. */
export const monthText = (instant: number, reader: Reader) => write(instant, reader, MONTH);

/** `Sat, 28 November 2026, 20:00 GMT`. */
export const fullText = (instant: number, reader: Reader) => write(instant, reader, FULL);

/** The time without AM and PM, because the half of the day is clear beside a live show. */
export function clockText(instant: number, reader: Reader): string {
  if (reader.locale === null) return '';
  return formatter(reader.locale, reader.timeZone, TIME)
    .formatToParts(instant)
    .map(({ type, value }) => (type === 'dayPeriod' ? '' : value))
    .join('')
    .trim();
}

/** The hour of the day in a zone, 0 to 23. */
export const hourOf = (instant: number, timeZone: string) =>
  Number(numbersOf(['hour'], instant, timeZone)[0]);
