import { expect, it } from 'vitest';
import { createLimiter } from './limiter.ts';

it('lets each asker ask so often in a while, and a household be one', () => {
  const { mayAsk } = createLimiter(2, 1000);
  expect([0, 1, 2].map((instant) => mayAsk('192.0.2.1', instant))).toEqual([true, true, false]);
  expect(mayAsk('::ffff:192.0.2.1', 3)).toBe(false);
  expect(mayAsk('192.0.2.2', 3)).toBe(true);
  expect(mayAsk('192.0.2.1', 1001)).toBe(true);
  expect(mayAsk('2001:db8:0:1::1', 0)).toBe(true);
  expect(mayAsk('2001:db8::1:2:3:4:5', 0)).toBe(true);
  expect(mayAsk('2001:db8:0:1:ffff::', 0)).toBe(false);
  expect(mayAsk('2001:db8:0:2::1', 0)).toBe(true);
});
