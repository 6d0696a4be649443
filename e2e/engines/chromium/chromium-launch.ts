import { existsSync } from 'node:fs';

// Debian's Chromium if it is installed (as in CI), otherwise the one that `npx playwright install` brought.
const installed = (...programs: string[]) => {
  const executablePath = programs.find((program) => existsSync(program));
  return executablePath === undefined ? {} : { executablePath };
};

/** Flags that each test needs: a small machine without a graphics card, and a network that is closed. */
const ARGS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking'];

/**
 * How Playwright starts Chromium. It is the shell without the browser's own windows, as Playwright's own headless Chromium
 * is: for each page, the whole browser draws a window that nobody sees, which takes a quarter of the processor's time.
 */
export const launchChromium = (...args: string[]) => ({
  ...installed('/usr/bin/chromium-headless-shell', '/usr/bin/chromium'),
  args: [...ARGS, ...args],
});

/** The whole browser, for what the shell cannot do: notifications, and full screen. */
export const launchWholeChromium = (...args: string[]) => ({
  ...installed('/usr/bin/chromium'),
  args: [...ARGS, ...args],
});
