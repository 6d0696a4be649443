import { sayMinutes } from './civil.ts';
import { type CellPosition, type Problems, short } from './problems.ts';
import { sentence } from './sentence.ts';
import type { WhenCell } from './when-cell.ts';
import type { ClockText } from './when-text.ts';

const HOUR = 3600;
/** `8 PM`, `8p`, `8:00 p.m.`, and words such as noon that need no am or pm. */
const HALF = /\d\s*[ap](?:\.?\s?m\b|\b)|\b(?:noon|midnight|morning|afternoon|evening|night)\b/i;
const NOON = /^12(?:[:.]00)?\s*p/i;
/** A row that says 12:00 PM below a start of this hour or later means midnight, as a rule. */
const LATE = 20 * HOUR;

/** Whether the times of a Start column have am or pm, and none of them is 13:00 or later. */
export function haveHalves(rows: ReadonlyArray<{ start: WhenCell }>): boolean {
  let found = false;
  for (const { start } of rows) {
    const clock = start.is === 'when' ? start.when.start : null;
    if (start.is !== 'when' || clock === null) continue;
    const isLate = clock.seconds >= 13 * HOUR;
    if (found && !isLate) continue;
    const hasHalf = HALF.test(start.text);
    if (isLate && !hasHalf) return false;
    found ||= hasHalf;
  }
  return found;
}

/** Notes a time without am and pm in a column of times that have them. */
export function sayMissingHalf(
  text: string,
  { seconds, word }: ClockText,
  place: CellPosition,
  problems: Problems,
): void {
  if (word !== null || seconds < HOUR || seconds >= 13 * HOUR || HALF.test(text)) return;
  const start = sayMinutes(seconds / 60);
  problems.add('half-assumed', place, sentence('halfMissing', { text: short(text), start }));
}

/** Notes 12:00 PM in a row below one of the evening (seconds), for which many people write 12:00 PM for midnight. */
export function sayLateNoon(
  text: string,
  above: number | null,
  place: CellPosition,
  problems: Problems,
): void {
  if (above === null || above < LATE || !NOON.test(text)) return;
  problems.add('midnight', place, sentence('lateNoon', { text: short(text), last: sayMinutes(above / 60) }));
}
