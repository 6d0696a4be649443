import { chromium } from '@playwright/test';
import { LOCALES, ZONES } from '../e2e/hydration/hostile-locale.ts';
import {
  ONE_PAGE_EACH,
  pageView,
  STATES,
  startHostileSite,
  stateViews,
} from '../e2e/hydration/hostile-views.ts';
import { lookInHostileLocale, type View } from '../e2e/hydration/look-hostile.ts';
import { CHROMIUM } from '../playwright.config.ts';

/**
 * Every page in every state, locale and zone, in a Chromium that writes everything otherwise than the server. `2/4` is the
 * second quarter of it, and a number after that leaves out so many pages and states, which were seen before.
 */
export async function run([share = '1/1', seen = '0']: string[]): Promise<void> {
  const [part = 1, parts = 1] = share.split('/').map(Number);
  const browser = await chromium.launch(CHROMIUM.launchOptions);
  const site = await startHostileSite();
  const begun = performance.now();
  let loads = 0;
  const look = async (views: View[]) => {
    for (const view of views)
      for (const locale of LOCALES) {
        await Promise.all(ZONES.map((zone) => lookInHostileLocale(browser, view, locale, zone)));
        loads += ZONES.length;
      }
    const seconds = Math.round((performance.now() - begun) / 1000);
    console.log(`${views.at(-1)?.name}: ${loads} loads in ${seconds} s so far, nothing complained about`);
  };
  const mine = [
    ...ONE_PAGE_EACH.map((page) => async () => [await pageView(site, page)]),
    ...STATES.map((state) => () => stateViews(site, state)),
  ].filter((_, at) => at % parts === part - 1);
  try {
    for (const views of mine.slice(Number(seen))) await look(await views());
  } finally {
    await site.stop();
    await browser.close();
  }
}
