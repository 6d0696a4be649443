import { test } from '@playwright/test';
import type { PublishedSite } from '../publish/published-site.ts';
import { LOCALES, ZONES } from './hostile-locale.ts';
import { ONE_PAGE_EACH, pageView, STATES, startHostileSite, stateViews } from './hostile-views.ts';
import { lookInHostileLocale, type View } from './look-hostile.ts';

// Each view in one locale and zone, each of which has its turn; `npm run long -- locale` has every view in every one.
let site: PublishedSite;
test.beforeAll(async () => {
  site = await startHostileSite();
});
test.afterAll(() => site?.stop());

const next = <T>(all: readonly T[], turn: number): T => all[turn % all.length] as T;
/** The zones shift by one after each round through the locales, so that a locale meets another zone. */
const localeAndZone = (turn: number) =>
  [next(LOCALES, turn), next(ZONES, turn + Math.floor(turn / LOCALES.length))] as const;

test.describe('the first render does not depend on the locale data of the browser', () => {
  for (const [turn, page] of ONE_PAGE_EACH.entries()) {
    test(`on ${page.name}`, async ({ browser }) => {
      await lookInHostileLocale(browser, await pageView(site, page), ...localeAndZone(turn));
    });
  }
  for (const [at, state] of STATES.entries()) {
    test(`with ${state.name}`, async ({ browser }) => {
      const views: View[] = await stateViews(site, state);
      for (const [n, view] of views.entries())
        await lookInHostileLocale(browser, view, ...localeAndZone(at * views.length + n));
    });
  }
});
