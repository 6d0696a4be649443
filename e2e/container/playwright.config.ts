import { defineConfig } from '@playwright/test';
import { CHROMIUM } from '../../playwright.config.ts';

// The container, in a real engine: `npx playwright test -c e2e/container`. A run of its own, because an image takes
// minutes to build, and both cores.
export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results/container',
  globalSetup: './engine-setup.ts',
  timeout: 240_000,
  expect: { timeout: 90_000 },
  workers: 1,
  use: CHROMIUM,
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list'], ['json', { outputFile: '../../test-results/container.json' }]],
});
