import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createSiteClock } from './site-clock.ts';

const SERVER = Date.parse('2026-11-28T19:59:58.000Z');

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('the site clock', () => {
  it('starts at the instant of the page, on a device ten minutes off', () => {
    vi.setSystemTime(SERVER + 600_000);
    const clock = createSiteClock(SERVER);
    vi.advanceTimersByTime(1500);
    expect(clock.now()).toBe(SERVER + 1500);
  });

  it('is corrected by an answer, and tells who listens', () => {
    vi.setSystemTime(SERVER + 600_000);
    const clock = createSiteClock(SERVER - 3_600_000);
    const heard = vi.fn();
    clock.subscribe(heard);
    const asked = Date.now();
    clock.learn({ asked, came: asked, date: new Date(SERVER).toUTCString(), age: null });
    expect(heard).toHaveBeenCalled();
    expect(Math.abs(clock.now() - SERVER)).toBeLessThan(1000);
  });

  it('takes the device if nothing answers, but not after an answer', () => {
    vi.setSystemTime(SERVER);
    const clock = createSiteClock(0);
    clock.giveUp();
    expect(clock.now()).toBe(SERVER);
    clock.learn({ asked: SERVER, came: SERVER, date: new Date(SERVER + 900_000).toUTCString(), age: null });
    clock.giveUp();
    expect(clock.now()).toBeGreaterThan(SERVER + 899_000);
  });

  it('ticks on the full second, and stops when nobody listens', () => {
    vi.setSystemTime(SERVER + 250);
    const clock = createSiteClock(SERVER + 250);
    const heard = vi.fn();
    const dispose = clock.subscribe(heard);
    vi.advanceTimersByTime(749);
    expect(heard).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(heard).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(3000);
    expect(heard).toHaveBeenCalledTimes(4);
    dispose();
    expect(vi.getTimerCount()).toBe(0);
  });
});
