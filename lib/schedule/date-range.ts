import type { DateText, WhenText } from './when-text.ts';

/** The longest range of days. Longer ones are typing errors, or seasons. */
export const LONGEST_RANGE = 31;

const BETWEEN =
  /\s*(?:-|–|—|~|〜|→|\b(?:to|until|through|bis|hasta|al|au|ate|do|tot|til|till)\b|(?<=\d\.?\s)(?:a|y|and|und|et|&)(?=\s\d))\s*/giu;
/** If these words are between days that do not follow one another, the text is a list and not a range. */
const AND = /^\s*(?:y|and|und|et|&)\s*$/i;
const DAY_ALONE = /^(?:\p{L}{2,12}\.?,?\s)?(\d{1,2})(?:\.|st|nd|rd|th)?$/iu;
const DAY_AND_YEAR = /^(\d{1,2})(?:\.|st|nd|rd|th)?(?:,?\s+(\d{4}))?$/i;

/**
 * Several days in a Date cell, `20-22 Nov` or `20 a 22/09/2019`: the first one as its date and the last one as its
 * endDate. null if the text is none.
 * @param parse reads one date
 */
export function parseDateRange(text: string, parse: (text: string) => WhenText | null): WhenText | null {
  if (text.length > 80) return null;
  for (const { index, 0: mark } of text.matchAll(BETWEEN)) {
    const before = text.slice(0, index).trim();
    const after = text.slice(index + mark.length).trim();
    const days = bothDays(before, after, (one) => dateAlone(parse(one)));
    if (days && !(AND.test(mark) && isApart(days)))
      return { date: days.first, endDate: days.last, start: null, end: null, zone: null };
  }
  return null;
}

function isApart({ first, last }: Days): boolean {
  const isSameMonth = first.kind === 'named' && last.kind === 'named' && first.month === last.month;
  return isSameMonth && last.day - first.day > 1;
}

type Days = { first: DateText; last: DateText };

function bothDays(before: string, after: string, parse: (text: string) => DateText | null): Days | null {
  const last = parse(after);
  const [, day] = DAY_ALONE.exec(before) ?? [];
  // `20-22 Nov`, `20 a 22/09/2019`: the first day is in the month of the last.
  if (last && day !== undefined) {
    const first = withDay(last, Number(day));
    return first && { first, last };
  }
  const first = parse(before);
  if (!first) return null;
  // `Nov 20-22, 2026`
  const [, lastDay, year] = DAY_AND_YEAR.exec(after) ?? [];
  if (lastDay !== undefined && first.kind === 'named') {
    const whole = { ...first, year: year === undefined ? first.year : Number(year) };
    return { first: whole, last: { ...whole, weekday: null, day: Number(lastDay) } };
  }
  if (!last) return null;
  return { first: withYear(first, last), last };
}

function dateAlone(when: WhenText | null): DateText | null {
  const date = when?.date ?? null;
  const isAlone = when !== null && when.start === null && when.endDate === null;
  return isAlone && (date?.kind === 'named' || date?.kind === 'numeric') ? date : null;
}

function withDay(date: DateText, day: number): DateText | null {
  if (date.kind === 'named') return { ...date, weekday: null, day };
  // Of `20 a 22/09/2019` the first number is the day, so that the order is known.
  return date.kind === 'numeric' ? { ...date, weekday: null, a: day } : null;
}

function withYear(first: DateText, last: DateText): DateText {
  const isMissing = (first.kind === 'named' || first.kind === 'numeric') && first.year === null;
  return isMissing && 'year' in last ? { ...first, year: last.year } : first;
}
