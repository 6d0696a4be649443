import type { Clock } from '../pace.ts';

/** For tests: time that stands still until it is told to pass. The clock on the wall can be set apart from it. */
export function standingClock(random = () => 0) {
  let now = 0;
  let wall = Date.UTC(2026, 10, 28, 20);
  let timers: Array<{ at: number; callback: () => void }> = [];
  const clock: Clock = {
    now: () => wall + now,
    monotonic: () => now,
    random,
    setTimeout(callback, ms) {
      const timer = { at: now + ms, callback };
      timers.push(timer);
      return timer;
    },
    clearTimeout(timer) {
      timers = timers.filter((other) => other !== timer);
    },
  };
  /** Lets all that waits for nothing but its turn go on. */
  const settle = async () => {
    for (let i = 0; i < 20; i++) await Promise.resolve();
  };
  return {
    clock,
    settle,
    /** Sets the clock on the wall forward, or back if `ms` is negative. No time passes by that. */
    setWallClock(ms: number) {
      wall += ms;
    },
    async pass(ms: number) {
      const end = now + ms;
      await settle();
      for (;;) {
        const next = timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
        if (!next) break;
        timers = timers.filter((other) => other !== next);
        now = Math.max(now, next.at);
        next.callback();
        await settle();
      }
      now = end;
    },
  };
}
