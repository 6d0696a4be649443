import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { HOUR, MINUTE, minuteOf, sheetOf, video } from './sheets.ts';
import { type RunningSite, startSite } from './site.ts';

// Somebody, or a time server, sets the clock of the machine while the site runs.

const NOW = minuteOf(Date.now());
const sheet = (title: string) =>
  sheetOf([
    { start: NOW - 3 * HOUR, end: NOW - 2 * HOUR, title: 'Over', stream: video('clockover00') },
    { start: NOW + 40 * MINUTE, end: NOW + 100 * MINUTE, title, stream: video('clockcoming') },
  ]);

let folder: string;
let site: RunningSite;
const setClock = (ms: number) => writeFile(join(folder, 'clock'), String(ms));
const published = (path: string) =>
  readFile(join(folder, 'published/current/site', path), 'utf8').catch(() => '');
const says = (path: string, text: string) =>
  expect.poll(async () => (await published(path)).includes(text), SOON).toBe(true);
const state = async () => JSON.parse((await published('now.json')) || '{}').state;
/** The longest time (ms) that an operator would still call "at once". */
const SOON = { timeout: 45_000 };

test.beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'marquee-set-clock-'));
  await setClock(0);
  site = await startSite({
    sheet: sheet('The late show'),
    env: {
      PUBLISH_DIR: join(folder, 'published'),
      CLOCK_FILE: join(folder, 'clock'),
      NODE_OPTIONS: `--import=${join(import.meta.dirname, 'set-clock/main.ts')}`,
    },
  });
  await site.logged('published');
});
test.afterEach(async () => {
  await site.stop();
  await rm(folder, { recursive: true, force: true });
});

test('a clock that is set back by an hour hides no edit', async () => {
  await says('index.html', 'The late show');
  await setClock(-HOUR);
  await site.setSheet(sheet('The later show'));
  await says('schedule.html', 'The later show');
  await site.setSheet(sheet('The latest show'));
  await says('schedule.html', 'The latest show');
  expect(site.logs.filter(({ level }) => level === 'error')).toEqual([]);
});

test('a clock that is set forward over a start puts the show on, and back takes it off', async () => {
  expect(await state()).toBe('off-air');
  await setClock(50 * MINUTE);
  await expect.poll(state, SOON).toBe('on-air');
  await site.setSheet(sheet('Renamed while on'));
  await says('index.html', 'Renamed while on');
  await setClock(0);
  await expect.poll(state, SOON).toBe('off-air');
  await site.setSheet(sheet('Renamed before'));
  await says('schedule.html', 'Renamed before');
  expect(site.logs.filter(({ level }) => level === 'error')).toEqual([]);
});
