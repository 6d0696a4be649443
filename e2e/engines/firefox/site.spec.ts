import { standInForProviders } from '../../at-time.ts';
import { signIn } from '../../backstage/sign-in.ts';
import { HOUR, MINUTE, minuteOf, sheetOf, video } from '../../sheets.ts';
import { type RunningSite, startSite } from '../../site.ts';
import { expect, test } from './firefox-test.ts';

const NOW = minuteOf(Date.now());
const KEY = 'the key of the crew';
const SHOWS = sheetOf([
  { start: NOW - HOUR, end: NOW + 3 * HOUR, title: 'The show of tonight', stream: video('tonight0001') },
  {
    start: NOW + 5 * HOUR,
    end: NOW + 6 * HOUR,
    title: 'The late show',
    stream: video('thelate0001'),
    more: { Description: 'A film about trains.', Series: 'Late nights' },
  },
]);

let site: RunningSite;
test.beforeAll(async () => {
  site = await startSite({ sheet: SHOWS, env: { BACKSTAGE_KEY: KEY, CHAT_URL: 'ws://127.0.0.1:9/' } });
});
test.afterAll(() => site?.stop());
// If a frame's address cannot be reached, Firefox's remote agent takes the frame's error page for the page's own.
test.beforeEach(({ context }) => standInForProviders(context));

test('the layout is changed by keys, and kept', async ({ page, faults }) => {
  await page.goto(site.url);
  const root = page.locator('html');
  await page.locator('.stage-strip').click({ position: { x: 2, y: 2 } });
  await page.keyboard.press('s');
  await expect(root).toHaveAttribute('data-chat-at', 'start');
  await page.keyboard.press('t');
  await expect(root).toHaveAttribute('data-theatre', 'on');
  await expect(page.locator('.shell-head')).not.toBeInViewport();
  await page.reload();
  await expect(root).toHaveAttribute('data-theatre', 'on');
  await page.locator('.shell-split').focus();
  const width = async () => (await page.locator('.shell-chat').boundingBox())?.width ?? 0;
  const before = await width();
  await expect(async () => {
    await page.keyboard.press('ArrowRight');
    expect(await width()).toBeGreaterThan(before);
  }).toPass();
  await page.getByRole('button', { name: 'Full screen' }).click();
  await expect.poll(() => page.evaluate(() => document.fullscreenElement !== null)).toBe(true);
  await page.evaluate(() => document.exitFullscreen());
  expect(await faults(page)).toEqual([]);
});

test('the schedule is searched, and shown in another zone; the stream plays on', async ({ page, faults }) => {
  await page.goto(site.url);
  const frame = page.locator('.stage-screen iframe');
  await frame.evaluate((element) => Object.assign(element, { same: true }));
  await page.getByRole('link', { name: 'Schedule', exact: true }).click();
  const rows = page.locator('.sched-row');
  await expect(rows).toHaveCount(2);
  // By keys, because `fill` sets the value in Firefox in a way that React takes for its own.
  await page.getByLabel('Search').pressSequentially('late');
  await expect(rows.filter({ visible: true })).toHaveCount(1);
  await page.locator('summary', { hasText: 'More about The late show' }).click();
  await expect(page.getByText('A film about trains.')).toBeVisible();
  await page.getByLabel('Time zone').selectOption('Pacific/Auckland');
  await expect(page.getByText('Times are in Pacific/Auckland (')).toBeVisible();
  expect(await frame.evaluate((element) => 'same' in element)).toBe(true);
  expect(await faults(page)).toEqual([]);
});

test('a reminder is asked for, and the calendar file is offered', async ({ page, faults }) => {
  await page.goto(`${site.url}/schedule`);
  await page.locator('summary', { hasText: 'More about The late show' }).click();
  await page.getByRole('button', { name: 'Remind me' }).click();
  const dialog = page.getByRole('dialog', { name: 'Remind me' });
  await expect(dialog).toBeVisible();
  await dialog.getByLabel('When').selectOption('An hour before');
  await dialog.getByRole('button', { name: 'Remind me' }).click();
  await expect(dialog.getByText('as long as a page of this site is open')).toBeVisible();
  await expect(dialog.getByRole('link', { name: 'Calendar file' })).toHaveAttribute('href', /\.ics$/);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  expect(await faults(page)).toEqual([]);
});

test('an organizer signs in, and sees what viewers see', async ({ page, faults }) => {
  await signIn(page, site.url, KEY);
  await expect(page.getByRole('heading', { name: 'What viewers see now' })).toBeVisible();
  await expect(page.getByText('The show of tonight').first()).toBeVisible();
  expect(await faults(page)).toEqual([]);
});

test('the last schedule is there without a network', async ({ page }) => {
  const gone = await startSite({ sheet: SHOWS });
  await page.goto(gone.url);
  const shells = () =>
    page.evaluate(async () => (await caches.keys()).filter((name) => /^marquee-shell-(?!new)/.test(name)));
  await expect.poll(shells, { timeout: MINUTE }).toHaveLength(1);
  await gone.kill();
  await page.goto(`${gone.url}/schedule`);
  await expect(page.getByText('The late show').first()).toBeVisible();
  await page.goto(gone.url);
  await expect(page.locator('.stage-screen iframe')).toBeVisible();
  await gone.stop();
});
