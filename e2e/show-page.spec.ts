import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { atTime, complaints, standInForProviders, stoppedAt } from './at-time.ts';
import { HOUR, MINUTE, minuteOf, sheetOf, startingFrame, video } from './sheets.ts';
import { type RunningSite, startSite } from './site.ts';

// Two shows tomorrow with a gap between, and a third that shares its stream with the second.
const FIRST = minuteOf(Date.now()) + 24 * HOUR;
const SECOND = FIRST + 3 * HOUR;
const THIRD = SECOND + HOUR;
const SHOWS = sheetOf(
  [
    { start: FIRST, end: FIRST + HOUR, title: 'The first show', stream: video('firstshow01') },
    { start: SECOND, end: THIRD, title: 'The second show', stream: video('secondshow2') },
    { start: THIRD, end: THIRD + HOUR, title: 'The third show', stream: video('secondshow2') },
  ],
  { 'Starting soon (minutes)': '15', 'Overrun (minutes)': '30' },
);

const player = (page: Page) => page.locator('.stage-screen iframe');
const pill = (page: Page) => page.locator('.stage').getByRole('status').first();

let site: RunningSite;
test.beforeAll(async () => {
  site = await startSite({ sheet: SHOWS });
});
test.afterAll(() => site.stop());
test.beforeEach(({ context }) => standInForProviders(context));
test.afterEach(({ page }) => page.unrouteAll({ behavior: 'ignoreErrors' }));

test('the pages are static', () => {
  const { routes } = JSON.parse(readFileSync('.next/prerender-manifest.json', 'utf8'));
  for (const path of ['/', '/schedule', '/schedule.json']) {
    expect(routes[path], path).toMatchObject({ initialRevalidateSeconds: 86400 });
  }
});

const BOUNDARIES: [string, number, string | null, string][] = [
  ['an hour before', FIRST - HOUR, null, 'Off air'],
  ['a second before starting soon', FIRST - 15 * MINUTE - 1000, null, 'Off air'],
  ['at starting soon', FIRST - 15 * MINUTE, 'firstshow01', 'Starting soon'],
  ['a second before the start', FIRST - 1000, 'firstshow01', 'Starting soon'],
  ['at the start', FIRST, 'firstshow01', 'On air'],
  ['a second before the end', FIRST + HOUR - 1000, 'firstshow01', 'On air'],
  ['at the end', FIRST + HOUR, 'firstshow01', 'Running over'],
  ['when it has overrun', FIRST + HOUR + 30 * MINUTE, null, 'Off air'],
  ['in the second show', SECOND + MINUTE, 'secondshow2', 'On air'],
  ['in the third show', THIRD + MINUTE, 'secondshow2', 'On air'],
  ['long after', THIRD + 5 * HOUR, null, 'Off air'],
];

for (const [when, instant, id, state] of BOUNDARIES) {
  test(`shows the right embed ${when}`, async ({ page, context }) => {
    const heard = complaints(context);
    await stoppedAt(page, instant);
    await page.goto(site.url);
    await expect(pill(page)).toHaveText(state);
    if (id) await expect(player(page)).toHaveAttribute('src', startingFrame(id));
    else await expect(player(page)).toHaveCount(0);
    expect(heard).toEqual([]);
  });
}

for (const minutes of [10, -10]) {
  test(`a device ${minutes} minutes off changes shows at the server's second`, async ({ page, context }) => {
    const heard = complaints(context);
    await atTime(page, SECOND - 20 * MINUTE, minutes * MINUTE);
    await page.goto(site.url);
    await expect(pill(page)).toHaveText('Off air');
    await page.evaluate(() => Object.assign(window, { sameDocument: true }));
    await page.clock.runFor(6 * MINUTE);
    await expect(pill(page)).toHaveText('Starting soon');
    await page.clock.runFor(15 * MINUTE);
    await expect(pill(page)).toHaveText('On air');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('The second show');

    // The third show has the same stream: its player must stay, the very same element.
    await player(page).evaluate((element) => Object.assign(element, { sameElement: true }));
    await page.clock.runFor(HOUR);
    const title = page.getByRole('heading', { level: 1 });
    await expect(title).toHaveText('The third show');
    // Screen readers are told of the show that follows, and the tab names it.
    await expect(title).toHaveAttribute('aria-live', 'polite');
    await page.clock.runFor(6000);
    await expect(page).toHaveTitle('The third show · Test house');
    expect(await player(page).evaluate((element) => 'sameElement' in element)).toBe(true);
    expect(await page.evaluate(() => 'sameDocument' in window)).toBe(true);
    expect(heard).toEqual([]);
  });
}

test('HTML that is hours old is corrected, without a hydration mismatch', async ({ page, context }) => {
  const heard = complaints(context);
  const old = await (await fetch(site.url)).text();
  await atTime(page, SECOND + 5 * MINUTE);
  await page.route(`${site.url}/`, (route) => route.fulfill({ contentType: 'text/html', body: old }));
  await page.goto(site.url);
  await expect(player(page)).toHaveAttribute('src', startingFrame('secondshow2'));
  expect(heard).toEqual([]);
});

test('the countdown and the times are in the zone of the viewer, and say so', async ({ browser }) => {
  const context = await browser.newContext({ timezoneId: 'Asia/Kolkata', locale: 'en-GB' });
  const page = await context.newPage();
  await atTime(page, FIRST - HOUR);
  await page.goto(site.url);
  await expect(page.locator('.stage-card-countdown')).toHaveText(/^(1:00:00|59:5\d)$/);
  const local = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Asia/Kolkata',
    hour: 'numeric',
    minute: '2-digit',
  });
  await expect(page.locator('.stage-card time').first()).toHaveText(local.format(FIRST));
  await expect(page.locator('.stage-card abbr')).toHaveAttribute(
    'title',
    /Your time zone, Asia\/(Kolkata|Calcutta)/,
  );
  await context.close();
});

test('by day the reminder is light, though the card behind it is dark', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await atTime(page, FIRST - HOUR);
  await page.goto(site.url);
  await page.getByRole('button', { name: 'Remind me' }).click();
  const dialog = page.getByRole('dialog', { name: 'Remind me' });
  await expect(dialog).toBeVisible();
  const look = (element: Element) => {
    const { colorScheme, color, textShadow } = getComputedStyle(element);
    return { colorScheme, color, textShadow };
  };
  expect(await dialog.evaluate(look)).toEqual(await page.locator('body').evaluate(look));
});

test('moving about the site reloads neither the stream nor the document', async ({ page, context }) => {
  const heard = complaints(context);
  await atTime(page, SECOND + MINUTE);
  await page.goto(site.url);
  await player(page).evaluate((element) => Object.assign(element, { sameElement: true }));
  await page.getByRole('link', { name: 'Schedule' }).click();
  await expect(page.getByRole('heading', { name: 'Schedule', level: 2 })).toBeVisible();
  await expect(page.getByText('The third show').first()).toBeVisible();
  expect(await player(page).evaluate((element) => 'sameElement' in element)).toBe(true);
  await page.getByRole('link', { name: 'Watch' }).click();
  await expect(page.getByRole('heading', { name: 'Up next' })).toBeVisible();
  expect(await player(page).evaluate((element) => 'sameElement' in element)).toBe(true);
  expect(heard).toEqual([]);
});
