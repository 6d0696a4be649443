/** How often (ms) at least the wall clock is read, because it may be set forward past the start of a show. */
const LOOK_EVERY = 2000;
/** The pages are made anew at least this often (ms): the near schedule that they carry moves on with the days. */
const LONGEST_STAND = 15 * 60_000;
/** A clock that goes back by this much (ms) has been set back; less is its usual correction. */
const SET_BACK = 1000;

/** When the pages were last made, and until when they are valid. */
export type PageTurn = {
  /** By the clock on the wall (ms). `until` is when something else will be on; null if nothing is known to come. */
  made: number;
  until: number | null;
  /** By a clock that never goes back (ms). */
  since: number;
};

/** Whether the pages have to be made anew: because of the time of day, of their age, or because the clock was set back. */
export function isTurnDue({ made, until, since }: PageTurn, wallClock: number, monotonic: number): boolean {
  if (until !== null && wallClock >= until) return true;
  return wallClock < made - SET_BACK || monotonic - since >= LONGEST_STAND;
}

/** How long (ms) to wait before the next look at the clock. */
export function waitForTurn({ until }: PageTurn, wallClock: number): number {
  return until === null ? LOOK_EVERY : Math.min(Math.max(until - wallClock, 0), LOOK_EVERY);
}
