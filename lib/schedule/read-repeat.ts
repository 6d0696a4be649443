import { cellText, formulaError, isBlank, isNothing, isSameAsAbove } from './cell.ts';
import { type Day, fromDay } from './civil.ts';
import { decideOrder } from './date-order.ts';
import { fold } from './fold.ts';
import { nearest } from './nearest.ts';
import { isOccurrence, occurrencesBetween } from './occurrences.ts';
import { type Problems, short } from './problems.ts';
import { anchored, parseRepeat } from './repeat-text.ts';
import { type DateContext, resolveDate } from './resolve-date.ts';
import type { RepeatText } from './rrule-text.ts';
import type { Rule } from './schedule.ts';
import { type Sentence, sentence } from './sentence.ts';
import { didYouMean, sayFormula } from './sentences.ts';
import type { Cell } from './types.ts';
import { parseWhen } from './when-text.ts';
import { MONTHS_BY_WORD } from './words/calendar.ts';

type CellPosition = { row: number; column: number };

/** The years within which "10 times" must have happened. */
const LONGEST_COUNT = 60 * 366;
/**
 * The rule of a row; null if it does not repeat, 'bad' after its problem was noted.
 * @param day the day its row names, null for weekdays alone
 */
export function readRepeat(
  cell: Cell | undefined,
  place: CellPosition,
  day: Day | null,
  weekdays: number[] | null,
  dates: DateContext,
  problems: Problems,
): Rule | null | 'bad' {
  const weekly: Rule | null =
    weekdays === null
      ? null
      : {
          unit: 'week',
          every: 1,
          weekdays,
          nths: [],
          monthDay: null,
          from: null,
          until: null,
          except: [],
        };
  const text = cellText(cell).trim();
  if (isBlank(cell) || isNothing(text) || isSameAsAbove(text)) return weekly;
  const error = formulaError(cell);
  if (error) {
    problems.add('formula-error', place, sayFormula(error));
    return 'bad';
  }
  // A weekday with "until 2027-03-01".
  const read = parseRepeat(text) ?? (weekly && parseRepeat(`weekly ${text}`));
  if (read === 'none') return weekly;
  const fail = (...says: Sentence[]): 'bad' => {
    problems.add('bad-repeat', place, ...says);
    return 'bad';
  };
  if (!read) return fail(...sayBadRepeat(text));
  return toRule(read, text, day, weekly, place, dates, problems, fail);
}

/** Whether the repeat of a row is understood, if the row has no day to count from. */
export function checkRepeat(cell: Cell | undefined, place: CellPosition, problems: Problems): void {
  const text = cellText(cell).trim();
  if (isBlank(cell) || isNothing(text) || isSameAsAbove(text)) return;
  const error = formulaError(cell);
  if (error) problems.add('formula-error', place, sayFormula(error));
  else if (!(parseRepeat(text) ?? parseRepeat(`weekly ${text}`)))
    problems.add('bad-repeat', place, ...sayBadRepeat(text));
}

function sayBadRepeat(text: string): Sentence[] {
  return [
    sentence('notUnderstood', { text: short(text) }),
    ...didYouMean(suggest(text)),
    sentence('writeRepeat'),
  ];
}

function toRule(
  read: RepeatText,
  text: string,
  day: Day | null,
  weekly: Rule | null,
  place: CellPosition,
  dates: DateContext,
  problems: Problems,
  fail: (...says: Sentence[]) => 'bad',
): Rule | 'bad' {
  const context: DateContext = { ...dates, yearHint: dates.yearHint };
  const from = read.from === null ? day : readDate(read.from, day, context, place, problems);
  if (read.from !== null && from === null) return fail(sentence('notDate', { text: short(read.from) }));
  const rule = anchored(
    weekly && read.rule.weekdays.length === 0 ? { ...read.rule, weekdays: weekly.weekdays } : read.rule,
    from,
  );
  if (!rule) return fail(sentence('needsDate', { text: short(text) }));
  const until = read.until === null ? null : readDate(read.until, from, context, place, problems);
  if (read.until !== null && until === null) return fail(sentence('badUntil', { text: short(read.until) }));
  const except = read.except.map((list) => readDates(list, from, context, place, problems));
  const failed = except.indexOf(null);
  if (failed !== -1) return fail(sentence('badExcept', { text: short(read.except[failed] ?? '') }));
  const whole: Rule = { ...rule, from, until, except: [] };
  if (read.count !== null && from !== null) {
    whole.until = occurrencesBetween(whole, from, from + LONGEST_COUNT)[read.count - 1] ?? null;
  }
  checkDates(
    whole,
    except.flatMap((list) => list ?? []),
    place,
    problems,
  );
  return { ...whole, except: except.flatMap((list) => list ?? []) };
}

