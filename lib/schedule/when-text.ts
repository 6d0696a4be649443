import { fold } from './fold.ts';
import { plainDigits } from './plain-digits.ts';
import { type Half, type Token, tokenize } from './when-tokens.ts';
import { translateWords } from './words/languages.ts';

/** A date as it is written. For `numeric` the order of day and month is decided for the whole column. */
export type DateText = { weekday: number | null } & (
  | { kind: 'named'; year: number | null; month: number; day: number }
  | { kind: 'numeric'; year: number | null; a: number; b: number; dots: boolean; isYearShort?: true }
  /** One, or several as in `Mon-Fri`. */
  | { kind: 'weekday'; weekdays: number[] }
  /** `Sun 6`, below a date: the next such day. */
  | { kind: 'day'; weekday: number; day: number }
  /** `Day 2` of whatever began on the first. */
  | { kind: 'count'; count: number }
);

/** Seconds since the named day began; over 86,400 on the days after (`25:30`). */
export type ClockText = { seconds: number; word: 'midnight' | null };

/** The times in a text: any of date, start, end, and the zone that is written after a time. */
export type WhenText = {
  date: DateText | null;
  start: ClockText | null;
  end: ClockText | null;
  endDate: DateText | null;
  /** Minutes east of Greenwich, or a zone's name. */
  zone: number | string | null;
  /** One time has am or pm and the other was taken for the other half of the day: `11:30-12:30am`. */
  isHalfAssumed?: true;
};

const DAY = 86_400;
/** Longer texts are in none of the languages that are translated. */
const MOST_TRANSLATED = 100;
/** In some countries, times of the night are written up to 30:00. */
const LAST_HOUR = 30;

/** `19-00`, `с 18-00 до 20-30`, as people write times in Russian. */
const DASHED_TIMES =
  /^(?:\p{L}{1,2} )?\d{1,2}-(?:00|[3-5]\d)(?:(?: ?[-–—] ?| (?:до|to) )\d{1,2}-(?:00|[3-5]\d))?$/u;
const DASHED_TIME = /(\d{1,2})-(00|[3-5]\d)/g;
const DAY_AND_MONTH = /^(\d{1,2})\s?-\s?(\d{1,2})$/;

/** The column decides what a bare `20.11` or `2011` means; before an end there may be a dash. */
export type WhenColumn = 'date' | 'time' | 'end';

