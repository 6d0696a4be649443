import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { complaints, standInForProviders } from '../at-time.ts';
import { frame, HOUR, minuteOf, sheetOf, startingFrame, video } from '../sheets.ts';
import { type SheetsStandIn, startSheetsStandIn } from '../sheets-stand-in/server.ts';
import { type RunningSite, startSite } from '../site.ts';
import { violationsOf } from '../violations.ts';
import { postKey, signIn } from './sign-in.ts';

const KEY = 'the key of the crew';
const NOW = minuteOf(Date.now());
const ROWS = [
  { start: NOW - HOUR, end: NOW + HOUR, title: 'On now', stream: video('onnow000001') },
  { start: NOW + 3 * HOUR, end: NOW + 4 * HOUR, title: 'Later', stream: video('later000001') },
  { start: NOW + 26 * HOUR, end: NOW + 27 * HOUR, title: 'Tomorrow', stream: video('tomorrow001') },
  { start: NOW + 50 * HOUR, end: NOW + 51 * HOUR, title: 'After that', stream: video('afterth0001') },
];

let google: SheetsStandIn;
let site: RunningSite;

const setSheet = (rows = ROWS, settings = {}) => {
  for (const [name, content] of Object.entries(sheetOf(rows, settings))) google.sheet.setTab(name, content);
};
const environment = () => ({
  SHEET_ID: google.sheetId,
  GOOGLE_API_KEY: google.apiKey,
  SHEETS_API_ROOT: google.root,
  SHEET_POLL_SECONDS: '3',
  BACKSTAGE_KEY: KEY,
});

test.beforeEach(async ({ context }) => {
  await standInForProviders(context);
  google = await startSheetsStandIn();
  setSheet();
});
test.afterEach(async ({ page }) => {
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await site.stop();
  await google.close();
});

async function enter(page: Page, name = 'Ada'): Promise<void> {
  await signIn(page, site.url, KEY, name);
  await expect(page.getByRole('heading', { name: 'What viewers see now' })).toBeVisible();
}

const cookieOf = async (context: BrowserContext) =>
  (await context.cookies()).find(({ name }) => name === 'marquee_backstage');

test('the key signs in by the form alone: never by an address, which would stand in logs', async ({
  page,
  context,
}) => {
  site = await startSite({ env: environment() });
  await page.goto(`${site.url}/backstage`);
  await expect(page.getByRole('button', { name: 'Come in' })).toBeVisible();
  await expect(page.getByText('What viewers see now')).toHaveCount(0);
  for (const path of ['state', 'schedule', 'at?instant=2026-11-28T20:00:00Z']) {
    expect((await fetch(`${site.url}/backstage/${path}`)).status).toBe(401);
  }
  const act = { method: 'POST', body: '{"act":"next"}', headers: { cookie: 'marquee_backstage=a.b' } };
  expect((await fetch(`${site.url}/backstage/act`, act)).status).toBe(401);

  await page.goto(`${site.url}/backstage?key=${encodeURIComponent(KEY)}`);
  await expect(page.getByRole('alert').first()).toContainText('does not sign you in any more');
  expect(page.url()).toBe(`${site.url}/backstage?refused=link`);
  expect(await cookieOf(context)).toBeUndefined();

  await enter(page);
  expect(page.url()).toBe(`${site.url}/backstage`);
  expect(await cookieOf(context)).toMatchObject({ httpOnly: true, sameSite: 'Strict', secure: false });
  const stolen = (await cookieOf(context))?.value;
  const withCookie = { headers: { cookie: `marquee_backstage=${stolen}` } };
  expect((await fetch(`${site.url}/backstage/state`, withCookie)).status).toBe(200);
  const elsewhere = {
    method: 'POST',
    body: '{"act":"next"}',
    headers: { ...withCookie.headers, origin: 'https://elsewhere.example' },
  };
  expect((await fetch(`${site.url}/backstage/act`, elsewhere)).status).toBe(403);

  await site.stop();
  site = await startSite({ env: { ...environment(), BACKSTAGE_KEY: 'another key of the crew' } });
  expect((await fetch(`${site.url}/backstage/state`, withCookie)).status).toBe(401);
  expect((await postKey(site.url, KEY)).headers.get('location')).toBe('/backstage?refused=wrong');
});

test('a name is not needed to sign in; it is asked for afterwards', async ({ page }) => {
  site = await startSite({ env: environment() });
  await page.goto(`${site.url}/backstage`);
  await page.locator('input[name=key]').fill(KEY);
  await page.getByRole('button', { name: 'Come in' }).click();
  await page.getByLabel('Your name').fill('Ada');
  await page.getByRole('button', { name: 'Go on' }).click();
  await expect(page.getByRole('heading', { name: 'What viewers see now' })).toBeVisible();
});

