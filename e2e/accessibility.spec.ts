import { expect, test } from '@playwright/test';
import { startDemoIrc } from '#server/demo/demo-irc.ts';
import { standInForProviders, stoppedAt } from './at-time.ts';
import { HOUR, MINUTE, minuteOf, sheetOf, video } from './sheets.ts';
import { type RunningSite, startSite } from './site.ts';
import { violationsOf } from './violations.ts';

const START = minuteOf(Date.now()) + 24 * HOUR;
const SHEET = sheetOf([
  {
    start: START,
    end: START + HOUR,
    title: 'A show',
    stream: video('anyshow0001'),
    more: { Host: 'The crew', Description: 'What it is about.', 'Content warning': 'flashing lights' },
  },
  {
    start: START + 5 * HOUR,
    end: START + 6 * HOUR,
    title: 'Another show',
    stream: `Trailer: ${video('another0001')}`,
    more: { Poster: 'https://posters.example.org/a.jpg', Theme: '#7a00cc' },
  },
]);
const STATES: [string, number][] = [
  ['off air', START - 3 * HOUR],
  ['starting soon', START - 5 * MINUTE],
  ['on air', START + MINUTE],
  ['overrunning', START + HOUR + MINUTE],
  ['over', START + 3 * HOUR],
  ['open, the doors', START + 5 * HOUR - MINUTE],
];

let site: RunningSite;
let irc: Awaited<ReturnType<typeof startDemoIrc>>;
test.beforeAll(async () => {
  irc = await startDemoIrc({ port: 0 });
  site = await startSite({ sheet: SHEET, env: { CHAT_URL: `ws://127.0.0.1:${irc.port}/` } });
});
test.afterAll(async () => {
  await site.stop();
  await irc.close();
});
test.beforeEach(({ context }) => standInForProviders(context));
test.afterEach(({ page }) => page.unrouteAll({ behavior: 'ignoreErrors' }));

// Each state in one page, dark and wide, then light and on a phone: an evening's worth of axe is minutes of CI.
for (const [state, instant] of STATES) {
  test(`axe finds nothing when ${state}`, async ({ page }) => {
    await stoppedAt(page, instant);
    await page.goto(site.url);
    await expect(page.locator('.stage').getByRole('status').first()).not.toHaveText('Waiting');
    expect(await violationsOf(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'light' });
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await violationsOf(page)).toEqual([]);
  });
}

test('axe finds nothing in any layout, nor in what opens', async ({ page }) => {
  test.setTimeout(150_000);
  await stoppedAt(page, START + MINUTE);
  await page.goto(site.url);
  await expect(page.getByRole('button', { name: 'Join chat' })).toBeEnabled();
  for (const key of ['s', 'o', 'c', 't']) {
    await page.keyboard.press(key);
    expect(await violationsOf(page), key).toEqual([]);
  }
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
  expect(await violationsOf(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Layout and keys' }).click();
  await expect(page.getByRole('dialog', { name: 'Layout' })).toBeVisible();
  expect(await violationsOf(page)).toEqual([]);
});

test('axe finds nothing in German, sideways, with more contrast', async ({ browser }) => {
  const context = await browser.newContext({ locale: 'de-DE' });
  await standInForProviders(context);
  const page = await context.newPage();
  const german = await startSite({ sheet: { ...SHEET, Settings: `${SHEET.Settings}Locale,de_DE\n` } });
  await page.setViewportSize({ width: 844, height: 390 });
  await page.emulateMedia({ contrast: 'more' });
  await stoppedAt(page, START - 3 * HOUR);
  await page.goto(german.url);
  await expect(page.getByRole('link', { name: 'In den Kalender' })).toBeVisible();
  expect(await violationsOf(page)).toEqual([]);
  await page.goto(`${german.url}/schedule`);
  await expect(page.getByLabel('Zeitzone')).toBeEnabled();
  await expect(page.getByRole('heading', { name: 'Programm' })).toBeVisible();
  await expect(page.getByText(/^Zeiten in /)).toBeVisible();
  expect(await violationsOf(page)).toEqual([]);
  await context.close();
  await german.stop();
});

for (const path of ['/', '/schedule', '/chat']) {
  test(`axe finds nothing on ${path} with the chat joined`, async ({ page }) => {
    await page.goto(site.url + path);
    await page.getByLabel('Nickname').fill('visitor');
    await page.getByRole('button', { name: 'Join chat' }).click();
    await page.getByRole('textbox', { name: 'Message' }).fill('hello');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('log', { name: 'Chat' })).toContainText('hello');
    expect(await violationsOf(page)).toEqual([]);
  });
}

test('everything is reached by keyboard, the way to the content first', async ({ page }) => {
  await page.goto(site.url);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused();
  const reached: string[] = [];
  for (let n = 0; n < 40; n++) {
    await page.keyboard.press('Tab');
    reached.push(
      await page.evaluate(
        () => document.activeElement?.textContent?.trim() || document.activeElement?.id || '',
      ),
    );
  }
  expect(reached).toEqual(expect.arrayContaining(['Watch', 'Schedule', 'mq-chat-nick']));
});
