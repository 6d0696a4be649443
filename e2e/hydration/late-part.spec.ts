import { expect, test } from '@playwright/test';
import { standInForProviders } from '../at-time.ts';
import { HOUR, minuteOf, sheetOf, video } from '../sheets.ts';
import { startSite } from '../site.ts';

const NOW = minuteOf(Date.now());

test('the buttons of the streams stay as they are while their code loads', async ({ page, context }) => {
  await standInForProviders(context);
  const stream = `HD: ${video('several0001')}\nSD: ${video('several0002')}`;
  const site = await startSite({
    sheet: sheetOf([{ start: NOW - HOUR, end: NOW + HOUR, title: 'The show', stream }]),
  });
  const { promise: loaded, resolve: load } = Promise.withResolvers<void>();
  await page.route(/\/_next\/static\/.*\.js/, async (route) => {
    const response = await route.fetch();
    // The first files hydrate the page. Only the code of the buttons waits.
    if ((await response.text()).includes('stream-picker')) await loaded;
    await route.fulfill({ response });
  });
  const asked = page.waitForResponse(/\/schedule\.json/);
  await page.goto(site.url);
  const button = page.getByRole('button', { name: 'SD' });
  const made = await button.elementHandle();
  // The page asks for the schedule when it is alive.
  await asked;
  expect(await made?.evaluate((element) => element.isConnected)).toBe(true);
  load();
  await expect(async () => {
    await button.click();
    await expect(button).toHaveAttribute('aria-pressed', 'true', { timeout: 500 });
  }).toPass();
  expect(await made?.evaluate((element) => element.isConnected)).toBe(true);
  // Other code may still be on its way.
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await site.stop();
});
