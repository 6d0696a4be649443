import { expect, it } from 'vitest';
import { chaos } from '../e2e/bot/chaos.ts';

// Three bots side by side, each with a server of its own. The long form, 200 times, is `npm run bench -- bot --kills 200`.
it.concurrent.each([1, 2, 3])(
  'bot %i loses and doubles nothing when it is killed four times',
  async () => {
    const report = await chaos(4, Math.random, () => {});
    expect(report).toMatchObject({ lost: [], doubled: [], deployedTwice: [], wrong: [] });
    expect(report.announcements).toBeGreaterThan(0);
  },
  180_000,
);
