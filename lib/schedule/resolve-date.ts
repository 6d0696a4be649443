import { type Day, fromDay, monthLength, toDay, weekdayOf } from './civil.ts';
import { type Order, readNumeric } from './date-order.ts';
import { type CellPosition, type ProblemCode, type Problems, short } from './problems.ts';
import { type Sentence, sentence } from './sentence.ts';
import type { DateText } from './when-text.ts';
import { dayWithoutYear, type YearHint } from './year.ts';

/** The facts that dates are read with. */
export type DateContext = {
  order: Order | null;
  /** Whether the dates of the sheet contradict each other, or only this one its locale. */
  locale: string | null;
  /** For dates without a year, when no date stands above. */
  yearHint: YearHint | null;
  /** The date of `Day 1`. */
  firstDay: Day | null;
};

type Failure = { code: ProblemCode; says: Sentence[] };

/** A date as it stands in its cell, or a name for it. */
type Written = string | Sentence;

/**
 * The day that a date means, or null after its problem was noted.
 * @param above the day of the rows above
 */
export function resolveDate(
  date: DateText,
  text: Written,
  above: Day | null,
  context: DateContext,
  place: CellPosition,
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
      sentence('weekdayMismatch', {
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
      sentence('yearAssumed', { text: shown(text), year, weekday: { weekdays: [weekdayOf(day)] } }),
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
        return bad(sentence('weekdayAlone', { text: shown(text) }));
      return { day: above + (((date.weekday ?? 0) - weekdayOf(above) + 7) % 7), assumed: false };
    }
    case 'day':
      return dayBelow(date, text, above);
    case 'count': {
      if (context.firstDay === null) return bad(sentence('notDateOfDay', { text: shown(text) }));
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

/** Within this many days every day of the month comes, also the 31st. */
const TWO_MONTHS = 62;

/** `Sun 6` is the next 6th, which must be a Sunday. */
function dayBelow(
  { day, weekday }: Extract<DateText, { kind: 'day' }>,
  text: Written,
  above: Day | null,
): { day: Day; assumed: boolean } | Failure {
  if (above === null) return bad(sentence('dayAlone', { text: shown(text) }));
  let found = above;
  while (fromDay(found).day !== day && found < above + TWO_MONTHS) found++;
  if (fromDay(found).day === day && weekdayOf(found) === weekday) return { day: found, assumed: false };
  return bad(
    sentence('notNextWeekday', {
      text: shown(text),
      weekday: { weekdays: weekday === null ? [] : [weekday] },
    }),
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
      sentence('noMonth', { text: shown(text), month }),
      ...(swapped === null ? [] : [sentence('didYouMean', { text: fromDay(swapped) })]),
    );
  }
  if (year === null) {
    const hint = above === null ? context.yearHint : { near: above };
    if (!hint)
      return {
        code: 'no-year',
        says: [sentence('noYear', { text: shown(text) })],
      };
    const found = dayWithoutYear(month, day, weekday, hint);
    if (found) return found;
  } else {
    const found = toDay(year, month, day);
    if (found !== null) return { day: found, assumed: false };
    if (year < 1970 || year > 2199) return bad(sentence('farYear', { text: shown(text), year }));
  }
  const last = monthLength(year ?? 2023, month);
  return bad(
    sentence('monthTooShort', { text: shown(text), month: { month, year }, last }),
    ...(day > last && day <= 31 ? [sentence('didYouMean', { text: { month, day: last } })] : []),
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
        sentence('monthTooShort', { text: shown(text), month: { month }, last }),
        sentence('didYouMean', { text: { month, day: last } }),
      );
    }
    return bad(
      sentence('noMonth', {
        text: shown(text),
        month: Math.min(a, b) > 12 ? Math.min(a, b) : Math.max(a, b),
      }),
    );
  }
  if (read === 'ambiguous') {
    const one = { day: a, month: b, year };
    const other = { day: b, month: a, year };
    return {
      code: 'ambiguous-date',
      says: [sentence('twoMeanings', { text: shown(text), one, other })],
    };
  }
  const [day, month] = b > 12 ? [b, a] : [a, b];
  const first = order === 'day-month' ? 'dayFirst' : 'monthFirst';
  const rest = !order
    ? sentence('otherOrder', { text: shown(text) })
    : locale
      ? sentence(`${first}In`, { text: shown(text), locale })
      : sentence(first, { text: shown(text) });
  return {
    code: 'date-order',
    says: [rest, sentence('didYouMean', { text: { day, month, year } })],
  };
}

function bad(...says: Sentence[]): Failure {
  return { code: 'bad-date', says };
}

const shown = (text: Written) => (typeof text === 'string' ? short(text) : text);