test('the form signs in too, and wrong keys are counted', async ({ page }) => {
  site = await startSite({ env: environment() });
  await page.goto(`${site.url}/backstage`);
  await page.getByLabel('Key').fill('not the key');
  await page.getByLabel('Your name').fill('Ada');
  await page.getByRole('button', { name: 'Come in' }).click();
  await expect(page.getByRole('alert').first()).toHaveText('That is not the key.');
  await page.getByLabel('Key').fill(KEY);
  await page.getByLabel('Your name').fill('Ada');
  await page.getByRole('button', { name: 'Come in' }).click();
  await expect(page.getByRole('heading', { name: 'What viewers see now' })).toBeVisible();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('button', { name: 'Come in' })).toBeVisible();

  const answers: (string | null)[] = [];
  for (let n = 0; n < 12; n++) answers.push((await postKey(site.url, `wrong${n}`)).headers.get('location'));
  expect(answers.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => '/backstage?refused=wrong'));
  expect(answers.at(-1)).toBe('/backstage?refused=too-many');
  expect((await postKey(site.url, KEY)).headers.get('location')).toBe('/backstage?refused=too-many');
});

test('without a key there is no backstage, but for the demo on its own machine', async () => {
  site = await startSite({ env: { ...environment(), BACKSTAGE_KEY: '' } });
  for (const path of ['', '/state', '?key=anything', '/at?instant=2026-11-28T20:00:00Z']) {
    expect((await fetch(`${site.url}/backstage${path}`)).status).toBe(404);
  }
  await site.stop();
  site = await startSite();
  expect((await fetch(`${site.url}/backstage`)).status).toBe(200);
  expect((await fetch(`${site.url}/backstage/state`)).status).toBe(200);
  const proxied = { headers: { 'x-forwarded-for': '203.0.113.7' } };
  expect((await fetch(`${site.url}/backstage/state`, proxied)).status).toBe(404);
  const forged = { headers: { 'x-forwarded-for': '203.0.113.7', 'x-marquee-peer': 'here 127.0.0.1' } };
  expect((await fetch(`${site.url}/backstage/state`, forged)).status).toBe(404);
});

test('an organizer sees in which cell something is wrong, and what the edit changed', async ({
  page,
  context,
}) => {
  const heard = complaints(context);
  site = await startSite({ env: environment() });
  await enter(page);
  await expect(page.getByText('The sheet is read and on the site')).toBeVisible();
  await expect(page.getByText('None. Every row was understood.')).toBeVisible();

  google.sheet.setCell('Schedule', 'D3', 'http://192.168.0.10/a.m3u8');
  google.sheet.setCell('Schedule', 'C2', 'On now, renamed');
  await page.getByRole('button', { name: 'Read it now' }).click();
  const link = page.getByRole('link', { name: 'D3' });
  await expect(link).toHaveAttribute(
    'href',
    `https://docs.google.com/spreadsheets/d/${google.sheetId}/edit#gid=0&range=D3`,
  );
  await expect(page.getByText('was called “On now”')).toBeVisible();
  await expect(page.locator('#bs-now ~ div strong').first()).toContainText('On now, renamed');

  google.sheet.renameTab('Settings', 'Config');
  await page.getByRole('button', { name: 'Read it now' }).click();
  await expect(page.getByText('The tab Settings was renamed to “Config”')).toBeVisible();
  google.sheet.renameTab('Config', 'Settings');

  google.setMode({ answer: 'not-shared' });
  await page.getByRole('button', { name: 'Read it now' }).click();
  await expect(page.getByText('The sheet cannot be read')).toBeVisible();
  await expect(page.getByText(/press Share/)).toBeVisible();
  expect(heard).toEqual([]);
});

test('a sheet that lost its rows is shown beside the one on the site, and can be taken', async ({ page }) => {
  site = await startSite({ env: environment() });
  await enter(page);
  setSheet(ROWS.slice(0, 1));
  await page.getByRole('button', { name: 'Read it now' }).click();
  await expect(page.getByText('3 of 4 coming shows would be gone')).toBeVisible();
  const row = page.getByRole('row').filter({ hasText: 'Tomorrow' });
  await expect(row.getByRole('cell').last()).toHaveText('would be gone');
  expect(await (await fetch(`${site.url}/schedule.json`)).text()).toContain('Tomorrow');

  await page.getByRole('button', { name: 'It is meant so: take it' }).click();
  await expect(page.getByText('Taken: this is the schedule now.')).toBeVisible();
  await expect(page.getByText('The sheet was not taken')).toHaveCount(0);
  await expect
    .poll(async () => (await (await fetch(`${site.url}/schedule.json`)).text()).includes('Tomorrow'))
    .toBe(false);
});