/** `-1:00` is no hour, and `until 22:00` no start. */
const NEGATIVE = /^\s*[-\u2212]\d/;
const UNTIL = /^(?:to|till?|until|bis|hasta|ate|jusqu'?a?)\s/;

/** `1:00 (+1)`: an hour of the day after. */
const NEXT_DAY =
  /[\s(]+\+ ?1(?: ?d(?:ay)?| tag| jour| dia)?\)?$|[\s,(]+(?:the )?(?:next|following) day\)?$|[\s,(]+(?:am )?(?:nachsten|folgenden|folge)[ -]?tage?s?\)?$|[\s,(]+(?:le )?lendemain\)?$|[\s,(]+(?:del |el |do )?dia (?:siguiente|seguinte)\)?$|^翌日? ?(?=\d)/;

/**
 * Reads the times in a text; null if anything in it is not understood.
 * @param unknown gets the first word that was not understood
 * @param language that of the sheet, if it has words of its own: they come first. All others are tried in the end.
 */
export function parseWhen(
  text: string,
  column: WhenColumn,
  unknown?: { word: string },
  language: string | null = null,
): WhenText | null {
  const folded = plainDigits(fold(text));
  const own =
    language !== null && folded.length < MOST_TRANSLATED ? translateWords(folded, language) : folded;
  const when =
    (own === folded ? null : parseWords(own, text, column)) ?? parseWords(folded, text, column, unknown);
  if (when || folded.length >= MOST_TRANSLATED || !/\p{L}/u.test(folded)) return when;
  const translated = translateWords(folded, null);
  return translated === folded ? null : parseWords(translated, text, column);
}

function parseWords(
  folded: string,
  text: string,
  column: WhenColumn,
  unknown?: { word: string },
): WhenText | null {
  if (NEGATIVE.test(text) || (column !== 'end' && UNTIL.test(folded))) return null;
  // In a range the end is of the day after anyway.
  const range = folded.replace(/(?<=-\s?)翌日? ?(?=\d)/, '');
  const today = range.length < 60 ? range.replace(NEXT_DAY, '') : range;
  const when = parseFolded(today, column, unknown);
  const clock = when?.end ?? when?.start;
  if (today === range || !when) return when;
  if (!clock || clock.word) return null;
  const later = { ...clock, seconds: clock.seconds + DAY };
  return when.end ? { ...when, end: later } : { ...when, start: later };
}

function parseFolded(text: string, column: WhenColumn, unknown?: { word: string }): WhenText | null {
  const folded = column === 'date' || !DASHED_TIMES.test(text) ? text : text.replaceAll(DASHED_TIME, '$1:$2');
  // In a column of dates `28-11` is no range of hours.
  const tokens = tokenize(column === 'date' ? folded.replace(DAY_AND_MONTH, '$1/$2') : folded, unknown);
  if (!tokens || tokens.length === 0) return null;
  if (column === 'time' && tokens[0]?.is === 'dash') return null;
  return fromTokens(tokens, column) ?? fromTwoDates(tokens, column);
}

/** `28 Nov 22:00 - 29 Nov 02:00` */
function fromTwoDates(all: readonly Token[], column: WhenColumn): WhenText | null {
  const dash = all.findIndex(
    (token, i) =>
      token.is === 'dash' &&
      all.slice(i).some(({ is }) => is === 'month') &&
      all.slice(0, i).some(({ is }) => is === 'clock' || is === 'dotted' || is === 'word-clock'),
  );
  if (dash === -1) return null;
  const from = fromTokens(all.slice(0, dash), column);
  const to = fromTokens(all.slice(dash + 1), column);
  if (!from?.date || !from.start || from.end || !to?.date || !to.start || to.end) return null;
  return { ...from, end: to.start, endDate: to.date, zone: from.zone ?? to.zone };
}

function fromTokens(all: readonly Token[], column: WhenColumn): WhenText | null {
  const tokens = [...all];
  const dates = takeDates(tokens, column);
  if (!dates || hasYearLeft(all, tokens)) return null;
  const times = takeTimes(tokens, column);
  if (!times) return null;
  const zone = tokens.find((token) => token.is === 'zone');
  if (zone && !times.start) return null;
  const [date = null, endDate = null] = dates;
  if (
    !date &&
    (!times.start || (column === 'date' && all.every(({ is }) => is === 'number' || is === 'dash')))
  )
    return null;
  if (endDate && !times.end) return null;
  return { ...times, date, endDate, zone: zone ? (zone.zone ?? zone.offset) : null };
}

/** Whether a number beside the month looks like a year, but was not taken as one: it must not become a time (20:26). */
function hasYearLeft(all: readonly Token[], left: readonly Token[]): boolean {
  const at = all.findIndex(({ is }) => is === 'month');
  if (at === -1) return false;
  return [-1, 1].some((step) => {
    const beside = all[at + step]?.is === 'dash' ? all[at + 2 * step] : all[at + step];
    return beside !== undefined && isYear(beside) && left.includes(beside);
  });
}

function isYear(token: Token): boolean {
  return token.is === 'number' && token.digits === 4 && token.value >= 1900 && token.value < 2200;
}

/** Takes the tokens of dates out of the list; null if they make no sense. */
function takeDates(tokens: Token[], column: WhenColumn): DateText[] | null {
  // "2nd Friday" is of some month.
  if (
    !tokens.some(({ is }) => is === 'month') &&
    tokens.some((token, i) => token.is === 'number' && token.ordinal && tokens[i + 1]?.is === 'weekday')
  )
    return null;
  const weekday = takeWeekday(tokens);
  if (weekday === undefined) return null;
  const dates: DateText[] = [];
  const named = takeNamed(tokens, weekday);
  if (named === undefined) return null;
  if (named) dates.push(named);
  takeDottedTime(tokens, column, named !== null);
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    let date: DateText | null = null;
    if (token?.is === 'date') {
      date = { kind: 'named', weekday, year: token.year, month: token.month, day: token.day };
    } else if (token?.is === 'numeric') {
      const { a, b, year, dots, isYearShort } = token;
      date = { kind: 'numeric', weekday, year, a, b, dots, ...(isYearShort ? { isYearShort } : {}) };
    } else if (token?.is === 'dotted' && column === 'date' && dates.length === 0) {
      date = { kind: 'numeric', weekday, year: null, a: token.a, b: token.b, dots: true };
    }
    if (!date) continue;
    dates.push(dates.length === 0 ? date : { ...date, weekday: null });
    tokens.splice(i--, 1);
  }
  const count = takeFirst(tokens, 'day-count');
  if (dates.length > 2) return null;
  if (dates.length > 0) return dates;
  const [only] = tokens;
  if (weekday !== null && column === 'date' && tokens.length === 1 && only && isDayNumber(only)) {
    tokens.pop();
    return [{ kind: 'day', weekday, day: only.is === 'number' ? only.value : 0 }];
  }
  if (weekday !== null) return [{ kind: 'weekday', weekday, weekdays: [weekday] }];
  if (count?.is === 'day-count') return [{ kind: 'count', weekday: null, count: count.count }];
  return dates;
}

