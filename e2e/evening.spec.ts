import { expect, type Page, test } from '@playwright/test';
import { startDemoIrc } from '#server/demo/demo-irc.ts';
import { atTime, complaints, standInForProviders } from './at-time.ts';
import { changeLayouts, EVENING, later, START, tabTo } from './evening-steps.ts';
import { MINUTE, startingFrame } from './sheets.ts';
import { type RunningSite, startSite } from './site.ts';
import { watchShifts } from './watch-shifts.ts';

// An evening in front of the stage: nothing jumps, nothing loads twice, and no mouse is needed.

let site: RunningSite;
let irc: Awaited<ReturnType<typeof startDemoIrc>>;
test.beforeAll(async () => {
  irc = await startDemoIrc({ port: 0 });
  site = await startSite({ sheet: EVENING, env: { CHAT_URL: `ws://127.0.0.1:${irc.port}/` } });
});
test.afterAll(async () => {
  await site.stop();
  await irc.close();
});
test.beforeEach(({ context }) => standInForProviders(context));
test.afterEach(({ page }) => page.unrouteAll({ behavior: 'ignoreErrors' }));

const title = (page: Page) => page.getByRole('heading', { level: 1 });
const root = (page: Page) => page.locator('html');

for (const [width, height] of [
  [390, 844],
  [1440, 900],
] as const)
  test(`nothing moves when the code of the chat comes at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    const shifts = await watchShifts(page);
    await atTime(page, START + MINUTE);
    await page.goto(site.url);
    // The panel comes at the first focus, and brings the button. No press of a key or the mouse excuses a shift here.
    await page.getByLabel('Nickname').focus();
    await expect(page.locator('.mq-chat').getByRole('button', { name: 'Log in' })).toBeVisible();
    expect(await shifts()).toEqual([]);
  });

test('nothing moves and nothing loads twice over an evening', async ({ page, context }) => {
  const heard = complaints(context);
  const loads: string[] = [];
  page.on('request', (request) => {
    if (request.url().startsWith('https://www.youtube')) loads.push(request.url());
  });
  let sockets = 0;
  page.on('websocket', () => sockets++);
  const shifts = await watchShifts(page);
  await atTime(page, START - 20 * MINUTE);
  await page.goto(site.url);
  await expect(page.locator('.pill')).toHaveText('Off air');
  await page.getByLabel('Nickname').fill('visitor');
  await page.getByRole('button', { name: 'Join chat' }).click();
  await expect(page.getByRole('textbox', { name: 'Message' })).toBeVisible();
  await later(page, 10);
  await expect(page.locator('.pill')).toHaveText('Starting soon');
  const player = page.locator('.stage-screen iframe');
  await expect(player).toHaveAttribute('src', startingFrame('mainstream1'));
  await player.evaluate((element) => Object.assign(element, { sameElement: true }));
  await page.locator('.mq-chat').evaluate((element) => Object.assign(element, { sameElement: true }));
  await page.locator('.shell-page').focus();
  await changeLayouts(page, () => later(page, 0.05));
  await later(page, 70);
  await expect(title(page)).toHaveText('The second show');
  await page.getByRole('link', { name: 'Schedule' }).click();
  await expect(page.getByRole('heading', { name: 'Schedule', level: 2 })).toBeVisible();
  for (let n = 0; n < 4; n++) await page.getByRole('button', { name: 'Move to another corner' }).click();
  await page.getByRole('link', { name: 'Watch' }).click();
  await expect(page.getByRole('heading', { name: 'Up next' })).toBeVisible();

  expect(await player.evaluate((element) => 'sameElement' in element)).toBe(true);
  expect(await page.locator('.mq-chat').evaluate((element) => 'sameElement' in element)).toBe(true);
  expect(loads).toEqual([startingFrame('mainstream1')]);
  expect(sockets).toBe(1);
  expect(await shifts()).toEqual([]);
  expect(heard).toEqual([]);
});

test('nothing moves as shows come and go', async ({ page }) => {
  const shifts = await watchShifts(page);
  await atTime(page, START - 20 * MINUTE);
  await page.goto(site.url);
  await expect(page.getByRole('button', { name: 'Join chat' })).toBeEnabled();
  for (const [minutes, state] of [
    [10, 'Starting soon'],
    [15, 'On air'],
    [60, 'On air'],
    [60, 'Running over'],
    [90, 'Off air'],
  ] as const) {
    await later(page, minutes);
    await expect(page.locator('.pill')).toHaveText(state);
  }
  expect(await shifts()).toEqual([]);
});

test('a kept layout is there before anything is painted', async ({ page }) => {
  const shifts = await watchShifts(page);
  await page.addInitScript(() =>
    localStorage.setItem('marquee:layout', JSON.stringify({ chat: 'start', split: 40, scheme: 'light' })),
  );
  await page.goto(site.url);
  await expect(root(page)).toHaveAttribute('data-chat-at', 'start');
  const chat = await page.locator('.shell-chat').boundingBox();
  expect(chat?.x).toBe(0);
  expect(chat?.width).toBeCloseTo(1440 * 0.4, 0);
  await expect(page.getByRole('separator', { name: 'Width of the chat' })).toHaveAttribute(
    'aria-valuenow',
    '40',
  );
  expect(await shifts()).toEqual([]);
});

test('the evening needs no mouse', async ({ page }) => {
  await atTime(page, START + MINUTE);
  await page.goto(site.url);
  await expect(page.locator('.pill')).toHaveText('On air');
  await expect(page.getByRole('button', { name: 'Join chat' })).toBeEnabled();
  // Choose: the other camera, and back.
  await tabTo(page, 'Other camera');
  await page.keyboard.press('Enter');
  const player = page.locator('.stage-screen iframe');
  await expect(player).toHaveAttribute('src', startingFrame('othercamera'));
  // The layout: theatre by its key, the chat away and back, its width.
  await page.keyboard.press('t');
  await expect(root(page)).toHaveAttribute('data-theatre', 'on');
  await page.keyboard.press('t');
  await page.keyboard.press('c');
  await expect(page.locator('.shell-chat')).toBeHidden();
  await page.keyboard.press('c');
  await expect(page.locator('.shell-chat')).toBeVisible();
  // The list of keys, and that they can be switched off.
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
  await page.getByRole('checkbox', { name: 'Single keys do something' }).focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Escape');
  await page.keyboard.press('t');
  await expect(root(page)).toHaveAttribute('data-theatre', 'off');
  // The menu, by its button, and back to it.
  await tabTo(page, 'Layout and keys');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Layout' })).toBeVisible();
  await expect(page.getByRole('radio', { name: 'Beside the stream' })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(root(page)).toHaveAttribute('data-chat-at', 'start');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Layout and keys' })).toBeFocused();
  // Talk.
  await tabTo(page, 'Nickname');
  await page.keyboard.type('visitor');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Message' })).toBeFocused();
  await page.keyboard.type('hello');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('log', { name: 'Chat' })).toContainText('hello');
  // The width of the chat.
  await tabTo(page, 'Width of the chat');
  const before = (await page.locator('.shell-chat').boundingBox())?.width ?? 0;
  await page.keyboard.press('ArrowRight');
  await expect
    .poll(async () => (await page.locator('.shell-chat').boundingBox())?.width)
    .toBeGreaterThan(before);
  // The schedule; the stream plays on, and is closed.
  await tabTo(page, 'Schedule');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Schedule', level: 2 })).toBeVisible();
  await expect(player).toHaveAttribute('src', startingFrame('othercamera'));
  await tabTo(page, 'Close the stream');
  await page.keyboard.press('Enter');
  await expect(player).toHaveCount(0);
  await tabTo(page, 'Watch');
  await page.keyboard.press('Enter');
  await expect(player).toHaveCount(1);
});

test('a remote reaches everything by its arrows', async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem('marquee:layout', JSON.stringify({ remote: true })));
  await page.goto(site.url);
  await expect(page.getByRole('button', { name: 'Join chat' })).toBeEnabled();
  // The code of the arrows comes when the stream runs; whoever presses before presses once more.
  await expect(async () => {
    await page.getByRole('link', { name: 'Watch' }).focus();
    await page.keyboard.press('ArrowRight');
    await expect(page.getByRole('link', { name: 'Schedule' })).toBeFocused({ timeout: 1000 });
  }).toPass();
  await page.keyboard.press('ArrowLeft');
  await expect(page.getByRole('link', { name: 'Watch' })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('link', { name: 'Watch' })).not.toBeFocused();
});

test('a theme is in the HTML, and comes and goes with its show', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await atTime(page, START + 59 * MINUTE);
  await page.goto(site.url);
  await expect(title(page)).toHaveText('The first show');
  await expect(root(page)).not.toHaveAttribute('data-theme');
  const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  await later(page, 2);
  await expect(title(page)).toHaveText('The second show');
  await expect.poll(ground).toBe('rgb(26, 11, 34)');
  await page.emulateMedia({ colorScheme: 'light' });
  await expect.poll(ground).not.toBe('rgb(26, 11, 34)');
});
