import { expect, it } from 'vitest';
import { chaos } from '../e2e/bot/chaos.ts';

// The long form, 200 times, is `npm run bench -- bot --kills 200`.
it('loses and doubles nothing when it is killed twelve times', async () => {
  const report = await chaos(12, Math.random, () => {});
  expect(report).toMatchObject({ lost: [], doubled: [], deployedTwice: [], wrong: [] });
  expect(report.announcements).toBeGreaterThan(0);
}, 180_000);
