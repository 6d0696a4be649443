/**
 * How far a device's clock is off, from answers of the server.
 *
 * `Date` and `Age` have whole seconds, and an answer spends time on the way, so one answer says only that the
 * offset lies in an interval. Several answers narrow it: the truth is in all of them.
 */
export type OffsetRange = { low: number; high: number };

/** One answer: the device's time (ms) when it was asked and when it came, and what the server said. */
export type Answer = { asked: number; came: number; date: string | null; age: string | null };

/** The interval (ms) in which server time minus device time lies by this answer; null if it says nothing about that. */
export function rangeOf({ asked, came, date, age }: Answer): OffsetRange | null {
  const made = date === null ? Number.NaN : Date.parse(date);
  if (Number.isNaN(made) || came < asked) return null;
  const seconds = age === null ? 0 : Number(age);
  const rounding = age === null ? 1000 : 2000;
  const served = made + (Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : 0);
  return { low: served - came, high: served + rounding - asked };
}

/** The part that both intervals share. If there is none, a clock was set meanwhile, and the newer interval counts. */
export function narrow(known: OffsetRange | null, newer: OffsetRange): OffsetRange {
  if (known === null) return newer;
  const low = Math.max(known.low, newer.low);
  const high = Math.min(known.high, newer.high);
  return low <= high ? { low, high } : newer;
}

/** The smallest correction (ms) that the answers allow; 0 if the device may be right. */
export function offsetFrom({ low, high }: OffsetRange): number {
  if (low <= 0 && high >= 0) return 0;
  return Math.round((low + high) / 2);
}
