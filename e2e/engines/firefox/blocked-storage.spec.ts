import { HOUR, minuteOf, sheetOf, video } from '../../sheets.ts';
import { startSite } from '../../site.ts';
import { expect, test } from './firefox-test.ts';

// Cookies and storage are refused to every site. Preferences are the browser's own, so it is another browser.
test.use({
  launchOptions: async ({ launchOptions }, use) => {
    const firefoxUserPrefs = { ...launchOptions.firefoxUserPrefs, 'network.cookie.cookieBehavior': 2 };
    await use({ ...launchOptions, firefoxUserPrefs });
  },
});

test('with storage refused stream, schedule, menu and chat form are there', async ({ page, faults }) => {
  const start = minuteOf(Date.now()) - HOUR;
  const site = await startSite({
    sheet: sheetOf([{ start, end: start + 9 * HOUR, title: 'The show', stream: video('theshow0001') }]),
    env: { CHAT_URL: 'ws://127.0.0.1:9/' },
  });
  await page.goto(site.url);
  const refused = await page.evaluate(() => {
    try {
      return localStorage.length < 0;
    } catch {
      return true;
    }
  });
  expect(refused).toBe(true);
  await expect(page.locator('.stage-screen iframe')).toHaveAttribute('src', /theshow0001/);
  await page.getByRole('button', { name: 'Layout' }).click();
  await page.getByLabel('Light').check();
  await expect(page.locator('html')).toHaveAttribute('data-scheme', 'light');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Join chat' })).toBeEnabled();
  await page.getByRole('link', { name: 'Schedule', exact: true }).click();
  await expect(page.locator('.sched-row')).toHaveCount(1);
  expect(await faults(page)).toEqual([]);
  await site.stop();
});
