import { expect, type Page, test } from '@playwright/test';
import { atTime, complaints, standInForProviders } from '../at-time.ts';
import { HOUR, MINUTE, minuteOf, sheetOf, video } from '../sheets.ts';
import { type RunningSite, startSite } from '../site.ts';
import { watchShifts } from '../watch-shifts.ts';

const FIRST = minuteOf(Date.now()) + 24 * HOUR;
const SECOND = FIRST + 2 * HOUR;
const SHOWS = sheetOf(
  [
    {
      start: FIRST,
      end: FIRST + HOUR,
      title: 'The first <b>show</b>',
      stream: video('firstshow01'),
      more: { Series: 'Friday night', Host: 'The crew', Description: 'A film about *trains*.' },
    },
    { start: SECOND, end: SECOND + HOUR, title: 'Café', stream: video('secondshow2') },
    {
      start: SECOND + 24 * HOUR,
      end: SECOND + 25 * HOUR,
      title: 'The last show',
      stream: '',
      more: { Status: 'cancelled', Series: 'Shorts' },
    },
  ],
  { 'Overrun (minutes)': '0' },
);

const row = (page: Page, title: string) => page.locator('.sched-row', { hasText: title });

let site: RunningSite;
test.beforeAll(async () => {
  site = await startSite({ sheet: SHOWS });
});
test.afterAll(() => site.stop());
test.beforeEach(({ context }) => standInForProviders(context));
test.afterEach(({ page }) => page.unrouteAll({ behavior: 'ignoreErrors' }));

async function open(page: Page, path = '/schedule') {
  await page.goto(site.url + path);
  await expect(page.locator('.sched')).toHaveAttribute('data-reader', 'viewer');
}

test('the HTML is complete without scripts, in the zone of the schedule', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, timezoneId: 'Asia/Kolkata' });
  await standInForProviders(context);
  const page = await context.newPage();
  await page.goto(`${site.url}/schedule`);
  await expect(page.getByText('Times are in UTC, the zone of the schedule.', { exact: true })).toBeVisible();
  await expect(page.locator('.sched-row')).toHaveCount(3);
  await row(page, 'The first').locator('summary').click();
  await expect(page.getByText('A film about *trains*.')).toBeVisible();
  const link = row(page, 'The first').getByRole('link', { name: 'Add to your calendar' });
  const answer = await fetch(new URL((await link.getAttribute('href')) ?? '', site.url));
  expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
  expect(await answer.text()).toContain('SUMMARY:The first <b>show</b>\r\n');
  await context.close();
});

test('the slot that is on is marked, and the mark moves on by itself', async ({ page, context }) => {
  const heard = complaints(context);
  await atTime(page, FIRST + MINUTE);
  await open(page);
  await expect(page.locator('.sched-row[aria-current]')).toContainText('The first');
  await expect(page.locator('.sched-row[aria-current]')).toContainText('on now');
  await page.clock.runFor(2 * HOUR);
  await expect(page.locator('.sched-row[aria-current]')).toContainText('Café');
  await expect(row(page, 'The first').locator('div').first()).toHaveCSS('opacity', '0.75');
  expect(heard).toEqual([]);
});

test('it is searched and filtered', async ({ page }) => {
  await open(page);
  await page.getByLabel('Search').fill('cafe');
  await expect(page.locator('.sched-row')).toHaveCount(1);
  await expect(page.getByText('1 of 3', { exact: true })).toBeVisible();
  await page.getByLabel('Search').fill('');
  await page.getByLabel('Series').selectOption('Shorts');
  await expect(page.locator('.sched-row')).toHaveCount(1);
  await expect(row(page, 'The last show')).toContainText('cancelled');
});

test('a zone is picked, is written, and is remembered', async ({ page }) => {
  await open(page);
  await page.getByLabel('Time zone').selectOption('Pacific/Auckland');
  await expect(page.getByText('Times are in Pacific/Auckland (')).toBeVisible();
  await expect(page.getByText(/^Times are in .*your time zone/)).toHaveCount(0);
  const wall = Temporal.Instant.fromEpochMilliseconds(FIRST).toZonedDateTimeISO('Pacific/Auckland');
  const time = row(page, 'The first').locator('time').first();
  await expect(time).toHaveText(`${wall.hour}:${String(wall.minute).padStart(2, '0')}`);
  await page.reload();
  await expect(page.getByText('Times are in Pacific/Auckland (')).toBeVisible();
});

test('a slot has an address, a file and a link for Google', async ({ page }) => {
  const { slots } = await (await fetch(`${site.url}/schedule.json`)).json();
  await open(page, `/schedule#slot-${slots[1].uid}`);
  await expect(page.locator('.sched-row:target')).toContainText('Café');
  await row(page, 'Café').locator('summary').click();
  const google = row(page, 'Café').getByRole('link', { name: 'Google' });
  const query = new URL((await google.getAttribute('href')) ?? '').searchParams;
  expect(query.get('dates')?.slice(0, 13)).toBe(
    new Date(SECOND).toISOString().slice(0, 16).replaceAll(/[-:]/g, ''),
  );
  await google.scrollIntoViewIfNeeded();
  await expect(google).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(google).toBeHidden();
  await expect(row(page, 'Café').locator('summary')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(google).toBeVisible();
  await page.getByRole('heading', { name: 'Schedule', level: 2 }).click();
  await expect(google).toBeHidden();
});

for (const [name, viewport] of [
  ['a phone', { width: 390, height: 844 }],
  ['a wide screen', { width: 1920, height: 1080 }],
] as const) {
  test(`nothing moves on ${name} when the times turn to the zone of the viewer`, async ({ browser }) => {
    const context = await browser.newContext({ viewport, timezoneId: 'Pacific/Auckland', locale: 'en-US' });
    await standInForProviders(context);
    const page = await context.newPage();
    const moved = await watchShifts(page);
    await open(page);
    expect(await moved()).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      viewport.width,
    );
    await context.close();
  });
}

test('days are columns if there is room, and stand beside their rows if there is none', async ({ page }) => {
  const columns = () =>
    page
      .locator('.sched-days')
      .evaluate((days) => getComputedStyle(days).gridTemplateColumns.split(' ').length);
  await page.setViewportSize({ width: 1920, height: 1080 });
  await open(page);
  expect(await columns()).toBe(7);
  await page.setViewportSize({ width: 800, height: 1000 });
  expect(await columns()).toBe(2);
});
