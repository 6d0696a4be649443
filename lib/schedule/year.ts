import { type Day, fromDay, toDay, weekdayOf } from './civil.ts';

/** The fact that decides the year of a date without one. */
export type YearHint = { near: Day } | { year: number } | { today: Day };

/** A crew plans ahead, and leaves past shows in the sheet for a while. */
const PAST_DAYS = 120;

/**
 * The day of a month and day without a year. `assumed`: its weekday fits only another year than the nearest.
 * null if no year near has such a day (29 February).
 */
export function dayWithoutYear(
  month: number,
  day: number,
  weekday: number | null,
  hint: YearHint,
): { day: Day; assumed: boolean } | null {
  const year = likelyYear(month, day, hint);
  const candidates = [year, year + 1, year - 1, year + 2, year - 2]
    .map((one) => toDay(one, month, day))
    .filter((one) => one !== null);
  const [likely] = candidates;
  if (likely === undefined) return null;
  if (weekday === null || weekdayOf(likely) === weekday) return { day: likely, assumed: false };
  const fitting = candidates.slice(0, 3).find((one) => weekdayOf(one) === weekday);
  return fitting === undefined ? { day: likely, assumed: false } : { day: fitting, assumed: true };
}

function likelyYear(month: number, day: number, hint: YearHint): number {
  if ('year' in hint) return hint.year;
  const near = 'near' in hint ? hint.near : hint.today;
  const { year } = fromDay(near);
  const distance = (candidate: number) => {
    // Days are counted without the calendar, so that 29 February exists in every year.
    const days = (candidate - year) * 365.25 + dayOfYear(month, day) - (near - (toDay(year, 1, 1) ?? 0));
    if ('near' in hint) return Math.abs(days);
    return days >= -PAST_DAYS && days < 365 - PAST_DAYS ? 0 : Math.abs(days);
  };
  return [year, year + 1, year - 1].reduce((best, one) => (distance(one) < distance(best) ? one : best));
}

function dayOfYear(month: number, day: number): number {
  return (month - 1) * 30.44 + day - 1;
}

/** The one year that a text names: `Winter programme 2026`. */
export function yearIn(text: string): number | null {
  const years = new Set(text.slice(0, 200).match(/(?<!\d)20\d\d(?!\d)/g) ?? []);
  const [only] = years;
  return years.size === 1 ? Number(only) : null;
}
