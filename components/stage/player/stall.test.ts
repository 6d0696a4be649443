import { expect, test } from 'vitest';
import { backoff, isStalled, type Remedy, type Stall, watchStall } from './stall.ts';

/** Looks each half second at a stream whose position is a function of the time. */
function live(seconds: number, position: (ms: number) => number, meant = (_ms: number) => true) {
  let stall: Stall | null = null;
  const remedies: [number, Remedy][] = [];
  for (let now = 0; now <= seconds * 1000; now += 500) {
    const looked = watchStall(stall, { now, position: position(now), meant: meant(now) });
    stall = looked.stall;
    if (looked.remedy) remedies.push([now / 1000, looked.remedy]);
  }
  return remedies;
}

test('a stream that moves is left alone', () => {
  expect(live(600, (ms) => ms / 1000)).toEqual([]);
});

test('one that stands gets milder help first, then is opened anew, then given up', () => {
  expect(live(95, () => 7)).toEqual([
    [3, 'nudge'],
    [8, 'nudge'],
    [15, 'reopen'],
    [30, 'give-up'],
    [60, 'reopen'],
    [90, 'reopen'],
  ]);
});

test('a gap of ten seconds is outlived without being opened anew', () => {
  const gap = (ms: number) => (ms < 20_000 ? ms : ms < 30_000 ? 20_000 : ms - 10_000);
  expect(live(60, gap).map(([, remedy]) => remedy)).toEqual(['nudge', 'nudge']);
});

test('a pause is no stall', () => {
  expect(
    live(
      120,
      () => 7,
      () => false,
    ),
  ).toEqual([]);
});

test('a viewer is told after two seconds', () => {
  const stall = { position: 7, since: 1000, tried: 0 };
  expect([2900, 3000].map((now) => isStalled(stall, now))).toEqual([false, true]);
});

test('the waits grow, up to half a minute', () => {
  expect([1, 2, 3, 4, 5, 6, 20].map(backoff)).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]);
});
