import { cellText, formulaError, isNothing, isSameAsAbove, isUnknownYet, richCell } from './cell.ts';
import { fromDay } from './civil.ts';
import type { Cell, RichCell } from './types.ts';
import { parseWhen, type WhenText } from './when-text.ts';

/** What a cell of a Date, Start or End column holds. */
export type WhenCell =
  | { is: 'empty' }
  /** TBA and its like. */
  | { is: 'unknown-yet' }
  /** Ditto marks. */
  | { is: 'above' }
  | { is: 'formula-error'; error: string }
  | { is: 'bad'; text: string; word: string | null }
  | { is: 'when'; when: WhenText; text: string };

const EMPTY: WhenCell = { is: 'empty' };
const UNKNOWN_YET: WhenCell = { is: 'unknown-yet' };
const ABOVE: WhenCell = { is: 'above' };

/** 1970-01-01 in the days that spreadsheets count from 1899-12-30. */
const EPOCH = 25_569;
const MOST_REMEMBERED = 20_000;
const SECONDS = 86_400;

/** A reader of one column's cells; it remembers texts, because columns repeat themselves. */
export function whenReader(column: 'date' | 'time'): (cell: Cell | undefined) => WhenCell {
  const remembered = new Map<string, WhenCell>();
  return (cell) => {
    if (cell === undefined || cell === '') return EMPTY;
    if (typeof cell === 'object') return readRich(cell, column);
    let found = remembered.get(cell);
    if (!found) {
      found = readText(cell, column);
      if (remembered.size >= MOST_REMEMBERED) remembered.clear();
      remembered.set(cell, found);
    }
    return found;
  };
}

function readRich(cell: RichCell, column: 'date' | 'time'): WhenCell {
  if (cell.error) return { is: 'formula-error', error: cell.error };
  const when = cell.number === undefined ? null : fromSerial(cell.number, cell.format, column);
  return when ? { is: 'when', when, text: cell.text } : readText(cell.text, column);
}

function fromSerial(number: number, format: RichCell['format'], column: 'date' | 'time'): WhenText | null {
  const nothing: WhenText = { date: null, start: null, end: null, endDate: null, zone: null };
  // Rounded first, so that 23:59:59.9999 is the next day and not 24:00 of this one.
  const total = Math.round(number * SECONDS);
  const days = Math.floor(total / SECONDS);
  const seconds = total - days * SECONDS;
  const start = { seconds, word: null };
  if (format === 'time') return { ...nothing, start };
  if (format === 'duration') {
    return total >= 0 && total <= 30 * 3600 ? { ...nothing, start: { seconds: total, word: null } } : null;
  }
  if (format !== 'date' && format !== 'date-time') return null;
  if (days === 0 && column === 'time') return { ...nothing, start };
  if (days < EPOCH || days > EPOCH + 84_000) return null;
  const date = { kind: 'named', weekday: null, ...fromDay(days - EPOCH) } as const;
  // A date-time cell at 0:00 in a Date column is a date.
  return seconds > 0 || (format === 'date-time' && column === 'time')
    ? { ...nothing, date, start }
    : { ...nothing, date };
}

function readText(text: string, column: 'date' | 'time'): WhenCell {
  const trimmed = text.length > 200 ? text : text.trim();
  if (trimmed === '' || (isNothing(trimmed) && trimmed !== '?')) return EMPTY;
  if (isUnknownYet(trimmed)) return UNKNOWN_YET;
  if (isSameAsAbove(trimmed)) return ABOVE;
  const error = formulaError(trimmed);
  if (error) return { is: 'formula-error', error };
  const unknown = { word: '' };
  const when = parseWhen(trimmed, column, unknown);
  return when
    ? { is: 'when', when, text: trimmed }
    : { is: 'bad', text: trimmed, word: unknown.word || null };
}

/** A column's cell as text, for what is not read as a time. */
export function plainText(cell: Cell | undefined): string {
  return (richCell(cell)?.text ?? cellText(cell)).trim();
}
