import { parseDuration } from './duration.ts';
import { fold } from './fold.ts';

/** Seconds. Longer than any recording that is shown as one: a longer one is a typing error. */
const LONGEST = 24 * 3600;
const BRACKETS = /\s*[[［]\s*([^[\]［］]{1,30}?)\s*[\]］]\s*$/;
const CLOCK = /^(?:(\d{1,3}):)?(\d{1,3}):([0-5]\d)(?:\.\d+)?$/;
const SECONDS = /^(\d{1,6})\s*(?:s|sec|secs|seconds?|sek|sekunden?|secondes?|segundos?|秒)$/;
/** With a unit; a number alone may as well be a part of the label. */
const WITH_UNIT = /\d\s*\p{L}/u;

/**
 * Takes the length off the end of what stands for a stream: `https://… [1:32:10]`. Of two numbers the first are minutes,
 * as players write it. `length` is in seconds; `typed` is what stood in the brackets if it cannot be a length.
 */
export function takeLength(text: string): { rest: string; length: number | null; bad: string | null } {
  const match = BRACKETS.exec(text);
  const typed = match?.[1] ?? '';
  const seconds = match ? parseSeconds(fold(typed)) : null;
  if (!match || seconds === null) return { rest: text, length: null, bad: null };
  const rest = text.slice(0, match.index);
  const isPossible = seconds > 0 && seconds <= LONGEST;
  return { rest, length: isPossible ? seconds : null, bad: isPossible ? null : typed };
}

/** Seconds, or null if the text is no length at all; zero and far too much are numbers too. */
function parseSeconds(text: string): number | null {
  const clock = CLOCK.exec(text);
  if (clock) return Number(clock[1] ?? 0) * 3600 + Number(clock[2]) * 60 + Number(clock[3]);
  const seconds = SECONDS.exec(text);
  if (seconds) return Number(seconds[1]);
  if (!WITH_UNIT.test(text)) return null;
  if (/^0+\s*(?:h|hours?|m|min|minutes?|std|stunden?|minuten)$/.test(text)) return 0;
  const hours = /^(\d{2,4})\s*(?:h|hrs?|hours?|std|stunden?)$/.exec(text);
  if (hours && Number(hours[1]) > 72) return Number(hours[1]) * 3600;
  const minutes = parseDuration(text);
  return minutes === null ? null : Math.round(minutes * 60);
}
