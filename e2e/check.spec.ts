import { gzipSync } from 'node:zlib';
import { expect, type Page, test } from '@playwright/test';
import { strToU8, zipSync } from 'fflate';
import { writeXlsx } from 'hucre/xlsx';
import { type RunningSite, startSite } from './site.ts';
import { violationsOf } from './violations.ts';

const SHEET = {
  Schedule: 'Date,Start,Title\n2026-11-28,20:00,Film night\n',
  Settings: 'Time zone,Europe/London\nLocale,en_GB\n',
};
const PASTED = [
  'When\tFrom\tTo\tShow\tPhone of the host\tLink',
  '28/11/2026\t20:00\t22:00\tThe secret film\t555 0123\tHD: https://youtu.be/aqz-KE-bpKQ',
  '\t22:00\t\tLate show\t\t',
  '29/11/2026\t8:75 PM\t\tMatinee\t\thttps://live.example.org/stream-key-123',
].join('\n');

let site: RunningSite;
test.beforeAll(async () => {
  site = await startSite({ sheet: SHEET, env: { CHECK_PAGE: 'on' } });
});
test.afterAll(() => site?.stop());

const field = (page: Page) => page.getByRole('textbox', { name: /^Paste the cells/ });
const table = (page: Page) => page.getByRole('table');
const rowOf = (page: Page, row: number) =>
  table(page)
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: String(row), exact: true }) });

async function open(page: Page): Promise<void> {
  await page.goto(`${site.url}/check`);
  await expect(field(page)).toBeVisible();
}

/** Pastes as a browser does after Ctrl+V. */
async function paste(page: Page, text: string, times = 1): Promise<void> {
  await field(page).evaluate(
    (element, given) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', given.text.repeat(given.times));
      element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    },
    { text, times },
  );
}

test('a pasted sheet is shown cell by cell, and nothing of it leaves the browser', async ({
  page,
  context,
}) => {
  const requests: string[] = [];
  page.on('request', (request) =>
    requests.push(`${request.method()} ${request.url()} ${request.postData() ?? ''}`),
  );
  await open(page);
  // The thread that reads has answered once: what comes from now on, comes because of the sheet.
  await page.getByRole('button', { name: 'Try an example' }).click();
  await expect(table(page)).toBeVisible();
  const before = requests.length;
  await context.setOffline(true);
  await field(page).fill(PASTED);

  await expect(page.getByText('2 slots')).toBeVisible();
  await expect(page.getByText('Times are in Europe/London')).toBeVisible();
  const columns = table(page).getByRole('columnheader');
  await expect(columns).toHaveText([
    'Row',
    'On the site',
    'ADate',
    'BStart',
    'CEnd',
    'DTitle',
    'Enot used',
    'FStream',
  ]);
  await expect(rowOf(page, 2)).toContainText(/28 Nov 2026.*20:00–22:00.*The secret film.*HD \(youtube\)/);
  await expect(rowOf(page, 4)).toContainText('left out');
  await expect(rowOf(page, 4).getByRole('cell').nth(2)).toContainText(
    '"8:75 PM" is not a time. Did you mean 8:15 PM?',
  );
  // Fingers need 24 px each way.
  for (const target of [
    page.getByRole('link', { name: 'The site' }),
    page.getByRole('button', { name: 'B4' }),
  ]) {
    const { width = 0, height = 0 } = (await target.boundingBox()) ?? {};
    expect(Math.min(width, height)).toBeGreaterThanOrEqual(24);
  }
  await page.getByRole('button', { name: 'B4' }).click();
  await page.getByLabel('only rows with problems').check();
  await expect(table(page).getByRole('rowheader')).toHaveText(['4']);
  expect(await violationsOf(page)).toEqual([]);
  await context.setOffline(false);

  expect(requests.slice(before)).toEqual([]);
  expect(requests.filter((request) => !request.startsWith(`GET ${site.url}/`))).toEqual([]);
});