/** `20.00.00` is a time in Finnish, Danish and Indonesian, and would else be a date of the year 2000. */
function takeDottedTime(tokens: Token[], column: WhenColumn, hasDate: boolean): void {
  const isTime = tokens.some(({ is }) => is === 'clock' || is === 'dotted' || is === 'word-clock');
  if (isTime) return;
  const dates = tokens.filter(({ is }) => is === 'numeric' || is === 'date').length;
  const isDated = hasDate || dates > 1;
  tokens.forEach((token, i) => {
    if (token.is !== 'numeric' || !token.time || (column === 'date' && !isDated)) return;
    // Of two, the first is the date, unless the month of it is a word.
    const isFirst = tokens.findIndex(({ is }) => is === 'numeric' || is === 'date') === i;
    if (!hasDate && dates > 1 && isFirst) return;
    tokens[i] = { is: 'clock', ...token.time, half: null };
  });
}

/** undefined if there are two weekdays. */
function takeWeekday(tokens: Token[]): number | null | undefined {
  const first = takeFirst(tokens, 'weekday');
  if (first?.is === 'weekday') return takeFirst(tokens, 'weekday') ? undefined : first.weekday;
  // French and Spanish "mar" is Tuesday if there is a month or a date too.
  const at = tokens.findIndex((token) => token.is === 'month' && token.weekday !== null);
  const maybe = tokens[at];
  const alone = tokens.every((token) => token.is !== 'number');
  const dated = tokens.some(
    (token, i) => i !== at && (token.is === 'month' || token.is === 'date' || token.is === 'numeric'),
  );
  if (maybe?.is !== 'month' || !(dated || alone)) return null;
  tokens.splice(at, 1);
  return maybe.weekday;
}

/** A date with its month in words: the day stands before or after, the year anywhere. undefined: not understood. */
function takeNamed(tokens: Token[], weekday: number | null, dashed = false): DateText | null | undefined {
  const at = tokens.findIndex((token) => token.is === 'month');
  const month = tokens[at];
  if (month?.is !== 'month') return null;
  for (const beside of [at - 1, at + 1, at - 1, at + 1]) {
    // `28-Nov-26`: these dashes belong to the date.
    if (tokens[beside]?.is === 'dash' && isDayNumber(tokens[beside + Math.sign(beside - at)])) {
      tokens.splice(beside, 1);
      return takeNamed(tokens, weekday, true);
    }
  }
  const dayAt = isDayNumber(tokens[at - 1]) ? at - 1 : isDayNumber(tokens[at + 1]) ? at + 1 : -1;
  const day = tokens[dayAt];
  if (day?.is !== 'number') return undefined;
  const from = Math.min(at, dayAt);
  tokens.splice(from, 2);
  const year = takeYear(tokens, from, dashed);
  return { kind: 'named', weekday, year, month: month.month, day: day.value };
}

function isDayNumber(token: Token | undefined): boolean {
  return token?.is === 'number' && token.digits <= 2;
}

function takeYear(tokens: Token[], from: number, dashed: boolean): number | null {
  if (dashed && tokens[from]?.is === 'dash' && tokens[from + 1]?.is === 'number' && !tokens[from + 2]) {
    tokens.splice(from, 1);
  }
  const next = tokens[from];
  // In `28 Nov 10-11pm` the 10 is an hour.
  const range = tokens[from + 1]?.is === 'dash';
  if (next?.is === 'number' && next.digits === 2 && !range) {
    tokens.splice(from, 1);
    return 2000 + next.value;
  }
  // `28 Nov 2000-2200` is two times and no year.
  if (range && next?.is === 'number' && tokens[from + 2]?.is === 'number' && tokens.length === from + 3)
    return null;
  const at = tokens.findIndex((token, i) => isYear(token) && (i === from || i === from - 1));
  const year = tokens[at];
  if (year?.is !== 'number') return null;
  tokens.splice(at, 1);
  return year.value;
}

function takeFirst(tokens: Token[], is: Token['is']): Token | null {
  const at = tokens.findIndex((token) => token.is === is);
  return at === -1 ? null : (tokens.splice(at, 1)[0] ?? null);
}

// ---- Times ----

type Hour = { hour: number; minute: number; second: number; half: Half | null };
type Side = Hour | 'noon' | 'midnight';

