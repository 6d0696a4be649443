import { expect, test } from '@playwright/test';
import { standInForProviders } from '../at-time.ts';
import { HOUR, minuteOf, sheetOf, video } from '../sheets.ts';
import { type RunningSite, startSite } from '../site.ts';

// Next has one region that tells screen readers to which page a link led.

const START = minuteOf(Date.now()) - HOUR;

let site: RunningSite;
test.beforeAll(async () => {
  site = await startSite({
    sheet: sheetOf(
      [{ start: START, end: START + 3 * HOUR, title: 'The late reel', stream: video('mainstream1') }],
      {
        Title: 'Picture house',
      },
    ),
  });
});
test.afterAll(() => site.stop());

test('after a link is pressed, the page is announced, and not the show on the stage', async ({ page }) => {
  await standInForProviders(page.context());
  await page.goto(site.url);
  await expect(page).toHaveTitle('The late reel · Picture house');
  const announced = page.locator('#__next-route-announcer__');
  for (const [link, title] of [
    ['Schedule', 'Schedule · Picture house'],
    ['Shows', 'Shows · Picture house'],
    ['About', 'About · Picture house'],
  ] as const) {
    await page.getByRole('link', { name: link, exact: true }).click();
    await expect(announced).toHaveText(title);
    await expect(page).toHaveTitle(title);
  }
  await page.goBack();
  await expect(announced).toHaveText('Shows · Picture house');
  await page.getByRole('link', { name: 'Watch', exact: true }).click();
  await expect(announced).toHaveText('The late reel · Picture house');
});
