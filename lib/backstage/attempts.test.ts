import { expect, it } from 'vitest';
import { createAttempts } from './attempts.ts';

it('stops listening to an address after ten wrong keys, for ten minutes', () => {
  const attempts = createAttempts();
  for (let n = 0; n < 10; n++) {
    expect(attempts.mayTry('a', n)).toBe(true);
    attempts.wasWrong('a', n);
  }
  expect(attempts.mayTry('a', 10)).toBe(false);
  expect(attempts.mayTry('b', 10)).toBe(true);
  expect(attempts.mayTry('a', 600_000)).toBe(true);
});

it('stops listening to all after many, whatever addresses they come from', () => {
  const attempts = createAttempts();
  for (let n = 0; n < 200; n++) attempts.wasWrong(`address ${n}`, 0);
  expect(attempts.mayTry('another', 1)).toBe(false);
  expect(attempts.mayTry('another', 600_001)).toBe(true);
});