test('the reader of a pasted sheet is small, and loads the tables of letters for rooms in another script', async ({
  page,
}) => {
  const scripts = new Map<string, Promise<number>>();
  page.on('response', (response) => {
    const url = response.url();
    if (!url.endsWith('.js') || scripts.has(url)) return;
    scripts.set(
      url,
      fetch(url).then(async (answer) => gzipSync(await answer.bytes(), { level: 9 }).length),
    );
  });
  const bytes = async () => (await Promise.all(scripts.values())).reduce((all, size) => all + size, 0);
  await open(page);
  await field(page).fill(PASTED);
  await expect(rowOf(page, 2)).toContainText('The secret film');
  // The page, and the thread that reads: together they were 548 kB.
  expect(await bytes()).toBeLessThan(290_000);

  const row = (time: string, room: string) => `2099-11-28,${time},Film,${room}`;
  const rows = ['20:00,22:00', '22:00,23:00'].flatMap((time) => [row(time, 'Dongjing'), row(time, '東京')]);
  await field(page).fill(['Date,Start,End,Title,Room', ...rows].join('\n'));
  await expect(table(page).getByText('so this one is /rooms/dongjing-2')).toBeVisible();
});

test('the policy of the page lets it ask nobody, and it is not there unless it is asked for', async () => {
  const { headers } = await fetch(`${site.url}/check`);
  expect(headers.get('content-security-policy')).toMatch(/connect-src 'none';.*form-action 'none'/);
  const without = await startSite({ sheet: SHEET });
  const statuses = await Promise.all(
    [site, without].map(async ({ url }) => (await fetch(`${url}/check`)).status),
  );
  expect(statuses).toEqual([200, 404]);
  await without.stop();
});

test('files are read, several as tabs, and bad ones get a sentence within two seconds', async ({ page }) => {
  await open(page);
  const choose = (...files: Array<[string, Uint8Array | string]>) =>
    page
      .getByLabel(/^Choose a file/)
      .setInputFiles(files.map(([name, content]) => ({ name, mimeType: '', buffer: Buffer.from(content) })));
  const rows = [
    ['Date', 'Start', 'Title'],
    [new Date(Date.UTC(2026, 10, 28)), '20:00', 'From a spreadsheet'],
    ['#REF!', '20:00', 'Broken'],
  ];
  const xlsx = (await writeXlsx({ sheets: [{ name: 'Plan', rows }] })) as Uint8Array;
  await choose(['plan.xlsx', xlsx]);
  await expect(rowOf(page, 2)).toContainText('From a spreadsheet');
  await expect(rowOf(page, 3).getByRole('cell').nth(1)).toContainText('formula');
  await choose(
    ['Schedule.csv', 'Date,Start,Title\n2026-11-28,20:00,Tabs\n'],
    ['Settings.csv', 'Time zone,Asia/Tokyo'],
  );
  await expect(page.getByText('Times are in Asia/Tokyo')).toBeVisible();

  const alert = page.locator('main').getByRole('alert');
  const soon = { timeout: 2000 };
  const zeros = new Uint8Array(8 * 1024 * 1024);
  const bomb = zipSync(Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`xl/${i}.xml`, zeros])));
  await choose(['bomb.xlsx', bomb]);
  await expect(alert).toHaveText('bomb.xlsx unpacks to more than 100 MB: that is no schedule.', soon);
  const locked = zipSync({
    'content.xml': strToU8('x'),
    'META-INF/manifest.xml': strToU8('encryption-data'),
  });
  await choose(['locked.ods', locked]);
  await expect(alert).toContainText('is protected by a password', soon);
  await choose(['cut.xlsx', xlsx.slice(0, 500)]);
  await expect(alert).toContainText('is not a whole spreadsheet', soon);
  await choose(['photo.csv', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 1, 2])]);
  await expect(alert).toContainText('is a picture', soon);
  await paste(page, 'Date,Start,Title\n2026-11-28,20:00,Film\n', 1_300_000);
  await expect(alert).toHaveText('What you pasted is larger than 32 MB: that is no schedule.', soon);

  // And the page is alive.
  await field(page).fill(PASTED);
  await expect(alert).toHaveCount(0);
  await expect(rowOf(page, 2)).toContainText('The secret film');
});
