import { defineConfig, devices } from '@playwright/test';
import { launchChromium } from './e2e/engines/chromium/chromium-launch.ts';
import { FIREFOX_LAUNCH } from './e2e/engines/firefox/firefox-launch.ts';

const SCREEN = {
  viewport: { width: 1440, height: 900 },
  locale: 'en-GB',
  timezoneId: 'Europe/London',
  // Traces take a third of the processor's time, and nobody looks at them in CI. On a developer machine:
  // `npx playwright test --trace retain-on-failure`.
  trace: 'off',
} as const;

/** They fetch two old Chromiums of 58 MB each: `npm run long -- engines`. */
const old = process.env.OLD_CHROMIUMS ? [] : ['engines/chromium/old-chromium.spec.ts'];

/** The options of the tests in Chromium. */
export const CHROMIUM = {
  ...devices['Desktop Chrome'],
  ...SCREEN,
  launchOptions: launchChromium(
    '--disable-quic',
    '--no-first-run',
    '--disable-component-update',
    '--disable-sync',
    '--autoplay-policy=no-user-gesture-required',
  ),
};

export default defineConfig({
  testDir: 'e2e',
  // A folder of its own, because Playwright empties it, and what the other tests of a run wrote is beside it.
  outputDir: 'test-results/browsers',
  // How long until it is called broken, not how long it may take: two cores, and two browsers with no graphics card.
  timeout: 180_000,
  expect: { timeout: 40_000 },
  fullyParallel: false,
  workers: 2,
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  // The files that take longest come first, because the workers take files in this order, and one of them would be left alone
  // with a long file at the end.
  projects: [
    {
      name: 'firefox',
      testMatch: 'engines/firefox/**/*.spec.ts',
      use: {
        ...SCREEN,
        browserName: 'firefox',
        ignoreHTTPSErrors: true,
        launchOptions: FIREFOX_LAUNCH,
      },
    },
    // These tests drive WebKitGTK themselves, because Playwright cannot.
    { name: 'webkit', testMatch: 'engines/webkit/**/*.spec.ts' },
    {
      name: 'chromium',
      // The container has a run of its own: e2e/container/playwright.config.ts. Only that folder, wherever the checkout is.
      testIgnore: ['e2e/container/**', 'engines/firefox/**', 'engines/webkit/**', ...old],
      use: CHROMIUM,
    },
  ],
});
