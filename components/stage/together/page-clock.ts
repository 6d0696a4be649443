import {
  type ClockEstimate,
  isPrecise,
  learnTime,
  MOST_ASKS,
  offsetOf,
  untilNextAsk,
} from '#lib/together/precise-clock.ts';

/** A tiny file that no cache keeps; nginx adds its time in milliseconds. */
const FILE = '/clock.txt';
/** ms: between looks later on, for an answer, and after none. */
const LATER = 60_000;
const PATIENCE = 5000;
const AGAIN = 2000;
/** The device's two clocks moved apart by this (ms): it slept, or one was set. */
const APART = 100;

/** The server's time, right to a tenth of a second once some answers are there. */
export type PageClock = { now(): number; close(): void };

/** @param fallback the page's common clock, which counts until the first answer */
export function createPageClock(fallback: () => number): PageClock {
  let known: ClockEstimate | null = null;
  let trip = 0;
  let asks = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let closed = false;
  let apart = Date.now() - performance.now();

  async function ask(): Promise<void> {
    const asked = performance.now();
    try {
      // A cache that keeps the file all the same does not know this address.
      const address = known?.isCached ? `${FILE}?${Math.random().toString(36).slice(2)}` : FILE;
      const { headers } = await fetch(address, { cache: 'no-store', signal: AbortSignal.timeout(PATIENCE) });
      const came = performance.now();
      if (closed) return;
      trip = came - asked;
      asks += 1;
      const [date, age, msec] = [headers.get('date'), headers.get('age'), headers.get('x-clock')];
      known = learnTime(known, { asked, came, date, age, msec });
      plan(asks >= MOST_ASKS || (known && isPrecise(known)) ? LATER * (0.9 + Math.random() * 0.2) : 0);
    } catch {
      // Without an answer, the clock goes on from the earlier ones.
      if (!closed) plan(AGAIN * (1 + Math.random()));
    }
  }

  function plan(after: number): void {
    clearTimeout(timer);
    timer = setTimeout(() => void ask(), after + untilNextAsk(known, performance.now() + after, trip));
  }

  void ask();
  return {
    now() {
      const difference = Date.now() - performance.now();
      // In some browsers the monotonic clock stands while the device sleeps.
      if (Math.abs(difference - apart) > APART) {
        known = null;
        asks = 0;
        plan(0);
      }
      apart = difference;
      return known === null ? fallback() : performance.now() + offsetOf(known);
    },
    close() {
      closed = true;
      clearTimeout(timer);
    },
  };
}
