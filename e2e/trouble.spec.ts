import { expect, test } from '@playwright/test';
import { standInForProviders } from './at-time.ts';
import { HOUR, minuteOf, sheetOf, video } from './sheets.ts';
import { type RunningSite, startSite } from './site.ts';

let site: RunningSite;
test.beforeAll(async () => {
  const start = minuteOf(Date.now()) - HOUR;
  site = await startSite({
    sheet: sheetOf([{ start, end: start + 3 * HOUR, title: 'The film', stream: video('thefilm0001') }]),
  });
});
test.afterAll(() => site.stop());

test('a page that breaks says so, and the stream beside it plays on', async ({ page, context }) => {
  await standInForProviders(context);
  await page.goto(`${site.url}/about`);
  const player = page.locator('.stage-screen iframe');
  await player.evaluate((element) => Object.assign(element, { sameElement: true }));
  // This stands for any error. Only the page of the schedule calls this function.
  await page.evaluate(() => {
    Intl.supportedValuesOf = () => {
      throw new Error('broken');
    };
  });
  await page.getByRole('link', { name: 'Schedule', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'This page broke' })).toBeVisible();
  expect(await player.evaluate((element) => 'sameElement' in element)).toBe(true);
  await page.getByRole('button', { name: 'Load it again' }).click();
  await expect(page.getByLabel('Search')).toBeVisible();
});

test('a server that cannot make a page has words without styles and scripts', async ({ page }) => {
  const answer = await page.goto(`${site.url}/_global-error`);
  expect(answer?.status()).toBe(500);
  await expect(page.getByRole('heading', { name: 'This page broke' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Load it again' })).toBeVisible();
});

test('a part of the stage that breaks takes nothing else along', async ({ page }) => {
  const start = minuteOf(Date.now()) + 2 * HOUR;
  const counting = await startSite({
    sheet: sheetOf([{ start, end: start + HOUR, title: 'The next', stream: '' }]),
  });
  await page.goto(counting.url);
  const countdown = page.locator('.stage-screen').getByText('The next');
  await expect(countdown).toBeVisible();
  // The countdown of the stage calls this function, and it is outside the page.
  await page.evaluate(() => {
    String.prototype.padStart = () => {
      throw new Error('broken');
    };
  });
  await expect(countdown).toHaveCount(0);
  await page.getByRole('link', { name: 'About' }).click();
  await expect(page).toHaveURL(/about/);
  await expect(page.getByRole('heading', { name: 'This page broke' })).toHaveCount(0);
  await counting.stop();
});
