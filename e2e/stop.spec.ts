import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { HOUR, minuteOf, sheetOf, video } from './sheets.ts';
import { startSite } from './site.ts';

const NOW = minuteOf(Date.now());
const sheet = (title: string) =>
  sheetOf([{ start: NOW - HOUR, end: NOW + HOUR, title, stream: video('stopped0001') }]);

test('an edit that was accepted just before the site is stopped is there after the next start', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'marquee-stop-'));
  const publishDir = join(dataDir, 'published');
  const site = await startSite({ sheet: sheet('Before'), dataDir, env: { PUBLISH_DIR: publishDir } });
  await site.logged('published');
  const accepted = () => site.logs.filter(({ event }) => event === 'schedule-accepted').length;
  await site.setSheet(sheet('The last edit'));
  await expect.poll(accepted, { intervals: [10] }).toBe(2);
  await site.kill('SIGTERM');

  expect(await readFile(join(dataDir, 'last-good'), 'latin1')).toContain('The last edit');
  const left = (await readdir(dataDir)).filter((name) => name.includes('.tmp'));
  expect(left).toEqual([]);
  expect(site.logs.filter(({ level }) => level === 'error')).toEqual([]);
  await rm(dataDir, { recursive: true });
});
