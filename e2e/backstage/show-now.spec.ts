import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { standInForProviders } from '../at-time.ts';
import { frame, HOUR, minuteOf, sheetOf, video } from '../sheets.ts';
import { type SheetsStandIn, startSheetsStandIn } from '../sheets-stand-in/server.ts';
import { type RunningSite, startSite } from '../site.ts';
import { violationsOf } from '../violations.ts';
import { signIn } from './sign-in.ts';

const KEY = 'the key of the crew';
const EMAIL = 'marquee@project.iam.gserviceaccount.com';
const NOW = minuteOf(Date.now());
const ROWS = [
  { start: NOW - HOUR, end: NOW + HOUR, title: 'On now', stream: video('onnow000001') },
  { start: NOW + 3 * HOUR, end: NOW + 4 * HOUR, title: 'Later', stream: video('later000001') },
  { start: NOW + 26 * HOUR, end: NOW + 27 * HOUR, title: 'Tomorrow', stream: video('tomorrow001') },
];

let google: SheetsStandIn;
let site: RunningSite;
let folder = '';
let env: Record<string, string> = {};

test.beforeEach(async ({ context, page }) => {
  await standInForProviders(context);
  folder = await mkdtemp(join(tmpdir(), 'marquee-key-'));
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const keyFile = join(folder, 'key.json');
  const key = { client_email: EMAIL, private_key: privateKey.export({ type: 'pkcs8', format: 'pem' }) };
  await writeFile(keyFile, JSON.stringify(key));
  google = await startSheetsStandIn();
  google.share('editor');
  for (const [name, content] of Object.entries(sheetOf(ROWS))) google.sheet.setTab(name, content);
  env = {
    SHEET_ID: google.sheetId,
    GOOGLE_APPLICATION_CREDENTIALS: keyFile,
    SHEETS_API_ROOT: google.root,
    SHEET_POLL_SECONDS: '600',
    BACKSTAGE_KEY: KEY,
  };
  site = await startSite({ env });
  await signIn(page, site.url, KEY);
});
test.afterEach(async ({ page }) => {
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await site.stop();
  await google.close();
  await rm(folder, { recursive: true, force: true });
});

const html = (id: string) =>
  expect
    .poll(async () => (await (await fetch(site.url)).text()).includes(frame(id)), { timeout: 5000 })
    .toBe(true);
const cell = () => google.sheet.textOf('Settings', 'B4');
/** Reads the sheet now, so that no read that is still due finds the next edit first. */
async function settle(page: Page): Promise<void> {
  await press(page, 'Read it now');
  await expect(page.getByText('The sheet was read just now.')).toBeVisible();
}
const press = (page: Page, name: string) => page.getByRole('button', { name }).click();

test('an override is written into the sheet, if the site may write', async ({ page }) => {
  await press(page, 'Go to the next');
  await expect(page.getByRole('status').first()).toContainText('The sheet says so in Settings!B4.');
  expect([google.sheet.textOf('Settings', 'A4'), cell()]).toEqual(['Show now', 'Later']);
  await expect(page.getByText('The sheet says “Show now”: Later (Ada went to “Later”)')).toBeVisible();
  await html('later000001');
  await press(page, 'Go to the next');
  await html('tomorrow001');
  await expect.poll(cell).toBe('Tomorrow');

  await page.getByLabel('Address to show now').fill(video('byhand00001'));
  await press(page, 'Show this now');
  await html('byhand00001');
  await expect.poll(cell).toBe(video('byhand00001'));
  await press(page, 'Undo');
  await html('tomorrow001');
  await expect.poll(cell).toBe('Tomorrow');
  await press(page, 'Release');
  await html('onnow000001');
  await expect.poll(cell).toBe('');
  const state = await (await page.request.get(`${site.url}/backstage/state`)).text();
  expect(state).not.toContain('byhand00001');

  // If an organizer has typed in the cell meanwhile, that text stays and is on the site.
  await settle(page);
  google.sheet.setCell('Settings', 'B4', 'Tomorrow');
  await press(page, 'Go to the next');
  await expect(page.getByText('Somebody changed “Show now” in the sheet meanwhile')).toBeVisible();
  await expect.poll(cell).toBe('Tomorrow');
  await html('tomorrow001');
  await press(page, 'Release');
  await html('onnow000001');
  await settle(page);
  google.sheet.setCell('Settings', 'B4', 'Later');
  await press(page, 'Undo');
  await expect(page.getByText('Somebody changed “Show now” in the sheet meanwhile')).toBeVisible();
  await expect.poll(cell).toBe('Later');
});

