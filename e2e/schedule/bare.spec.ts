import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@playwright/test';
import { atTime, complaints } from '../at-time.ts';
import { signIn } from '../backstage/sign-in.ts';
import { HOUR, MINUTE, minuteOf, sheetOf, video } from '../sheets.ts';
import { type RunningSite, startSite } from '../site.ts';
import { violationsOf } from '../violations.ts';

const FIRST = minuteOf(Date.now()) + 24 * HOUR;
const SHOWS = sheetOf(
  [
    { start: FIRST, end: FIRST + HOUR, title: 'The <i>first</i>', stream: video('firstshow01') },
    { start: FIRST + 2 * HOUR, end: FIRST + 3 * HOUR, title: 'The second', stream: video('secondshow2') },
  ],
  { Theme: 'House', 'Theme House': 'accent #ff5c8a; background #1a0b22; light background #ffe9f2' },
);

let site: RunningSite;
test.beforeAll(async () => {
  site = await startSite({ sheet: SHOWS, env: { BACKSTAGE_KEY: 'a-key-that-is-long-enough' } });
});
test.afterAll(() => site.stop());
test.afterEach(({ page }) => page.unrouteAll({ behavior: 'ignoreErrors' }));

test('the overlay has no ground, and follows the schedule', async ({ page, context }) => {
  const heard = complaints(context);
  await atTime(page, FIRST - 5 * MINUTE);
  await page.goto(`${site.url}/overlay`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Starting soon The <i>first</i>');
  await expect(page.locator('.digits')).toHaveText(/^(5:00|4:5\d)$/);
  await page.clock.runFor(6 * MINUTE);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('On now The <i>first</i>');
  await expect(page.locator('main p')).toContainText('Next The second');
  // The page has no background, so that the picture under it is seen.
  const grounds = await page.evaluate(() =>
    [document.documentElement, document.body].map((element) => getComputedStyle(element).backgroundColor),
  );
  expect(grounds).toEqual(['rgba(0, 0, 0, 0)', 'rgba(0, 0, 0, 0)']);
  // The dark colours are used even on a device that wants light ones, because they are legible over a picture.
  await page.emulateMedia({ colorScheme: 'light' });
  await expect(page.locator('h1 > span')).toHaveCSS('color', 'rgb(255, 92, 138)');
  await expect(page.locator('iframe, video, input')).toHaveCount(0);
  expect(heard).toEqual([]);
});

test('another site can frame the countdown and the overlay, and nothing else', async ({ page, context }) => {
  const other = createServer((request, response) => {
    response.setHeader('content-type', 'text/html');
    response.end(
      `<!doctype html><title>Another site</title><iframe src="${site.url}${request.url}"></iframe>`,
    );
  });
  await new Promise<void>((listening) => other.listen(0, '127.0.0.1', listening));
  const origin = `http://127.0.0.1:${(other.address() as AddressInfo).port}`;
  const heard = complaints(context);
  await page.goto(`${origin}/embed`);
  await expect(page.frameLocator('iframe').locator('[data-state] p')).toContainText('The <i>first</i>');
  expect(heard).toEqual([]);
  await page.goto(`${origin}/overlay`);
  await expect(page.frameLocator('iframe').locator('[data-state]')).toBeVisible();
  expect(heard).toEqual([]);
  for (const path of ['/', '/schedule', '/overlays', '/embedded']) {
    const policy = (await fetch(site.url + path)).headers.get('content-security-policy');
    expect(policy, path).toContain("frame-ancestors 'self'");
  }
  await page.goto(`${origin}/schedule`);
  await expect.poll(() => heard.join()).toContain('frame-ancestors');
  other.close();
});

test('the theme of the site is on the countdown and backstage, in the dark and by day', async ({ page }) => {
  for (const [path, element] of [
    ['/embed', 'main'],
    ['/backstage', 'main > section'],
  ] as const) {
    await page.emulateMedia({ colorScheme: 'dark' });
    if (path === '/embed') await page.goto(site.url + path);
    else await signIn(page, site.url, 'a-key-that-is-long-enough');
    const ground = page.locator(element).first();
    await expect(page.locator('html'), path).toHaveAttribute('data-theme', /./);
    await expect(ground, path).toHaveCSS('background-color', 'rgb(34, 20, 42)');
    await page.emulateMedia({ colorScheme: 'light' });
    await expect(ground, path).not.toHaveCSS('background-color', 'rgb(34, 20, 42)');
    expect(await violationsOf(page), path).toEqual([]);
  }
});
