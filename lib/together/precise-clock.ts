/**
 * The server's time to a tenth of a second, from the headers of several answers. The device's times (ms) are those of its
 * monotonic clock, because the other one may be set at any moment.
 */
export type TimedAnswer = {
  asked: number;
  came: number;
  /** `Date`, in whole seconds. */
  date: string | null;
  /** There if the answer stood in a cache. */
  age: string | null;
  /** nginx's `$msec`: seconds with three decimals. */
  msec: string | null;
};

/** The interval in which the server's time minus the device's lies, as it was known at an instant of the device. */
export type ClockEstimate = { low: number; high: number; at: number; isCached: boolean; hasMsec: boolean };

/** A device's clock may drift so far (ms a ms) from the server's: more than any quartz does. */
const DRIFT = 0.0002;
const SECOND = 1000;

/** An interval this narrow (ms) has its middle within a tenth of a second of the truth. */
const NARROW = 120;
/** At first the clock is asked so often, and all that within ten seconds. */
export const MOST_ASKS = 8;
/** A wait (ms) before an answer with milliseconds is asked for again, and the shortest one before any other. */
const SOON = 250;

function estimateOf({ asked, came, date, age, msec }: TimedAnswer): ClockEstimate | null {
  const fine = msec === null || msec === '' ? Number.NaN : Number(msec) * 1000;
  const hasMsec = Number.isFinite(fine);
  const made = hasMsec ? fine : date === null ? Number.NaN : Date.parse(date);
  if (!Number.isFinite(made) || came < asked) return null;
  const seconds = Number(age ?? 0);
  const stood = Number.isFinite(seconds) && seconds > 0 ? seconds * SECOND : 0;
  // A time in whole seconds may be nearly a second more.
  const unknown = (hasMsec ? 1 : SECOND) + (age === null ? 0 : SECOND);
  const low = made + stood - came;
  return { low, high: made + stood + unknown - asked, at: came, isCached: age !== null, hasMsec };
}

/**
 * Adds one more answer: the truth is in all intervals. If two exclude each other, a clock was set
 * meanwhile, and the newer one counts. An answer out of a cache counts until one comes from the server itself.
 */
export function learnTime(known: ClockEstimate | null, answer: TimedAnswer): ClockEstimate | null {
  const newer = estimateOf(answer);
  if (newer === null || (known && !known.isCached && newer.isCached)) return known;
  if (known === null || (known.isCached && !newer.isCached)) return newer;
  const drifted = DRIFT * Math.max(0, newer.at - known.at);
  const low = Math.max(known.low - drifted, newer.low);
  const high = Math.min(known.high + drifted, newer.high);
  return low <= high ? { ...newer, low, high } : newer;
}

/** The server's time minus the device's, ms: the middle, which is never more than half of the interval off. */
export const offsetOf = ({ low, high }: ClockEstimate): number => (low + high) / 2;

export const isPrecise = ({ low, high }: ClockEstimate): boolean => high - low <= NARROW;

/**
 * How long (ms) to wait before the server is asked again, at an instant of the device: an answer that is made at the edge
 * of a second, as far as that is known, tells in which half of the interval the truth is. `trip` is how long an answer
 * takes (ms).
 */
export function untilNextAsk(known: ClockEstimate | null, now: number, trip: number): number {
  if (known === null || known.hasMsec) return SOON;
  const madeAt = now + SOON + trip / 2 + offsetOf(known);
  return SOON + ((SECOND - (madeAt % SECOND)) % SECOND);
}
