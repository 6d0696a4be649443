import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { complaints, standInForProviders } from '../../at-time.ts';
import { HOUR, minuteOf, sheetOf, video } from '../../sheets.ts';
import { type RunningSite, startSite } from '../../site.ts';
import { isHydrated } from '../pages.ts';

// Browsers in which not everything works: the stream that is on and the schedule are there, and a sentence says the rest.

const START = minuteOf(Date.now()) - HOUR;
const SHOWS = (locale: string) =>
  sheetOf(
    [
      { start: START, end: START + 9 * HOUR, title: 'The show', stream: video('theshow0001') },
      { start: START + 20 * HOUR, end: START + 21 * HOUR, title: 'The next show', stream: '' },
    ],
    { Locale: locale },
  );

let site: RunningSite;
test.beforeAll(async () => {
  site = await startSite({ sheet: SHOWS('en_GB'), env: { CHAT_URL: 'ws://127.0.0.1:9/' } });
});
test.afterAll(() => site?.stop());
test.beforeEach(({ context }) => standInForProviders(context));

/** The stream that is on, and the schedule. */
async function hasTheEssentials(page: Page): Promise<void> {
  await page.goto(site.url);
  await expect(page.locator('.stage-screen iframe')).toHaveAttribute('src', /theshow0001/);
  await expect(page.getByText('The next show').first()).toBeVisible();
  await page.goto(`${site.url}/schedule`);
  await expect(page.locator('.sched-row')).toHaveCount(2);
  await expect(page.locator('.stage-screen iframe')).toBeVisible();
  await expect(page.locator('.broken-page')).toHaveCount(0);
}

const tooOld = (page: Page) => page.getByText('This browser is too old for parts of this page');

test('without scripts', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, timezoneId: 'Asia/Kolkata' });
  await standInForProviders(context);
  const page = await context.newPage();
  await hasTheEssentials(page);
  await expect(page.getByText('Times are in UTC, the zone of the schedule.')).toBeVisible();
  await expect(tooOld(page)).toBeVisible();
  await page.goto(site.url);
  await expect(tooOld(page)).toBeVisible();
  await expect(page.locator('.mq-chat-nick-form')).toBeHidden();
  await context.close();
});

test('in a browser that is below the floor', async ({ page, context }) => {
  const heard = complaints(context);
  await context.addInitScript(() => {
    const supports = CSS.supports.bind(CSS) as (...asked: string[]) => boolean;
    const older = (...asked: string[]) => !asked.join().includes('color-mix') && supports(...asked);
    Object.defineProperty(CSS, 'supports', { value: older });
  });
  await hasTheEssentials(page);
  await expect(tooOld(page)).toBeVisible();
  expect(heard).toEqual([]);
});

test('in a browser that has all it needs, nothing of this is said', async ({ page }) => {
  await hasTheEssentials(page);
  await expect(tooOld(page)).toBeHidden();
  await expect(page.getByText('This browser keeps nothing')).toHaveCount(0);
});

/** As Chromium does if cookies and site data are blocked in its settings. */
async function blockStorage(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const refuse = () => {
      throw new DOMException('Access is denied for this document.', 'SecurityError');
    };
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches'])
      Object.defineProperty(window, name, { get: refuse });
    Object.defineProperty(navigator, 'serviceWorker', { get: refuse });
    Object.defineProperty(document, 'cookie', { get: () => '', set: () => undefined });
  });
}

test('with storage and cookies blocked', async ({ page, context }) => {
  const heard = complaints(context);
  await blockStorage(context);
  await hasTheEssentials(page);
  await page.goto(site.url);
  await expect(page.getByText('This browser keeps nothing for this site')).toBeVisible();
  await page.getByRole('button', { name: 'Layout' }).click();
  await page.getByLabel('Light').check();
  await expect(page.locator('html')).toHaveAttribute('data-scheme', 'light');
  await page.keyboard.press('Escape');
  await page.getByLabel('Nickname').fill('somebody');
  await page.getByRole('button', { name: 'Join chat' }).click();
  await expect(page.locator('.mq-chat-status')).toBeVisible();
  expect(heard.filter((line) => !line.includes('WebSocket'))).toEqual([]);
});

test('the sentence about storage stays if the page hydrates slowly', async ({ page, context }) => {
  const heard = complaints(context);
  await blockStorage(context);
  // React hydrates the parts of a page one by one, each after a message to itself. Safari has no idle callback.
  await context.addInitScript(() => {
    Reflect.deleteProperty(window, 'requestIdleCallback');
    const post = MessagePort.prototype.postMessage;
    MessagePort.prototype.postMessage = function (...sent: unknown[]) {
      setTimeout(() => Reflect.apply(post, this, sent), 300);
    };
  });
  await page.goto(site.url);
  await expect(page.getByText('This browser keeps nothing for this site')).toBeVisible();
  await page.waitForFunction(isHydrated, '.shell-page *');
  await expect(page.getByText('This browser keeps nothing for this site')).toBeVisible();
  expect(heard).toEqual([]);
});

test('in German too', async ({ browser }) => {
  const german = await startSite({ sheet: SHOWS('de_DE') });
  const context = await browser.newContext({ javaScriptEnabled: false, locale: 'de' });
  const page = await context.newPage();
  await page.goto(german.url);
  await expect(page.getByText('Dieser Browser ist für Teile dieser Seite zu alt')).toBeVisible();
  await context.close();
  await german.stop();
});
