import { test as base } from '@playwright/test';
import { type Container, startContainer } from './container.ts';
import { buildImage } from './image.ts';

type Start = (
  ...args: Parameters<typeof startContainer> extends [string, ...infer Rest] ? Rest : never
) => Promise<Container>;

/**
 * Tests against a real engine. `image` is the image of this checkout, built once; `start` starts a container of it, which
 * is removed after the test. Without an engine the tests are skipped and say why.
 */
export const test = base.extend<{ start: Start }, { image: string }>({
  image: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright wants an object of fixtures here, and this needs none.
    async ({}, use) => {
      const why = process.env.MARQUEE_NO_ENGINE;
      base.skip(Boolean(why), why);
      // While one works on these tests, MARQUEE_TEST_IMAGE names an image that is built already.
      await use(process.env.MARQUEE_TEST_IMAGE || (await buildImage()));
    },
    { scope: 'worker', timeout: 30 * 60_000 },
  ],
  start: async ({ image }, use) => {
    const started: Container[] = [];
    await use(async (options) => {
      const container = await startContainer(image, options);
      started.push(container);
      return container;
    });
    await Promise.all(started.map((container) => container.remove()));
  },
});

export { expect } from '@playwright/test';
