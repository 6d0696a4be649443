import { existsSync } from 'node:fs';
import { test as base, expect, type Page } from '@playwright/test';
import { collectFaults, faultsSoFar } from '../collect-faults.ts';
import { FIREFOX } from './firefox-binary.ts';

type Fixtures = {
  /** The faults of a page since it began to load. */
  faults(page: Page): Promise<string[]>;
  isHere: undefined;
};

/** A test in Firefox; skipped if this machine has none. Its pages keep their faults from the start. */
export const test = base.extend<Fixtures>({
  isHere: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern to learn which fixtures are used
    async ({}, use, info) => {
      info.skip(!existsSync(FIREFOX), 'Firefox is not here (Debian: apt-get install firefox-esr)');
      await use(undefined);
    },
    { auto: true },
  ],
  context: async ({ context }, use) => {
    await context.addInitScript(collectFaults);
    await use(context);
  },
  // biome-ignore lint/correctness/noEmptyPattern: as above
  faults: async ({}, use) => {
    await use((page) => page.evaluate(faultsSoFar));
  },
});

export { expect };
