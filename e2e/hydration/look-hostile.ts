import { type Browser, expect } from '@playwright/test';
import { complaints, standInForProviders } from '../at-time.ts';
import { ALL_ELEMENTS, isHydrated } from '../engines/pages.ts';
import { MARK, writeOtherwise } from './hostile-locale.ts';

/** As in playwright.config.ts, because the long form runs without it. */
const PATIENCE = 40_000;

/** A document that the site shows, and what is there when it has come. */
export type View = { name: string; url: string; has: string };

/** Runs in the page: the times in sight that are not as its own (patched) functions write them. */
function timesOfTheServer(mark: string): string[] {
  const times = [
    ...document.querySelectorAll('time, abbr, .sched-day h3, .sched > header p, main nav a > span > span'),
  ];
  return times
    .map(({ textContent }) => textContent ?? '')
    .filter((text) => text !== '' && !text.includes(mark));
}

/**
 * Loads a view in a browser whose every locale function writes otherwise than the server: nothing may be complained about,
 * and in the end the viewer has their own times.
 */
export async function lookInHostileLocale(
  browser: Browser,
  { name, url, has }: View,
  locale: string,
  timezoneId: string,
): Promise<void> {
  const context = await browser.newContext({ locale, timezoneId });
  // The page for an address that leads nowhere is a 404, which Chromium notes.
  const heard = complaints(
    context,
    (message) => message.location().url === url && / 404 /.test(message.text()),
  );
  await standInForProviders(context);
  await context.addInitScript(writeOtherwise, MARK);
  const page = await context.newPage();
  await page.goto(url, { waitUntil: 'domcontentloaded' });
  const where = `${name} in ${locale}, ${timezoneId}`;
  await expect(page.locator(has).first(), where).toBeVisible({ timeout: PATIENCE });
  await expect
    .poll(() => page.evaluate(isHydrated, ALL_ELEMENTS), {
      message: where,
      intervals: [50],
      timeout: PATIENCE,
    })
    .toBe(true);
  await expect
    .poll(() => page.evaluate(timesOfTheServer, MARK), { message: where, intervals: [50], timeout: PATIENCE })
    .toEqual([]);
  expect(heard, where).toEqual([]);
  await context.close();
}
