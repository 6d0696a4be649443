import { expect, it } from 'vitest';
import { createLimiter } from './limiter.ts';

it('gives each network its attempts in a span, and counts a household as one', () => {
  let now = 0;
  const { take } = createLimiter({ most: 2, spanMs: 1000, now: () => now });
  expect([0, 1, 2].map(() => take('192.0.2.1'))).toEqual([true, true, false]);
  expect(take('::ffff:192.0.2.1')).toBe(false);
  expect(take('192.0.2.2')).toBe(true);
  expect(take('2001:db8:0:1::1')).toBe(true);
  expect(take('2001:db8::1:2:3:4:5')).toBe(true);
  expect(take('2001:db8:0:1:ffff::')).toBe(false);
  expect(take('2001:db8:0:2::1')).toBe(true);
  now = 1000;
  expect(take('192.0.2.1')).toBe(true);
});

it('says whether attempts are left without counting', () => {
  const { take, isOpen } = createLimiter({ most: 1, spanMs: 1000, now: () => 0 });
  for (let n = 0; n < 5; n++) expect(isOpen('192.0.2.1')).toBe(true);
  take('192.0.2.1');
  expect(isOpen('192.0.2.1')).toBe(false);
  expect(isOpen('192.0.2.2')).toBe(true);
});

it('counts a whole IPv6 site as one if it is told to', () => {
  const { take } = createLimiter({ most: 2, spanMs: 1000, prefix: 48, now: () => 0 });
  const answers = [1, 2, 3].map((network) => take(`2001:db8:0:${network}::1`));
  expect(answers).toEqual([true, true, false]);
  expect(take('2001:db8:1:1::1')).toBe(true);
  expect([1, 2].map((host) => take(`192.0.2.${host}`))).toEqual([true, true]);
});
