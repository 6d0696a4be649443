import { type Browser, type BrowserContext, chromium, expect, type Page, test } from '@playwright/test';
import { startDemoIrc } from '#server/demo/demo-irc.ts';
import { standInForProviders } from '../../at-time.ts';
import { collectFaults, faultsSoFar } from '../collect-faults.ts';
import { type EngineSite, EVERY_PAGE, startEngineSite } from '../engine-site.ts';
import { ALL_ELEMENTS, addressOf, isHydrated, PAGES } from '../pages.ts';
import { statesOfShowPage } from '../states.ts';
import { OLD_ARGS, type OldVersion, oldChromium } from './old-chromium.ts';
import { useTheSite } from './use-the-site.ts';

/** 111 is the oldest that is supported: everything works. 109 is older: it may lack things, and nothing breaks. */
const VERSIONS: OldVersion[] = [111, 109];

let irc: Awaited<ReturnType<typeof startDemoIrc>>;
let site: EngineSite;
test.beforeAll(async () => {
  irc = await startDemoIrc({ port: 0 });
  site = await startEngineSite({ CHAT_URL: `ws://127.0.0.1:${irc.port}/` });
});
test.afterAll(async () => {
  await site?.stop();
  await irc?.close();
});

for (const version of VERSIONS) {
  test.describe(`Chromium ${version}`, () => {
    let browser: Browser | null = null;
    let unreachable = '';
    let context: BrowserContext;
    let page: Page;
    test.beforeAll(async () => {
      const program = await oldChromium(version).catch((error: Error) => {
        unreachable = `Chromium ${version} could not be fetched from the npm registry: ${error.message}`;
        console.error(unreachable);
        return null;
      });
      if (program) browser = await chromium.launch({ executablePath: program, args: OLD_ARGS });
    });
    test.afterAll(() => browser?.close());
    test.beforeEach(async () => {
      test.skip(browser === null, unreachable);
      if (!browser) return;
      context = await browser.newContext({
        viewport: { width: 1440, height: 900 },
        locale: 'en-GB',
        timezoneId: 'Europe/London',
      });
      await context.addInitScript(collectFaults);
      await standInForProviders(context);
      page = await context.newPage();
    });
    test.afterEach(async () => {
      await context?.unrouteAll({ behavior: 'ignoreErrors' });
      await context?.close();
    });

    test('every page comes, and answers a press', async () => {
      await site.show(EVERY_PAGE, 'Test house</title>');
      for (const { path, has, press, opens } of PAGES) {
        for (const { url } of site.both) {
          // A page of its own for each: to leave one that is still loading never ends in these.
          await page.close();
          page = await context.newPage();
          await page.goto(await addressOf(url, path));
          await expect(page.locator(has).first(), path).toBeVisible();
          await expect.poll(() => page.evaluate(isHydrated, ALL_ELEMENTS), path).toBe(true);
          await page.locator(press).first().click();
          await expect(page.locator(opens).first(), path).toBeVisible();
          expect(await page.evaluate(faultsSoFar), path).toEqual([]);
        }
      }
    });

    test('stream, menus, chat and moving about work', async () => {
      await useTheSite(page, site.url, `oldest${version}`);
      expect(await page.evaluate(faultsSoFar)).toEqual([]);
    });

    test('every state of the show page comes', async () => {
      for (const { name, sheet, has } of statesOfShowPage('/demo/test-card/index.m3u8')) {
        await site.show(sheet, `${name}</title>`);
        await page.goto(site.url);
        await expect(page.locator(has).first(), name).toBeVisible();
        await expect(page.locator('.broken-page'), name).toHaveCount(0);
        expect(await page.evaluate(faultsSoFar), name).toEqual([]);
      }
    });
  });
}