test('hold, next, an address, release and undo reach a viewer, and survive a restart', async ({
  page,
  context,
}) => {
  const dataDir = await mkdtemp(join(tmpdir(), 'marquee-data-'));
  site = await startSite({ env: environment(), dataDir });
  await enter(page);
  const viewer = await context.newPage();
  await viewer.goto(site.url);
  const stage = viewer.locator('.stage-screen iframe');
  // As the chat tells a page to look; by itself it looks every ten seconds.
  const shows = (id: string) =>
    expect(async () => {
      await viewer.evaluate(() => window.dispatchEvent(new Event('marquee:refresh')));
      await expect(stage).toHaveAttribute('src', startingFrame(id), { timeout: 2000 });
    }).toPass({ timeout: 40_000 });
  await shows('onnow000001');

  await page.getByRole('button', { name: 'Go to the next' }).click();
  await expect(page.getByText('Held on by hand: Later')).toBeVisible();
  await shows('later000001');
  await page.getByLabel('Address to show now').fill(video('byhand00001'));
  await page.getByRole('button', { name: 'Show this now' }).click();
  await shows('byhand00001');
  await page.getByRole('button', { name: 'Undo' }).click();
  await shows('later000001');
  await page.getByText('Who did what (3)').click();
  await expect(page.getByText('Ada went to “Later”').first()).toBeVisible();

  await page.getByLabel('Address to show now').fill('http://192.168.0.10/a.m3u8');
  await page.getByRole('button', { name: 'Show this now' }).click();
  await expect(page.getByRole('status').first()).not.toContainText('Done');
  await expect(page.getByText('Held on by hand: Later')).toBeVisible();

  await site.stop();
  site = await startSite({ env: environment(), dataDir });
  await expect
    .poll(async () => (await (await fetch(site.url)).text()).includes(frame('later000001')))
    .toBe(true);

  // The sheet sets it later, so the sheet counts.
  setSheet(ROWS, { 'Show now': 'Tomorrow' });
  await expect
    .poll(async () => (await (await fetch(site.url)).text()).includes(frame('tomorrow001')), {
      timeout: 40_000,
    })
    .toBe(true);
  // Another person, at another browser.
  await context.clearCookies();
  await enter(page, 'Grace');
  await expect(page.getByText('The sheet says “Show now”: Tomorrow')).toBeVisible();
  await page.getByLabel('Address to show now').fill(video('byhand00001'));
  await page.getByRole('button', { name: 'Show this now' }).click();
  await page.getByRole('button', { name: 'Release' }).click();
  await expect(page.getByText('Released: the schedule decides.')).toBeVisible();
  await rm(dataDir, { recursive: true, force: true });
});

test('the time machine says what will be shown at any time', async ({ page }) => {
  site = await startSite({ env: environment() });
  await enter(page);
  const at = (instant: number) => {
    const local = new Date(instant - new Date(instant).getTimezoneOffset() * 60_000);
    return page.getByLabel('What will be shown at').fill(local.toISOString().slice(0, 16));
  };
  const then = page.locator('div:has(> h3 > output)');
  for (const [instant, state, title] of [
    [NOW + 3.5 * HOUR, 'On air', 'Later'],
    [NOW + 4.5 * HOUR, 'Running over', 'Later'],
    [NOW + 25.9 * HOUR, 'Starting soon', 'Tomorrow'],
    [NOW + 40 * HOUR, 'Off air', 'Nothing is on'],
    [NOW + 4000 * HOUR, 'Off air', 'Nothing is on'],
  ] as const) {
    // The field is in the HTML before it is alive; a person would set it again, too.
    await expect(async () => {
      await at(instant);
      await expect(then.locator('.pill')).toHaveText(state, { timeout: 2000 });
    }).toPass();
    await expect(then.locator('strong')).toHaveText(title);
  }
  const slider = page.getByRole('slider', { name: 'Look at another time' });
  await slider.fill(String(NOW + 26.5 * HOUR));
  await expect(then.locator('strong')).toHaveText('Tomorrow');
  await slider.focus();
  await page.keyboard.press('ArrowRight');
  await expect(slider).toHaveAttribute('aria-valuetext', /\d/);
  await page.getByRole('button', { name: 'Back to now' }).click();
  await expect(then).toHaveCount(0);
});

for (const width of [360, 1440]) {
  test(`axe finds nothing at ${width} px, and nothing is wider than the screen`, async ({ page }) => {
    await page.setViewportSize({ width, height: 780 });
    site = await startSite({ env: environment() });
    await page.goto(`${site.url}/backstage`);
    expect(await violationsOf(page)).toEqual([]);
    await enter(page);
    google.sheet.setCell('Schedule', 'D3', 'http://192.168.0.10/a.m3u8');
    await page.getByRole('button', { name: 'Read it now' }).click();
    await expect(page.getByRole('link', { name: 'D3' })).toBeVisible();
    await page.getByRole('button', { name: 'Hold this on' }).click();
    await expect(page.getByText('Held on by hand')).toBeVisible();
    setSheet(ROWS.slice(0, 1));
    await page.getByRole('button', { name: 'Read it now' }).click();
    await expect(page.getByText('The sheet was not taken')).toBeVisible();
    await page.getByRole('slider').fill(String(NOW + 26.5 * HOUR));
    await expect(page.locator('div:has(> h3 > output)')).toBeVisible();
    expect(await violationsOf(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    await page.screenshot({ path: test.info().outputPath(`backstage-${width}.png`), fullPage: true });
  });
}
