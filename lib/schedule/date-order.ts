import { type Day, monthLength, toDay, weekdayOf } from './civil.ts';
import type { DateText } from './when-text.ts';

export type Order = 'day-month' | 'month-day';
export type NumericDate = Extract<DateText, { kind: 'numeric' }>;

/** How a column's `3/4` are read. `assumed`: against the locale, because a cell of index `because` fits only that. */
type DecidedOrder = { order: Order | null; mixed: boolean; because: number | null };

/** Whether a locale writes the day before the month; null if there is no such locale. `en_GB` as Google writes it. */
export function orderOfLocale(locale: string | null): Order | null {
  if (!locale) return null;
  try {
    const name = locale.trim().replaceAll('_', '-');
    if (Intl.DateTimeFormat.supportedLocalesOf(name).length === 0) return null;
    const parts = new Intl.DateTimeFormat(name).formatToParts(0);
    const day = parts.findIndex(({ type }) => type === 'day');
    return day < parts.findIndex(({ type }) => type === 'month') ? 'day-month' : 'month-day';
  } catch {
    return null;
  }
}

/** Whether a locale writes the year of two digits first: `26. 11. 28.` in Korean. */
export function isYearFirst(locale: string | null): boolean {
  if (orderOfLocale(locale) !== 'month-day') return false;
  const name = String(locale).trim().replaceAll('_', '-');
  const parts = new Intl.DateTimeFormat(name, { dateStyle: 'short' }).formatToParts(0);
  return parts.findIndex(({ type }) => type === 'year') < parts.findIndex(({ type }) => type === 'month');
}

/**
 * Decides one order for a whole column: the locale's, unless some dates fit only the other order and none fits only the
 * locale's. Without a locale the dates must decide it.
 */
export function decideOrder(dates: readonly NumericDate[], localeOrder: Order | null): DecidedOrder {
  const only: Record<Order, number[]> = { 'day-month': [], 'month-day': [] };
  dates.forEach((date, i) => {
    const dayMonth = fits(date, 'day-month');
    if (dayMonth !== fits(date, 'month-day')) only[dayMonth ? 'day-month' : 'month-day'].push(i);
  });
  // `26. 1. 11.` and `26. 1. 13.` can hardly be the same day in two years: the year stands first, but which locale says so?
  if (!localeOrder && isYearFirstLike(dates)) return { order: null, mixed: true, because: null };
  // In dates with dots the day comes first.
  const usual = localeOrder ?? (dates.length > 0 && dates.every(({ dots }) => dots) ? 'day-month' : null);
  const dayMonths = only['day-month'];
  const monthDays = only['month-day'];
  const mixed = dayMonths.length > 0 && monthDays.length > 0;
  if (mixed) {
    const majority =
      dayMonths.length === monthDays.length
        ? null
        : dayMonths.length > monthDays.length
          ? 'day-month'
          : 'month-day';
    return { order: usual ?? majority, mixed, because: null };
  }
  const seen = dayMonths.length > 0 ? 'day-month' : monthDays.length > 0 ? 'month-day' : null;
  const because = seen && usual && seen !== usual ? (only[seen][0] ?? null) : null;
  return { order: seen ?? usual, mixed, because };
}

function isYearFirstLike(dates: readonly NumericDate[]): boolean {
  const short = dates.filter(({ isYearShort }) => isYearShort);
  const [first] = short;
  if (!first || first.a <= 12 || short.length !== dates.length) return false;
  return short.every(({ a }) => a === first.a) && new Set(short.map(({ year }) => year)).size > 2;
}

function fits(date: NumericDate, order: Order): boolean {
  const { month, day } = inOrder(date, order);
  // Without a year, 29 February is possible.
  if (month < 1 || month > 12 || day < 1 || day > monthLength(date.year ?? 2024, month)) return false;
  if (date.weekday === null || date.year === null) return true;
  const other = inOrder(date, order === 'day-month' ? 'month-day' : 'day-month');
  const here = toDay(date.year, month, day);
  const there = toDay(date.year, other.month, other.day);
  // `Sat 3/4/2026` says by its weekday which it is, if one of them is a Saturday.
  return weekday(here) === date.weekday || weekday(there) !== date.weekday;
}

function weekday(day: Day | null): number | null {
  return day === null ? null : weekdayOf(day);
}

function inOrder({ a, b }: NumericDate, order: Order): { month: number; day: number } {
  return order === 'day-month' ? { month: b, day: a } : { month: a, day: b };
}

/** Month and day of a date in the decided order, or why there are none. */
export function readNumeric(
  date: NumericDate,
  order: Order | null,
): { month: number; day: number } | 'ambiguous' | 'contradiction' | 'impossible' {
  const dayMonth = fits(date, 'day-month');
  const monthDay = fits(date, 'month-day');
  if (!dayMonth && !monthDay) return 'impossible';
  if (order && fits(date, order)) return inOrder(date, order);
  if (order) return 'contradiction';
  if (date.a === date.b) return { month: date.a, day: date.a };
  return dayMonth && monthDay ? 'ambiguous' : 'contradiction';
}
