import { type EngineSite, startEngineSite } from '../engine-site.ts';
import { addressOf, isHydrated, PAGES } from '../pages.ts';
import { statesOfShowPage } from '../states.ts';
import { expect, test } from './firefox-test.ts';

let site: EngineSite;
test.beforeAll(async () => {
  site = await startEngineSite();
});
test.afterAll(() => site?.stop());

test.describe('a page', () => {
  for (const { path, has, press, opens } of PAGES) {
    test(`${path} comes, and answers a press`, async ({ page, faults }) => {
      for (const { url } of site.both) {
        await page.goto(await addressOf(url, path));
        await expect(page.locator(has).first()).toBeVisible();
        await expect.poll(() => page.evaluate(isHydrated, press)).toBe(true);
        await page.locator(press).first().click();
        await expect(page.locator(opens).first()).toBeVisible();
        expect(await faults(page)).toEqual([]);
      }
    });
  }
});

test.describe('the show page', () => {
  for (const { name, sheet, has } of statesOfShowPage('/demo/test-card/index.m3u8')) {
    test(`${name}: comes, and answers a press`, async ({ page, faults }) => {
      await site.show(sheet, `${name}</title>`);
      for (const { url } of site.both) {
        await page.goto(url);
        await expect(page.locator(has).first()).toBeVisible();
        await page.locator('.tools [aria-haspopup="dialog"]').click();
        await expect(page.locator('[role="dialog"][data-open]')).toBeVisible();
        expect(await faults(page)).toEqual([]);
      }
    });
  }
});

test.describe('in German', () => {
  test.use({ locale: 'de-DE' });
  test('a show at eight comes on every page that has its time', async ({ page, faults }) => {
    const german = statesOfShowPage('').filter(({ name }) => name === 'German');
    for (const { sheet, name } of german) await site.show(sheet, `${name}</title>`);
    for (const { url } of site.both) {
      for (const path of ['/', '/schedule', '/overlay', '/embed']) {
        await page.goto(url + path);
        await expect(page.locator('html')).toHaveAttribute('lang', 'de');
        await expect(page.getByText('08:00').first(), path).toBeVisible();
        expect(await faults(page), path).toEqual([]);
      }
    }
  });
});
