/** The clock and the random numbers, passed in. All durations are in milliseconds. */
export type Clock = {
  /** The clock on the wall. It may be set back or forward at any moment: never measure a wait with it. */
  now(): number;
  /** A time that never goes back, for everything that is waited for. Only differences of it mean something. */
  monotonic(): number;
  setTimeout(callback: () => void, ms: number): unknown;
  clearTimeout(timer: unknown): void;
  /** From 0 up to 1. */
  random(): number;
};

export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  setTimeout: (callback, ms) => setTimeout(callback, ms),
  clearTimeout: (timer) => clearTimeout(timer as NodeJS.Timeout),
  random: () => Math.random(),
};

/** The quick pace is for the time around a show and for an organizer who is at work, the slow one for the rest. */
export type Pace = { quickMs: number; slowMs: number };

/** Twenty polled reads a minute at the most; Google allows 60 to a project's user. */
const MIN_POLL_MS = 3000;
const MAX_BACKOFF_QUICK_MS = 60_000;
const MAX_BACKOFF_SLOW_MS = 5 * 60_000;
/**
 * Delays vary, so that servers that were started together do not ask at the same time. They only get longer, so that the limits
 * hold.
 */
const JITTER = 0.2;

/** The paces for `SHEET_POLL_SECONDS`, which is the quick one: the slow is four times that, from 15 to 60 seconds. */
export function paceFor(pollSeconds: number): Pace {
  const quickMs = Math.max(pollSeconds * 1000, MIN_POLL_MS);
  return { quickMs, slowMs: Math.max(quickMs, Math.min(60_000, Math.max(15_000, 4 * quickMs))) };
}

/**
 * How long to wait for the next polled read: twice as long after each failure in a row, up to a minute at the quick
 * pace and five at the slow.
 * @param random from 0 up to 1
 */
export function pollDelay(pace: Pace, quick: boolean, failures: number, random: number): number {
  const base = quick ? pace.quickMs : pace.slowMs;
  const longest = Math.max(base, quick ? MAX_BACKOFF_QUICK_MS : MAX_BACKOFF_SLOW_MS);
  const backedOff = Math.min(base * 2 ** Math.min(failures, 10), longest);
  return Math.round(backedOff * (1 + JITTER * random));
}
