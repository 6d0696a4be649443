import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { complaints, standInForProviders } from './at-time.ts';
import { frame, HOUR, minuteOf, sheetOf, startingFrame, video } from './sheets.ts';
import { type Mode, type SheetsStandIn, startSheetsStandIn } from './sheets-stand-in/server.ts';
import { startSite } from './site.ts';

const NOW = minuteOf(Date.now());

const fill = (google: SheetsStandIn, id: string) => {
  const tabs = sheetOf([{ start: NOW - HOUR, end: NOW + 5 * HOUR, title: 'On now', stream: video(id) }]);
  for (const [name, content] of Object.entries(tabs)) google.sheet.setTab(name, content);
};

const environment = (google: SheetsStandIn) => ({
  SHEET_ID: google.sheetId,
  GOOGLE_API_KEY: google.apiKey,
  SHEETS_API_ROOT: google.root,
  SHEET_POLL_SECONDS: '3',
});

const WAYS: [string, Mode][] = [
  ['is not shared any more (403)', { answer: 'not-shared' }],
  ['was deleted (404)', { answer: 'no-such-sheet' }],
  ['has a tab renamed (400)', { answer: 'renamed-tab' }],
  [
    'is over its quota (429 with Retry-After)',
    { answer: 'quota', retryAfter: { seconds: 1, as: 'seconds' } },
  ],
  ['is over its quota (429)', { answer: 'quota' }],
  ['is broken (500)', { answer: 'internal' }],
  ['is unavailable (503)', { answer: 'unavailable' }],
  ['answers with a page of HTML', { answer: 'html-200' }],
  ['answers with an error page of HTML (502)', { answer: 'html-502' }],
  ['answers with half of its JSON', { answer: 'truncated' }],
  ['breaks the connection off', { answer: 'broken-off' }],
];

/** How many sites fail beside each other: nearly all of the time they wait for the next read. */
const SITES = 3;

/** A site of its own goes through some of the ways, one after the other. */
async function failInEach(ways: [string, Mode][], page: Page): Promise<void> {
  const google = await startSheetsStandIn();
  fill(google, 'google00000');
  const site = await startSite({ env: environment(google) });
  await page.goto(site.url);
  let shown = 'google00000';
  for (const [n, [way, mode]] of ways.entries()) {
    await test.step(`Google ${way}`, async () => {
      google.setMode(mode);
      const reads = google.counts.reads;
      await expect.poll(() => google.counts.reads, { timeout: 60_000 }).toBeGreaterThan(reads);
      expect(await (await fetch(site.url)).text()).toContain(frame(shown));
      expect((await fetch(`${site.url}/healthz`)).status).toBe(200);
      await expect(page.locator('iframe')).toHaveAttribute('src', startingFrame(shown));

      shown = `google${String(n + 1).padStart(5, '0')}`;
      fill(google, shown);
      google.setMode({ answer: 'ok' });
      await expect(page.locator('iframe')).toHaveAttribute('src', startingFrame(shown), { timeout: 60_000 });
    });
  }
  // A page that is left without its site would complain.
  await page.close();
  await site.stop();
  await google.close();
}

test('Google fails in every way: the last page stays, and an edit shows when it is back', async ({
  context,
}) => {
  test.setTimeout(240_000);
  const heard = complaints(context);
  await standInForProviders(context);
  const shares = Array.from({ length: SITES }, (_, share) => WAYS.filter((_way, n) => n % SITES === share));
  await Promise.all(shares.map(async (ways) => failInEach(ways, await context.newPage())));
  expect(heard).toEqual([]);
});

test('the server starts while Google hangs, says so, and shows the schedule when it comes', async ({
  page,
  context,
}) => {
  await standInForProviders(context);
  const google = await startSheetsStandIn();
  fill(google, 'waited00000');
  google.setMode({ answer: 'unavailable' });
  const site = await startSite({ env: environment(google) });
  const health = await fetch(`${site.url}/healthz`);
  expect(health.status).toBe(503);
  expect(await health.json()).toMatchObject({ state: 'waiting', revision: null });
  await page.goto(site.url);
  await expect(page.getByText('The programme will be here soon')).toBeVisible();
  google.setMode({ answer: 'ok' });
  await expect.poll(async () => (await fetch(`${site.url}/healthz`)).status, { timeout: 60_000 }).toBe(200);
  expect(await (await fetch(site.url)).text()).toContain(frame('waited00000'));
  await expect(page.locator('iframe')).toHaveAttribute('src', startingFrame('waited00000'), {
    timeout: 40_000,
  });
  await site.stop();
  await google.close();
});

test('a restart while Google is away shows the last good schedule at once', async () => {
  const google = await startSheetsStandIn();
  fill(google, 'restart0000');
  const dataDir = await mkdtemp(join(tmpdir(), 'marquee-data-'));
  const before = await startSite({ env: environment(google), dataDir });
  await before.kill('SIGKILL');
  google.setMode({ answer: 'hung' });
  const after = await startSite({ env: environment(google), dataDir });
  expect(await (await fetch(after.url)).text()).toContain(frame('restart0000'));
  const health = await (await fetch(`${after.url}/healthz`)).json();
  expect(Date.parse(health.fetchedAt)).toBeLessThanOrEqual(Date.now());
  await after.stop();
  await google.close();
});

test('no secret and no sheet id is in any answer or log', async () => {
  const google = await startSheetsStandIn({ sheetId: 'sheet-id-marker-51', apiKey: 'api-key-marker-52' });
  fill(google, 'secrets0000');
  const site = await startSite({
    env: {
      ...environment(google),
      BACKSTAGE_KEY: 'backstage-marker-53',
      REFRESH_SECRET: 'refresh-marker-54',
    },
  });
  google.setMode({ answer: 'unavailable' });
  await expect.poll(() => google.counts.reads, { timeout: 40_000 }).toBeGreaterThan(1);
  const answers = await Promise.all(
    ['/', '/schedule', '/schedule.json', '/healthz', '/nothing-here', '/api/revalidate'].map(async (path) =>
      (await fetch(site.url + path)).text(),
    ),
  );
  expect(answers.join('\n')).not.toMatch(/-marker-5/);
  expect(site.output()).not.toMatch(/-marker-5/);
  await site.stop();
  await google.close();
});
