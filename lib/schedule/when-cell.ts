import { formulaError, isNothing, isSameAsAbove, isUnknownYet } from './cell.ts';
import { FIRST_YEAR, fromDay, LAST_YEAR } from './civil.ts';
import { isYearFirst } from './date-order.ts';
import { parseDateRange } from './date-range.ts';
import { fold } from './fold.ts';
import { plainDigits } from './plain-digits.ts';
import { parseRepeat } from './repeat-text.ts';
import type { Cell, RichCell } from './types.ts';
import { type DateText, parseWhen, type WhenColumn, type WhenText } from './when-text.ts';
import { fullYear } from './when-tokens.ts';
import { languageOf, translateWords } from './words/languages.ts';

/** The content of a cell of a Date, Start or End column. */
export type WhenCell =
  | { is: 'empty' }
  /** TBA and its like. */
  | { is: 'unknown-yet' }
  /** Ditto marks. */
  | { is: 'above' }
  | { is: 'formula-error'; error: string }
  | { is: 'bad'; text: string; word: string | null }
  /** `isDateOnly`: its time is said to be unknown yet, as in `28 Nov TBC`. */
  | { is: 'when'; when: WhenText; text: string; isDateOnly?: true };

const EMPTY: WhenCell = { is: 'empty' };
const UNKNOWN_YET: WhenCell = { is: 'unknown-yet' };
const ABOVE: WhenCell = { is: 'above' };

/** 1970-01-01 in the days that spreadsheets count from 1899-12-30. */
const EPOCH = 25_569;
const MOST_REMEMBERED = 20_000;
const MOST_LOCALES = 200;
const SECONDS = 86_400;
/** How many days a time may go beyond the day that its row names. A larger number is a date. */
const MOST_DAYS_ON = 31;
/** More than `plainClock` gives. */
const CLOCKS = 4800;
const ZERO = 0x30;
const COLON = 0x3a;
const EVERY_DAY = [0, 1, 2, 3, 4, 5, 6];

/**
 * A reader of one column's cells; it remembers texts, because columns repeat themselves.
 * @param locale that of the sheet, as Google writes it: its language and its order of the year count first
 */
export function whenReader(
  column: WhenColumn,
  locale: string | null = null,
): (cell: Cell | undefined) => WhenCell {
  const habits = habitsOf(locale);
  const remembered = new Map<string, WhenCell>();
  const clocks = new Array<WhenCell | undefined>(CLOCKS);
  let last = '';
  let lastFound: WhenCell = EMPTY;
  return (cell) => {
    if (cell === undefined || cell === '') return EMPTY;
    if (typeof cell === 'object') return readRich(cell, column, habits);
    const clock = plainClock(cell);
    if (clock !== -1) {
      const found = clocks[clock] ?? readText(cell, column, habits);
      clocks[clock] = found;
      return found;
    }
    if (cell === last) return lastFound;
    let found = remembered.get(cell);
    if (!found) {
      found = readIsoDate(cell) ?? readText(cell, column, habits);
      if (remembered.size >= MOST_REMEMBERED) remembered.clear();
      remembered.set(cell, found);
    }
    last = cell;
    lastFound = found;
    return found;
  };
}

/** `8:05` and `20:05` as a small number, different ones for each; -1 for all else. */
function plainClock(text: string): number {
  const { length } = text;
  if (length > 5 || length < 4 || text.charCodeAt(length - 3) !== COLON) return -1;
  const tens = length === 5 ? text.charCodeAt(0) - ZERO : 3;
  const hour = text.charCodeAt(length - 4) - ZERO;
  const tensOfMinutes = text.charCodeAt(length - 2) - ZERO;
  const minute = text.charCodeAt(length - 1) - ZERO;
  if (!(tens >= 0 && tens <= 3 && isDigit(hour) && isDigit(minute))) return -1;
  if (!(tensOfMinutes >= 0 && tensOfMinutes <= 5)) return -1;
  return (tens * 10 + hour) * 60 + tensOfMinutes * 10 + minute + (length === 5 ? 2400 : 0);
}

function isDigit(value: number): boolean {
  return value >= 0 && value <= 9;
}

function readRich(cell: RichCell, column: WhenColumn, habits: Habits): WhenCell {
  if (cell.error) return { is: 'formula-error', error: cell.error };
  const when = cell.number === undefined ? null : fromSerial(cell.number, cell.format, column);
  return when ? { is: 'when', when, text: cell.text } : readText(cell.text, column, habits);
}

function fromSerial(number: number, format: RichCell['format'], column: WhenColumn): WhenText | null {
  if (number < 0) return null;
  const nothing: WhenText = { date: null, start: null, end: null, endDate: null, zone: null };
  // The number is rounded first, so that 23:59:59.9999 is the next day and not 24:00 of this one.
  const total = Math.round(number * SECONDS);
  const days = Math.floor(total / SECONDS);
  const seconds = total - days * SECONDS;
  const start = { seconds, word: null };
  if (format !== 'time' && format !== 'duration' && format !== 'date' && format !== 'date-time') return null;
  // A time of 1 or more is of a day after: sheets of marathons add the length to the start.
  if (days <= MOST_DAYS_ON && (format === 'time' || format === 'duration'))
    return { ...nothing, start: { seconds: total, word: null } };
  if (format === 'duration') return null;
  if (days === 0 && column !== 'date') return { ...nothing, start };
  if (days < EPOCH || days > EPOCH + 84_000) return null;
  const date = { kind: 'named', weekday: null, ...fromDay(days - EPOCH) } as const;
  // A date-time cell at 0:00 in a Date column is a date; a cell that shows its time has one, whatever the column.
  return seconds > 0 || format === 'time' || (format === 'date-time' && column !== 'date')
    ? { ...nothing, date, start }
    : { ...nothing, date };
}

