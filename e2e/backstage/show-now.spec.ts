import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { standInForProviders } from '../at-time.ts';
import { frame, HOUR, minuteOf, sheetOf, video } from '../sheets.ts';
import { type SheetsStandIn, startSheetsStandIn } from '../sheets-stand-in/server.ts';
import { type RunningSite, startSite } from '../site.ts';

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
  site = await startSite({
    env: {
      SHEET_ID: google.sheetId,
      GOOGLE_APPLICATION_CREDENTIALS: keyFile,
      SHEETS_API_ROOT: google.root,
      SHEET_POLL_SECONDS: '600',
      BACKSTAGE_KEY: KEY,
    },
  });
  await page.goto(`${site.url}/backstage?key=${encodeURIComponent(KEY)}`);
  await page.getByLabel('Your name').fill('Ada');
  await page.getByRole('button', { name: 'Go on' }).click();
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
/** So that no read that is still due finds the next edit first. */
async function settle(page: Page): Promise<void> {
  await press(page, 'Read it now');
  await expect(page.getByText('The sheet was read just now.')).toBeVisible();
}
const press = (page: Page, name: string) => page.getByRole('button', { name }).click();

test('what is shown by hand stands in the sheet, where the site may write', async ({ page }) => {
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

  // What an organizer typed meanwhile stays, and is on the site.
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

test('where the site may not write, it keeps it and says why', async ({ page }) => {
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
