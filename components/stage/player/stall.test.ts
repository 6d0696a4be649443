import { expect, test } from 'vitest';
import { backoff, isStalled, type Remedy, type Stall, watchStall } from './stall.ts';

/** Looks every half second at a stream whose position is given by a function of the time; the remedies by second. */
function live(seconds: number, position: (ms: number) => number, meant = (_ms: number) => true) {
  let stall: Stall | null = null;
  const remedies: [number, Remedy][] = [];
  for (let now = 0; now <= seconds * 1000; now += 500) {
    const looked = watchStall(stall, { now, position: position(now), meant: meant(now) });
    stall = looked.stall;
    for (const remedy of looked.remedies) remedies.push([now / 1000, remedy]);
  }
  return remedies;
}
const without = (remedies: [number, Remedy][], ...others: Remedy[]) =>
  remedies.filter(([, remedy]) => !others.includes(remedy));

test('a stream that moves is left alone', () => {
  expect(live(600, (ms) => ms / 1000)).toEqual([]);
});

test('one that stands gets milder help first, is given up after fifteen seconds, and opened again and again', () => {
  expect(
    without(
      live(46, () => 7),
      'ask',
    ),
  ).toEqual([
    [3, 'nudge'],
    [8, 'nudge'],
    [15, 'give-up'],
    [15, 'reopen'],
    [30, 'reopen'],
    [45, 'reopen'],
  ]);
});

test('its playlist is looked at every four seconds', () => {
  expect(
    without(
      live(17, () => 7),
      'nudge',
      'reopen',
      'give-up',
    ).map(([at]) => at),
  ).toEqual([4, 8, 12, 16]);
});

test('a gap of ten seconds is outlived without being opened anew', () => {
  const gap = (ms: number) => (ms < 20_000 ? ms : ms < 30_000 ? 20_000 : ms - 10_000);
  expect(without(live(60, gap), 'ask').map(([, remedy]) => remedy)).toEqual(['nudge', 'nudge']);
});

test('a look that comes late gives what is due by then, each once', () => {
  const { stall } = watchStall(null, { now: 0, position: 7, meant: true });
  expect(watchStall(stall, { now: 20_000, position: 7, meant: true }).remedies.toSorted()).toEqual(
    ['ask', 'give-up', 'nudge', 'nudge', 'reopen'].toSorted(),
  );
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
  const stall = { position: 7, since: 1000, until: 1000 };
  expect([2900, 3000].map((now) => isStalled(stall, now))).toEqual([false, true]);
});

test('the waits grow, up to eight seconds', () => {
  expect([1, 2, 3, 4, 5, 6, 20].map(backoff)).toEqual([1000, 2000, 4000, 8000, 8000, 8000, 8000]);
});