/** `2026-11-28` needs no tokenizer. */
function readIsoDate(text: string): WhenCell | null {
  if (text.length !== 10 || text[4] !== '-' || text[7] !== '-') return null;
  const [year, month, day] = [Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8))];
  if (!(year >= FIRST_YEAR && year <= LAST_YEAR && month >= 1 && day >= 1)) return null;
  const date = { kind: 'named', weekday: null, year, month, day } as const;
  return { is: 'when', when: { date, start: null, end: null, endDate: null, zone: null }, text };
}

/** `Mon-Fri`, `Sat & Sun`, `daily`: the days of a weekly programme. */
function readWeekdays(text: string): WhenText | null {
  if (text.length > 60) return null;
  const read = parseRepeat(text);
  if (!read || read === 'none' || read.until !== null || read.from !== null || read.except.length > 0)
    return null;
  const { unit, every, weekdays } = read.rule;
  const days = weekdays.length > 0 ? weekdays : unit === 'day' ? EVERY_DAY : [];
  if (every !== 1 || days.length === 0 || (unit !== 'week' && unit !== 'day')) return null;
  const date = { kind: 'weekday', weekday: null, weekdays: days } as const;
  return { date, start: null, end: null, endDate: null, zone: null };
}

/** How dates are written in the country of the sheet. */
type Habits = { language: string | null; isYearFirst: boolean; isBuddhist: boolean };

/** To ask Intl takes longer than to read a row, and sheets have few locales. */
const knownHabits = new Map<string, Habits>();

function habitsOf(locale: string | null): Habits {
  const name = locale ?? '';
  let habits = knownHabits.get(name);
  if (!habits) {
    const language = languageOf(locale);
    habits = { language, isYearFirst: isYearFirst(locale), isBuddhist: language === 'th' };
    if (knownHabits.size >= MOST_LOCALES) knownHabits.clear();
    knownHabits.set(name, habits);
  }
  return habits;
}

function parseByHabits(
  text: string,
  column: WhenColumn,
  { language, isYearFirst, isBuddhist }: Habits,
  unknown?: { word: string },
): WhenText | null {
  const written = isYearFirst ? writeWholeYear(text, column) : text;
  const when = parseWhen(written, column, unknown, language);
  if (!when || !isBuddhist) return when;
  return { ...when, date: fromBuddhist(when.date), endDate: fromBuddhist(when.endDate) };
}

const SHORT_YEAR_FIRST = /(?<![\d/.:-])(\d{2})(\s?[/.-]\s?)(\d{1,2})\2(\d{1,2})(?![\d/:])\.?/;

/** Reads `26. 11. 28.` as 2026-11-28, as it is written in Korea. */
function writeWholeYear(text: string, column: WhenColumn): string {
  return plainDigits(text).replace(SHORT_YEAR_FIRST, (whole, year, mark, month, day) => {
    const isTime = mark === '.' && column !== 'date';
    const isDate = month >= 1 && month <= 12 && day >= 1 && day <= 31;
    return isDate && !isTime ? `${fullYear(year)}-${month}-${day}` : whole;
  });
}

/** In Thailand the year 2569 is 2026. */
const BUDDHIST = 543;

function fromBuddhist(date: DateText | null): DateText | null {
  if (date?.kind !== 'numeric' || date.year === null) return date;
  const { year, isYearShort } = date;
  if (isYearShort) return year % 100 > 42 ? { ...date, year: 2500 + (year % 100) - BUDDHIST } : date;
  return year > 2400 ? { ...date, year: year - BUDDHIST } : date;
}

/** The same in other languages. */
function readForeignWeekdays(text: string, { language }: Habits): WhenText | null {
  if (text.length > 60) return null;
  const translated = translateWords(fold(text), language);
  return readWeekdays(translated.replaceAll(/\s+/g, ' ').trim());
}

function readText(text: string, column: WhenColumn, habits: Habits): WhenCell {
  const trimmed = text.length > 200 ? text : text.trim();
  if (trimmed === '' || (isNothing(trimmed) && trimmed !== '?')) return EMPTY;
  if (isUnknownYet(trimmed)) return UNKNOWN_YET;
  if (isSameAsAbove(trimmed)) return ABOVE;
  const error = formulaError(trimmed);
  if (error) return { is: 'formula-error', error };
  const unknown = { word: '' };
  const when =
    parseByHabits(trimmed, column, habits, unknown) ??
    (column === 'date' ? (readWeekdays(trimmed) ?? readForeignWeekdays(trimmed, habits)) : null);
  if (when) return { is: 'when', when, text: trimmed };
  const range =
    column === 'date' ? parseDateRange(trimmed, (one) => parseByHabits(one, 'date', habits)) : null;
  if (range) return { is: 'when', when: range, text: trimmed };
  const date = readTimeUnknown(trimmed, column, habits);
  if (date) return { is: 'when', when: date, text: trimmed, isDateOnly: true };
  return { is: 'bad', text: trimmed, word: unknown.word || null };
}

const TIME_UNKNOWN =
  /^(.*?[^\s,;:([–-])[\s,;:([–-]+(?:(?:time|uhrzeit|heure|hora|horario|時間)\s)?(?:t\.?b\.?[acd]\b\.?|\?+|未定)[)\]]?$/i;

/** `28 Nov TBC`: the date, if there is nothing else before the last word. */
function readTimeUnknown(text: string, column: WhenColumn, habits: Habits): WhenText | null {
  const [, before] = TIME_UNKNOWN.exec(text.slice(0, 100)) ?? [];
  const when = before === undefined ? null : parseByHabits(before, column, habits);
  return when?.date && when.date.kind !== 'weekday' && !when.start ? when : null;
}
