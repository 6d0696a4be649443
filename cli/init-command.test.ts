import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type SheetsStandIn, startSheetsStandIn } from '../e2e/sheets-stand-in/server.ts';
import { initCommand } from './init-command.ts';

const NOW = Date.UTC(2026, 10, 28, 20);
let google: SheetsStandIn;
let folder = '';

beforeAll(async () => {
  google = await startSheetsStandIn();
  folder = await mkdtemp(join(tmpdir(), 'marquee-init-'));
});
afterAll(async () => {
  await google.close();
  await rm(folder, { recursive: true });
});

async function init(env: Record<string, string>, envFile?: string) {
  let out = '';
  const code = await initCommand({
    stdout: { write: (text) => (out += text) },
    env,
    now: () => NOW,
    envFile: envFile ?? join(folder, 'none'),
  });
  return { code, out, last: out.trimEnd().split('\n').at(-1) };
}
const configured = () => ({
  SHEET_ID: google.sheetId,
  GOOGLE_API_KEY: google.apiKey,
  SHEETS_API_ROOT: google.root,
});

test('leads from nothing to a show, one step after the other', async () => {
  const nothing = await init({});
  expect(nothing).toMatchObject({ code: 1, last: 'Then run `npx marquee init` again.' });
  expect(nothing.out).toContain('no sheet is set');

  const half = await init({ SHEET_ID: google.sheetId });
  expect(half.out).toContain('SHEET_ID needs GOOGLE_API_KEY');

  google.setMode({ answer: 'not-shared' });
  const closed = await init(configured());
  expect(closed.out).toContain('next  Reachable and shared');
  expect(closed.out).toContain('press Share');
  google.setMode({ answer: 'ok' });

  google.sheet.setTab('Schedule', 'some,thing,else\n');
  expect((await init(configured())).out).toContain('Date, Start, End, Title, Stream');

  google.sheet.setTab('Schedule', 'Date,Start,End,Title,Stream\n');
  const empty = await init(configured());
  expect(empty).toMatchObject({ code: 1 });
  expect(empty.out).toContain('next  First show: no show is on or coming');

  const row = '2026-11-28,19:00,22:00,Film night,https://youtu.be/dQw4w9WgXcQ\n';
  google.sheet.setTab('Schedule', `Date,Start,End,Title,Stream\n${row}`);
  const done = await init(configured());
  expect(done).toMatchObject({ code: 0, last: 'All is there. Start the site: npm start' });
  expect(done.out).toMatch(/ok {4}First show: “Film night”, .*\(on air\), on youtube/);
  expect(done.out).toContain('Problems: none');
});

test('asks for the zone if nothing says it, and names what is wrong in cells', async () => {
  const file = join(folder, 'shows.csv');
  await writeFile(file, 'Date,Start,End,Title,Stream\n2026-11-29,20:00,22:00,Film night,http://10.0.0.1/a\n');
  const without = await init({ SHEET_FILE: file });
  expect(without.out).toContain('next  Time zone');
  const withZone = await init({ SHEET_FILE: file, TIME_ZONE: 'Europe/London' });
  expect(withZone.code).toBe(0);
  expect(withZone.out).toMatch(/Problems: 1, which the site works around\n\s+E2: /);
});

test('makes the keys of reminders once, into the file of the environment or for another place', async () => {
  const shown = await init(configured());
  expect(shown.out).toMatch(/VAPID_PUBLIC_KEY=B[\w-]{86}\nVAPID_PRIVATE_KEY=[\w-]{43}\n/);

  const envFile = join(folder, '.env');
  await writeFile(envFile, 'VAPID_PUBLIC_KEY=');
  const made = await init(configured(), envFile);
  expect(made).toMatchObject({ code: 0 });
  const lines = (await readFile(envFile, 'utf8')).split('\n');
  const value = (name: string) => lines.findLast((line) => line.startsWith(`${name}=`))?.split('=')[1] ?? '';
  const keys = { VAPID_PUBLIC_KEY: value('VAPID_PUBLIC_KEY'), VAPID_PRIVATE_KEY: value('VAPID_PRIVATE_KEY') };
  expect((await init({ ...configured(), ...keys })).out).toContain('Reminders: the keys are there');
});