test('if the site may not write, it keeps it and says why', async ({ page }) => {
  google.share('viewer');
  await press(page, 'Go to the next');
  await expect(page.getByText('Held on by hand: Later')).toBeVisible();
  await expect(
    page
      .getByRole('paragraph')
      .filter({ hasText: `make ${EMAIL} an Editor` })
      .last(),
  ).toBeVisible();
  await html('later000001');
  await press(page, 'Undo');
  await html('onnow000001');
  expect(google.sheet.textOf('Settings', 'A4')).toBe('');

  google.share('editor');
  await press(page, 'Go to the next');
  await expect(page.getByText('The sheet says “Show now”: Later')).toBeVisible();
  await expect.poll(cell).toBe('Later');
});

test('lost rows are listed and come back into the sheet, or as text; an earlier sheet can be put back', async ({
  page,
}) => {
  const more = {
    start: NOW + 50 * HOUR,
    end: NOW + 51 * HOUR,
    title: 'After that',
    stream: video('afterth0001'),
  };
  const rows = [...ROWS, more];
  const set = (some: typeof rows) => {
    for (const [name, content] of Object.entries(sheetOf(some))) google.sheet.setTab(name, content);
  };
  const lose = async () => {
    set(rows.slice(0, 1));
    await press(page, 'Read it now');
    await expect(page.getByText('3 of 4 coming shows would be gone')).toBeVisible();
  };
  set(rows);
  await settle(page);
  await expect(page.getByRole('img', { name: /Timeline: 4 shows/ })).toBeVisible();
  await lose();
  const lost = page.getByRole('region', { name: 'The sheet was not taken' });
  await expect(lost.getByRole('row')).toHaveCount(4);
  await expect(lost.getByRole('button').first()).toHaveText('Bring them back');
  expect(await violationsOf(page)).toEqual([]);
  await press(page, 'Bring them back');
  await expect(page.getByText('3 rows are in the tab Schedule again.')).toBeVisible();
  await expect(lost).toHaveCount(0);
  expect(google.sheet.textOf('Schedule', 'C4')).toBe('Tomorrow');

  google.share('viewer');
  await lose();
  await press(page, 'Bring them back');
  await expect(page.getByLabel('Text to paste into the sheet')).toHaveValue(/Later\t.*\n.*Tomorrow\t/);
  expect(await violationsOf(page)).toEqual([]);
  google.share('editor');
  await press(page, 'It is meant so: take it');
  await expect(lost).toHaveCount(0);

  await page.getByText('The sheets that were taken').click();
  await page.getByRole('button', { name: 'What is different' }).first().click();
  await expect(page.getByRole('region', { name: 'Earlier sheets' }).getByText('Tomorrow')).toBeVisible();
  expect(await violationsOf(page)).toEqual([]);
  await press(page, 'Put it back');
  await expect(page.getByText('rows are in the tab Schedule again.')).toBeVisible();
  await expect.poll(() => google.sheet.textOf('Schedule', 'C5')).toBe('After that');
});

test('at the first start, viewers are told what will come, and each column is what an organizer says', async ({
  page,
}) => {
  await site.stop();
  google.sheet.setTab('Schedule', [
    ['Foo', 'Bar', 'Baz'],
    [new Date(NOW).toISOString().slice(0, 16).replace('T', ' '), 'The night of nights', video('firstof0001')],
  ]);
  google.sheet.setTab('Settings', 'Name,Value\nTitle,The house\nTime zone,UTC\n');
  site = await startSite({ env });
  const viewer = await page.context().newPage();
  await viewer.goto(site.url);
  await expect(viewer.getByText('The programme will be here soon')).toBeVisible();
  await expect(viewer.getByText('The house').first()).toBeVisible();

  // Still signed in: a cookie is for all ports of a host.
  await page.goto(`${site.url}/backstage`);
  await expect(page.getByText('“The programme will be here soon”')).toBeVisible();
  await expect(page.getByRole('cell', { name: 'The night of nights' })).toBeVisible();
  expect(await violationsOf(page)).toEqual([]);
  await page.getByLabel('Column A').selectOption('Start');
  await expect(page.getByText('It is in Settings!B4 of the sheet.')).toBeVisible();
  await html('firstof0001');
  expect([google.sheet.textOf('Settings', 'A4'), cell()]).toEqual(['Column A', 'Start']);
  await expect(viewer.getByRole('heading', { name: 'The night of nights' }).first()).toBeVisible();
});
