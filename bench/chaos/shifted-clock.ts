/**
 * Preloaded into a site (`--import`), this makes a day pass in a minute: its clock is off by as many milliseconds as
 * stand in the file CLOCK_FILE, and a timer fires as soon as its instant is past on that clock.
 */
import { readFileSync } from 'node:fs';

const file = process.env.CLOCK_FILE ?? '';
const realSetTimeout = setTimeout;
const realClearTimeout = clearTimeout;
let offset = read();

function read(): number {
  try {
    return Number(readFileSync(file, 'utf8'));
  } catch {
    return 0;
  }
}

const realNow = Date.now;
const now = () => realNow() + offset;
Date.now = now;
// In the site's day of a minute, all of its clocks agree.
const realPerformanceNow = performance.now.bind(performance);
performance.now = () => realPerformanceNow() + offset;
// `new Date()` reads the machine's clock itself.
const ShiftedDate = new Proxy(Date, {
  construct: (date, args, target) => Reflect.construct(date, args.length === 0 ? [now()] : args, target),
});

type Timer = ReturnType<typeof setTimeout>;
const waiting = new Map<Timer, { due: number; fire(): void }>();

function shiftedSetTimeout(callback: (...args: unknown[]) => void, ms = 0, ...args: unknown[]): Timer {
  const fire = () => {
    waiting.delete(timer);
    callback(...args);
  };
  const timer = realSetTimeout(fire, ms);
  if (ms >= 1000) waiting.set(timer, { due: now() + ms, fire });
  return timer;
}

function shiftedClearTimeout(timer: Timer): void {
  waiting.delete(timer);
  realClearTimeout(timer);
}

setInterval(() => {
  offset = read();
  for (const [timer, { due, fire }] of waiting) {
    if (due > now()) continue;
    shiftedClearTimeout(timer);
    fire();
  }
}, 20).unref();

Object.assign(globalThis, {
  Date: ShiftedDate,
  setTimeout: Object.assign(shiftedSetTimeout, realSetTimeout),
  clearTimeout: shiftedClearTimeout,
});
