import { type Day, fromDay, monthLength, monthName, sayDay, toDay, weekdayName, weekdayOf } from './civil.ts';
import { type Order, readNumeric } from './date-order.ts';
import { type Place, type ProblemCode, type Problems, quote } from './problems.ts';
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

type Failure = { code: ProblemCode; sentence: string };

/**
 * The day that a date means, or null after its problem was noted.
 * @param above the day of the rows above
 */
export function resolveDate(
  date: DateText,
  text: string,
  above: Day | null,
  context: DateContext,
  place: Place,
  problems: Problems,
): Day | null {
  const result = resolve(date, text, above, context);
  if (typeof result !== 'object') return result;
  if ('code' in result) {
    problems.add(result.code, place, result.sentence);
    return null;
  }
  const { day, assumed } = result;
  if (date.weekday !== null && weekdayOf(day) !== date.weekday) {
    problems.add(
      'weekday-mismatch',
      place,
      `${sayDay(day)} is a ${weekdayName(weekdayOf(day))}, not a ${weekdayName(date.weekday)}; the date counts.`,
    );
  }
  if (assumed) {
    const { year } = fromDay(day);
    problems.add(
      'year-assumed',
      place,
      `${quote(text)} is taken for ${year}, the nearest year in which it is a ${weekdayName(weekdayOf(day))}.`,
    );
  }
  return day;
}

function resolve(
  date: DateText,
  text: string,
  above: Day | null,
  context: DateContext,
): { day: Day; assumed: boolean } | Failure {
  switch (date.kind) {
    case 'weekday': {
      if (above === null || date.weekdays.length !== 1)
        return bad(`${quote(text)} names a weekday, but no date. Write the date too.`);
      return { day: above + (((date.weekday ?? 0) - weekdayOf(above) + 7) % 7), assumed: false };
    }
    case 'day':
      return dayBelow(date, text, above);
    case 'count': {
      if (context.firstDay === null) return bad(`${quote(text)} is not a date. Write the date of that day.`);
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
  text: string,
  above: Day | null,
): { day: Day; assumed: boolean } | Failure {
  if (above === null) return bad(`${quote(text)} names a day, but no month. Write the month too.`);
  let found = above;
  while (fromDay(found).day !== day && found < above + TWO_MONTHS) found++;
  if (fromDay(found).day === day && weekdayOf(found) === weekday) return { day: found, assumed: false };
  return bad(
    `${quote(text)} is not the next ${weekdayName(weekday)} below the date above. Write the month too.`,
  );
}

function inYear(
  year: number | null,
  month: number,
  day: number,
  weekday: number | null,
  text: string,
  above: Day | null,
  context: DateContext,
): { day: Day; assumed: boolean } | Failure {
  if (month < 1 || month > 12) {
    const swapped = year === null ? null : toDay(year, day, month);
    const hint = swapped === null ? '' : ` Did you mean ${sayDay(swapped)}?`;
    return bad(`${quote(text)} is not a date: there is no month ${month}.${hint}`);
  }
  if (year === null) {
    const hint = above === null ? context.yearHint : { near: above };
    if (!hint)
      return {
        code: 'no-year',
        sentence: `${quote(text)} has no year, and nothing in the sheet says which it is.`,
      };
    const found = dayWithoutYear(month, day, weekday, hint);
    if (found) return found;
  } else {
    const found = toDay(year, month, day);
    if (found !== null) return { day: found, assumed: false };
    if (year < 1970 || year > 2199) return bad(`${quote(text)} is in the year ${year}. Is that meant?`);
  }
  const last = monthLength(year ?? 2023, month);
  const hint = day > last && day <= 31 ? ` Did you mean ${last} ${monthName(month)}?` : '';
  return bad(
    `${quote(text)} does not exist: ${monthName(month)}${year === null ? '' : ` ${year}`} has ${last} days.${hint}`,
  );
}

function numericFailure(
  read: 'ambiguous' | 'contradiction' | 'impossible',
  a: number,
  b: number,
  year: number | null,
  text: string,
  { order, locale }: DateContext,
): Failure {
  if (read === 'impossible') {
    const [day, month] = a <= 12 && b > 12 ? [b, a] : [a, b];
    if (month >= 1 && month <= 12 && day >= 1 && day <= 31) {
      const last = monthLength(year ?? 2024, month);
      return bad(
        `${quote(text)} does not exist: ${monthName(month)} has ${last} days. Did you mean ${last} ${monthName(month)}?`,
      );
    }
    return bad(
      `${quote(text)} is not a date: there is no month ${Math.min(a, b) > 12 ? Math.min(a, b) : Math.max(a, b)}.`,
    );
  }
  const suffix = year === null ? '' : ` ${year}`;
  if (read === 'ambiguous') {
    const one = `${a} ${monthName(b)}${suffix}`;
    const other = `${b} ${monthName(a)}${suffix}`;
    return {
      code: 'ambiguous-date',
      sentence: `${quote(text)} can be ${one} or ${other}. Set the locale, or write the month as a word.`,
    };
  }
  const [day, month] = b > 12 ? [b, a] : [a, b];
  const why = order
    ? `dates here have the ${order === 'day-month' ? 'day' : 'month'} first${locale ? ` (${locale})` : ''}`
    : 'other dates of the column have the other order';
  return {
    code: 'date-order',
    sentence: `${quote(text)} contradicts the rest: ${why}. Did you mean ${day} ${monthName(month)}${suffix}?`,
  };
}

function bad(sentence: string): Failure {
  return { code: 'bad-date', sentence };
}