/** The one or two times among the tokens that dates left over; null if they make no sense. */
function takeTimes(
  tokens: readonly Token[],
  column: WhenColumn,
): Pick<WhenText, 'start' | 'end' | 'isHalfAssumed'> | null {
  const sides: Side[] = [];
  let half: Half | null = null;
  let dashes = 0;
  // `8` could be morning or evening, or no time at all; in `8-9:30pm` it is not alone.
  let bare = false;
  for (const [i, token] of tokens.entries()) {
    switch (token.is) {
      case 'clock':
        sides.push({ ...token, half: half ?? token.half });
        break;
      case 'dotted':
        if (token.bText.length !== 2) return null;
        sides.push({ hour: token.a, minute: token.b, second: 0, half });
        break;
      case 'word-clock':
        // "12 del mediodía"
        if (tokens[i - 1]?.is === 'number') {
          sides.pop();
          bare = false;
        }
        sides.push(token.which);
        break;
      case 'number': {
        const hour = hourOf(token, half);
        if (!hour) return null;
        sides.push(hour);
        bare ||= hour.half === null && (column === 'date' || (token.digits < 4 && token.value < 13));
        break;
      }
      case 'half': {
        const last = sides.at(-1);
        const isBeforeTime = tokens
          .slice(i + 1)
          .some((next) => next.is === 'clock' || next.is === 'number' || next.is === 'dotted');
        if (!token.after && isBeforeTime) half = token.half;
        else if (typeof last === 'object') {
          sides[sides.length - 1] = { ...last, half: last.half ?? token.half };
          bare = false;
        }
        break;
      }
      case 'dash':
        // Between a date and a time a dash means nothing.
        if (sides.length > 0) dashes++;
        break;
      case 'zone':
        break;
      default:
        return null;
    }
  }
  const [first, second] = sides;
  if (first === undefined) return dashes > 0 ? null : { start: null, end: null };
  if (second === undefined) return bare ? null : one(first);
  return sides.length === 2 && dashes === 1 ? two(first, second) : null;
}

/** `20` and `2000` are hours. */
function hourOf(
  { value, digits, ordinal }: Extract<Token, { is: 'number' }>,
  half: Half | null,
): Hour | null {
  if (ordinal || digits === 3 || digits > 4) return null;
  if (digits === 4) return { hour: Math.floor(value / 100), minute: value % 100, second: 0, half };
  return { hour: value, minute: 0, second: 0, half };
}

function one(side: Side): { start: ClockText; end: null } | null {
  const clock = toClock(side, null);
  return clock && { start: clock, end: null };
}

function two(first: Side, second: Side): Pick<WhenText, 'start' | 'end' | 'isHalfAssumed'> | null {
  const givenFirst = isSure(first);
  const givenSecond = isSure(second);
  const halves: Array<[Half | null, Half | null]> =
    givenFirst === givenSecond
      ? [[null, null]]
      : givenFirst
        ? [
            [null, 'am'],
            [null, 'pm'],
          ]
        : [
            ['am', null],
            ['pm', null],
          ];
  const written =
    typeof first === 'object' && first.half ? first.half : typeof second === 'object' ? second.half : null;
  let best: { start: ClockText; end: ClockText; length: number; half: Half | null } | null = null;
  // am/pm given once: of both readings the shorter, `11-1pm` is from 11 am and `10-2am` from 10 pm.
  for (const [startHalf, endHalf] of halves) {
    const start = toClock(first, startHalf);
    const end = toClock(second, endHalf);
    if (!start || !end) continue;
    const length = (((end.seconds - start.seconds) % DAY) + DAY) % DAY || DAY;
    if (!best || length < best.length) best = { start, end, length, half: startHalf ?? endHalf };
  }
  if (!best) return null;
  const isOther = written !== null && best.half !== null && best.half !== written;
  return { start: best.start, end: best.end, ...(isOther ? { isHalfAssumed: true } : {}) };
}

/** Whether the half of the day is written, or is clear without that. */
function isSure(side: Side): boolean {
  return typeof side === 'string' || side.half !== null;
}

function toClock(side: Side, otherHalf: Half | null): ClockText | null {
  if (side === 'midnight') return { seconds: DAY, word: 'midnight' };
  if (side === 'noon') return { seconds: DAY / 2, word: null };
  const { hour, minute, second } = side;
  if (minute > 59 || second > 59) return null;
  const half = side.half ?? (hour >= 1 && hour <= 12 ? otherHalf : null);
  const hours = half ? withHalf(hour, half) : hour <= LAST_HOUR ? hour : null;
  return hours === null ? null : { seconds: (hours * 60 + minute) * 60 + second, word: null };
}

function withHalf(hour: number, half: Half): number | null {
  if (hour >= 1 && hour <= 12) return (hour % 12) + (half === 'pm' ? 12 : 0);
  // 午後0時 is noon.
  if (hour === 0) return half === 'am' ? 0 : 12;
  return hour >= 13 && hour <= 23 && half === 'pm' ? hour : null;
}