/** Notes contradictions: a first day that is not one of its days, an end before it, an exception on another day. */
function checkDates(rule: Rule, except: readonly Day[], place: CellPosition, problems: Problems): void {
  const { from, until } = rule;
  if (from !== null && until !== null && until < from) {
    problems.add(
      'repeat-ended',
      place,
      sentence('endsFirst', { until: fromDay(until), from: fromDay(from) }),
    );
    return;
  }
  if (from !== null && !isOccurrence(rule, from)) {
    const [first] = occurrencesBetween(rule, from, from + 800);
    const date = fromDay(from);
    problems.add(
      'repeat-date',
      place,
      first === undefined
        ? sentence('neverItsDay', { date })
        : sentence('notItsDay', { date, first: fromDay(first) }),
    );
  }
  for (const day of except) {
    if (!isOccurrence(rule, day))
      problems.add('repeat-date', place, sentence('exceptNotItsDay', { date: fromDay(day) }));
  }
}

function readDate(
  text: string,
  from: Day | null,
  dates: DateContext,
  place: CellPosition,
  problems: Problems,
): Day | null {
  const date = parseWhen(text, 'date')?.date;
  if (date?.kind !== 'named' && date?.kind !== 'numeric') return null;
  // If the column does not say which of day and month comes first, the date may.
  const order = dates.order ?? (date.kind === 'numeric' ? decideOrder([date], null).order : null);
  dates = { ...dates, order };
  // The caller adds one problem for the whole cell.
  const day = resolveDate(date, text, from, dates, place, problems.silent());
  // Without a year it is the next such day.
  if (day !== null && date.year === null && from !== null && day < from) {
    return resolveDate({ ...date, weekday: null }, text, day + 366, dates, place, problems.silent());
  }
  return day;
}

/** Several dates with commas, which may also stand inside of one: `Dec 26, 2026 and Jan 2, 2027`. */
function readDates(
  text: string,
  from: Day | null,
  dates: DateContext,
  place: CellPosition,
  problems: Problems,
): Day[] | null {
  const days: Day[] = [];
  for (const part of withMonths(text)
    .split(/\s*(?:[;\n&+、]|\b(?:and|und|et|y|e)\b)\s*/)
    .filter((piece) => piece !== '')) {
    let rest = part.split(/\s*,\s*/).filter((piece) => piece !== '');
    while (rest.length > 0) {
      const taken = [2, 1].find(
        (n) => rest.length >= n && parseWhen(rest.slice(0, n).join(', '), 'date')?.date && !isPair(rest, n),
      );
      if (taken === undefined) return null;
      const day = readDate(rest.slice(0, taken).join(', '), from, dates, place, problems);
      if (day === null) return null;
      days.push(day);
      rest = rest.slice(taken);
    }
  }
  return days.length > 0 ? days : null;
}

const AND = String.raw`(?:\s*[,&+]\s*|\s+(?:and|und|et|y|e)\s+)`;
const MONTH_FIRST = new RegExp(
  String.raw`\b([a-z]{3,})\.? (\d{1,2}(?:${AND}\d{1,2}(?!\d|\s?[a-z./-]))+)`,
  'g',
);
const DAYS_FIRST = new RegExp(
  String.raw`(?<![\d./-])(\d{1,2}(?:st|nd|rd|th|\.)?(?:${AND}\d{1,2}(?:st|nd|rd|th|\.)?)+)\s+(?:de |of )?([a-z]{3,})`,
  'g',
);

/** `5, 12 and 19 dec` and `dec 5 & 12` with the month at each day. */
function withMonths(text: string): string {
  const each = (whole: string, days: string, month: string) =>
    MONTHS_BY_WORD.has(month) ? (days.match(/\d+/g) ?? []).map((day) => `${day} ${month}`).join(', ') : whole;
  return text
    .replaceAll(MONTH_FIRST, (whole, month, days) => each(whole, days, month))
    .replaceAll(DAYS_FIRST, each);
}

/** Two dates that only look like one: `26 Dec, 2 Jan`. */
function isPair(parts: readonly string[], count: number): boolean {
  return count === 2 && parts.slice(0, 2).every((part) => parseWhen(part, 'date')?.date);
}

function suggest(text: string): string | null {
  const [first = ''] = fold(text.slice(0, 60)).split(/[\s,]/);
  const near = nearest(first, ['weekly', 'daily', 'monthly', 'fortnightly', 'weekdays', 'yearly', 'every']);
  return near === first ? null : near;
}
