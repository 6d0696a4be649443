import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, test } from '@playwright/test';
import { standInForProviders } from '../at-time.ts';
import { HOUR, minuteOf, startingFrame, video } from '../sheets.ts';
import { startSheetsStandIn } from '../sheets-stand-in/server.ts';
import { startSite } from '../site.ts';
import { signIn } from './sign-in.ts';

const KEY = 'the key of the crew';
const NOW = minuteOf(Date.now());
const cells = (ms: number) => [
  new Date(ms).toISOString().slice(0, 10),
  new Date(ms).toISOString().slice(11, 16),
];

test('from an empty sheet to a show on air, by what init and backstage say and nothing else', async ({
  page,
  context,
}) => {
  await standInForProviders(context);
  const google = await startSheetsStandIn();
  google.sheet.timeZone = '';
  google.sheet.setTab('Sheet1', [[]]);
  google.setMode({ answer: 'not-shared' });
  const folder = await mkdtemp(join(tmpdir(), 'marquee-new-'));
  const env: Record<string, string> = { SHEETS_API_ROOT: google.root };
  const init = async () => {
    const child = spawn(process.execPath, [join(import.meta.dirname, '../../bin/marquee.ts'), 'init'], {
      cwd: folder,
      env: { NODE_ENV: 'production', PATH: process.env.PATH, ...env },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    return text(child.stdout);
  };

  expect(await init()).toMatch(/SHEET_ID, the long part of its address .* and GOOGLE_API_KEY/);
  Object.assign(env, { SHEET_ID: google.sheetId, GOOGLE_API_KEY: google.apiKey });
  expect(await init()).toContain('press Share and let anyone with the link view it');
  google.setMode({ answer: 'ok' });
  const header = /Write into the first row of the tab (\S+): (Date, Start, End, Title, Stream)\./.exec(
    await init(),
  );
  expect(header?.[2]).toBe('Date, Start, End, Title, Stream');
  google.sheet.renameTab('Sheet1', header?.[1] ?? '');
  (header?.[2] ?? '').split(', ').forEach((name, at) => {
    google.sheet.setCell('Schedule', `${'ABCDE'[at]}1`, name);
  });
  const zone = /Write into the tab (Settings): (Time zone), and beside it for example (\S+)\./.exec(
    await init(),
  );
  expect(zone?.[3]).toBe('Europe/London');
  google.sheet.setTab('Settings', [[zone?.[2] ?? '', 'UTC']]);
  expect(await init()).toContain('First show');

  // A first row with a slip: the site starts all the same, and backstage names the cell.
  const [date = '', start = ''] = cells(NOW - HOUR);
  const [, end = ''] = cells(NOW + HOUR);
  const row = [date, start, end, 'Film night', 'http://192.168.0.10/film'];
  row.forEach((typed, at) => {
    google.sheet.setCell('Schedule', `${'ABCDE'[at]}2`, typed);
  });
  expect(await init()).toMatch(/Problems: 1[\s\S]*E2: [\s\S]*Start the site: npm start/);
  const site = await startSite({ env: { ...env, BACKSTAGE_KEY: KEY, SHEET_POLL_SECONDS: '3' } });
  await signIn(page, site.url, KEY);
  const problem = page.getByRole('row').filter({ has: page.getByRole('link', { name: 'E2' }) });
  await expect(problem).toContainText('Left out');

  google.sheet.setCell('Schedule', 'E2', video('firstshow01'));
  await expect(page.getByText('None. Every row was understood.')).toBeVisible();
  await expect(page.locator('#bs-now ~ div strong').first()).toContainText('Film night');
  await page.goto(site.url);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Film night');
  await expect(page.locator('.stage-screen iframe')).toHaveAttribute('src', startingFrame('firstshow01'));
  await site.stop();
  await google.close();
  await rm(folder, { recursive: true, force: true });
});
