import fc from 'fast-check';
import { expect, test } from 'vitest';
import { virtualEnvironment } from '../../../e2e/irc/virtual.ts';
import { retryDelay } from './backoff.ts';

const CROWD = 5680;

/** When each of a crowd tries again after the server went away at 0, until it is back at `downFor`. */
function attempts(seed: number, downFor: number): number[] {
  const out: number[] = [];
  const { random } = virtualEnvironment(seed);
  for (let i = 0; i < CROWD; i++) {
    let at = 0;
    for (let attempt = 1; ; attempt++) {
      at += retryDelay(attempt, attempt === 1 ? 'lost' : 'unreachable', random);
      out.push(at);
      if (at >= downFor) break;
    }
  }
  return out.sort((a, b) => a - b);
}

test('however long the server is away, no second holds more than a tenth of the crowd', () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer({ min: 0, max: 600_000 }), (seed, downFor) => {
      const times = attempts(seed, downFor);
      let first = 0;
      let most = 0;
      times.forEach((time, i) => {
        while ((times[first] ?? 0) < time - 1000) first++;
        most = Math.max(most, i - first + 1);
      });
      expect(most).toBeLessThanOrEqual(CROWD / 10);
    }),
    { numRuns: 60 },
  );
});

test('half of the crowd is back within eight seconds of a short restart', () => {
  const times = attempts(7, 0);
  expect(times[CROWD / 2]).toBeLessThan(8_000);
});

test.each(['throttled', 'full', 'killed', 'flood'] as const)('%s: not again within half a minute', (code) => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 50 }),
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      (attempt, chance) => {
        const delay = retryDelay(attempt, code, () => chance);
        expect(delay).toBeGreaterThanOrEqual(30_000);
        expect(delay).toBeLessThanOrEqual(330_000);
      },
    ),
  );
});
