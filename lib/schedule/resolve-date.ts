import { type Day, fromDay, monthLength, toDay, weekdayOf } from './civil.ts';
import { type Order, readNumeric } from './date-order.ts';
import { type Place, type ProblemCode, type Problems, short } from './problems.ts';
import { type Said, said } from './said.ts';
import type { DateText } from './when-text.ts';
import { dayWithoutYear, type YearHint } from './year.ts';

/** What dates are read by, besides themselves. */
export type DateContext = {
  order: Order | null;
  /** Whether the dates of the sheet contradict each other, or only this one its locale. */
  locale: string | null;
  /** For dates without a year, when no date stands above. */
  yearHint: YearHint | null;
  /** What `Day 1` is. */
  firstDay: Day | null;
};

type Failure = { code: ProblemCode; says: Said[] };

/** A date as it stands in its cell, or a name for it. */
type Written = string | Said;

/**
 * The day that a date means, or null after its problem was noted.
 * @param above the day of the rows above
 */
export function resolveDate(
  date: DateText,
  text: Written,
  above: Day | null,
  context: DateContext,
  place: Place,
  problems: Problems,
): Day | null {
  const result = resolve(date, text, above, context);
  if (typeof result !== 'object') return result;
  if ('code' in result) {
    problems.add(result.code, place, ...result.says);
    return null;
  }
  const { day, assumed } = result;
  if (date.weekday !== null && weekdayOf(day) !== date.weekday) {
    problems.add(
      'weekday-mismatch',
      place,
      said('weekdayMismatch', {
        date: fromDay(day),
        is: { weekdays: [weekdayOf(day)] },
        said: { weekdays: [date.weekday] },
      }),
    );
  }
  if (assumed) {
    const { year } = fromDay(day);
    problems.add(
      'year-assumed',
      place,
      said('yearAssumed', { text: shown(text), year, weekday: { weekdays: [weekdayOf(day)] } }),
    );
  }
  return day;
}

function resolve(
  date: DateText,
  text: Written,
  above: Day | null,
  context: DateContext,
): { day: Day; assumed: boolean } | Failure {
  switch (date.kind) {
    case 'weekday': {
      if (above === null || date.weekdays.length !== 1)
        return bad(said('weekdayAlone', { text: shown(text) }));
      return { day: above + (((date.weekday ?? 0) - weekdayOf(above) + 7) % 7), assumed: false };
    }
    case 'day':
      return dayBelow(date, text, above);
    case 'count': {
      if (context.firstDay === null) return bad(said('notDateOfDay', { text: shown(text) }));
      return { day: context.firstDay + date.count - 1, assumed: false };
    }
    case 'named':
      return inYear(date.year, date.month, date.day, date.weekday, text, above, context);
    case 'numeric': {
      const read = readNumeric(date, context.order);
      if (typeof read === 'object')
        return inYear(date.year, read.month, read.day, date.weekday, text, above, context);
      return numericFailure(read, date.a, date.b, date.year, text, context);
    }
  }
}

/** Days in which every month has come, and a 31st too. */
const TWO_MONTHS = 62;

/** `Sun 6` is the next 6th, which must be a Sunday. */
function dayBelow(
  { day, weekday }: Extract<DateText, { kind: 'day' }>,
  text: Written,
  above: Day | null,
): { day: Day; assumed: boolean } | Failure {
  if (above === null) return bad(said('dayAlone', { text: shown(text) }));
  let found = above;
  while (fromDay(found).day !== day && found < above + TWO_MONTHS) found++;
  if (fromDay(found).day === day && weekdayOf(found) === weekday) return { day: found, assumed: false };
  return bad(
    said('notNextWeekday', { text: shown(text), weekday: { weekdays: weekday === null ? [] : [weekday] } }),
  );
}

function inYear(
  year: number | null,
  month: number,
  day: number,
  weekday: number | null,
  text: Written,
  above: Day | null,
  context: DateContext,
): { day: Day; assumed: boolean } | Failure {
  if (month < 1 || month > 12) {
    const swapped = year === null ? null : toDay(year, day, month);
    return bad(
      said('noMonth', { text: shown(text), month }),
      ...(swapped === null ? [] : [said('didYouMean', { text: fromDay(swapped) })]),
    );
  }
  if (year === null) {
    const hint = above === null ? context.yearHint : { near: above };
    if (!hint)
      return {
        code: 'no-year',
        says: [said('noYear', { text: shown(text) })],
      };
    const found = dayWithoutYear(month, day, weekday, hint);
    if (found) return found;
  } else {
    const found = toDay(year, month, day);
    if (found !== null) return { day: found, assumed: false };
    if (year < 1970 || year > 2199) return bad(said('farYear', { text: shown(text), year }));
  }
  const last = monthLength(year ?? 2023, month);
  return bad(
    said('monthTooShort', { text: shown(text), month: { month, year }, last }),
    ...(day > last && day <= 31 ? [said('didYouMean', { text: { month, day: last } })] : []),
  );
}

function numericFailure(
  read: 'ambiguous' | 'contradiction' | 'impossible',
  a: number,
  b: number,
  year: number | null,
  text: Written,
  { order, locale }: DateContext,
): Failure {
  if (read === 'impossible') {
    const [day, month] = a <= 12 && b > 12 ? [b, a] : [a, b];
    if (month >= 1 && month <= 12 && day >= 1 && day <= 31) {
      const last = monthLength(year ?? 2024, month);
      return bad(
        said('monthTooShort', { text: shown(text), month: { month }, last }),
        said('didYouMean', { text: { month, day: last } }),
      );
    }
    return bad(
      said('noMonth', { text: shown(text), month: Math.min(a, b) > 12 ? Math.min(a, b) : Math.max(a, b) }),
    );
  }
  if (read === 'ambiguous') {
    const one = { day: a, month: b, year };
    const other = { day: b, month: a, year };
    return {
      code: 'ambiguous-date',
      says: [said('twoMeanings', { text: shown(text), one, other })],
    };
  }
  const [day, month] = b > 12 ? [b, a] : [a, b];
  const first = order === 'day-month' ? 'dayFirst' : 'monthFirst';
  const rest = !order
    ? said('otherOrder', { text: shown(text) })
    : locale
      ? said(`${first}In`, { text: shown(text), locale })
      : said(first, { text: shown(text) });
  return {
    code: 'date-order',
    says: [rest, said('didYouMean', { text: { day, month, year } })],
  };
}

function bad(...says: Said[]): Failure {
  return { code: 'bad-date', says };
}

const shown = (text: Written) => (typeof text === 'string' ? short(text) : text);
