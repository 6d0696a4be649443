import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { overrideAt } from '#lib/schedule/override.ts';
import { readTaken } from '#lib/schedule/read-schedule.ts';
import { troubleInEnglish } from '#lib/sheet/trouble-in-english.ts';
import { type SheetsStandIn, startSheetsStandIn } from '../../e2e/sheets-stand-in/server.ts';
import { sourceFrom } from './open-source.ts';
import { createSharedSheet, type SharedSheet } from './shared-sheet.ts';
import type { ShowNowOrder } from './show-now-writer.ts';
import { standingClock } from './testing/standing-clock.ts';

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const KEY_FILE = JSON.stringify({
  client_email: 'marquee@project.iam.gserviceaccount.com',
  private_key: privateKey.export({ type: 'pkcs8', format: 'pem' }),
});
const SHEET = `Date,Start,End,Title,Stream
2026-11-28,19:00,22:00,One,https://youtu.be/dQw4w9WgXcQ
2026-11-29,20:00,22:00,Two,https://youtu.be/dQw4w9WgXcQ
2026-11-29,22:00,23:00,Backup,https://youtu.be/aqz-KE-bpKQ
`;

vi.mock('#lib/schedule/read-schedule.ts', { spy: true });

let google: SheetsStandIn;
let dir = '';
let time: ReturnType<typeof standingClock>;
let sheet: SharedSheet | null = null;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'marquee-show-now-'));
  await writeFile(join(dir, 'key.json'), KEY_FILE);
  time = standingClock();
  google = await startSheetsStandIn();
  google.share('editor');
  google.sheet.setTab('Schedule', SHEET);
  google.sheet.setTab('Settings', 'Name,Value\nTime zone,UTC\nShow now,\nTitle,House\n');
});
afterEach(async () => {
  await sheet?.stop();
  await google.close();
  await rm(dir, { recursive: true, force: true, maxRetries: 5 });
});

async function start(auth = { keyFile: join(dir, 'key.json') }): Promise<SharedSheet> {
  const started = createSharedSheet({
    canAsk: true,
    source: sourceFrom({ kind: 'google', sheetId: google.sheetId, auth, apiRoot: google.root }),
    dataDir: join(dir, 'data'),
    pollSeconds: 5,
    readOptions: { timeZone: null, locale: null, embed: { siteHost: 'localhost', allowedHosts: [] } },
    onAccepted: () => {},
    log: () => {},
    clock: time.clock,
  });
  await started.start();
  sheet = started;
  await settled(() => expect(started.status().nextReadAt).not.toBeNull());
  return started;
}

async function settled(expected: () => void) {
  await vi.waitFor(
    async () => {
      await time.pass(0);
      expected();
    },
    // The first read loads Google's client, which takes its time on a busy machine.
    { timeout: 10_000 },
  );
}

const shown = (of: SharedSheet) => {
  const schedule = of.accepted()?.schedule;
  return schedule ? (overrideAt(schedule, time.clock.now())?.title ?? null) : 'unread';
};
const order = (text: string, expected: string | null = null): ShowNowOrder => ({
  text,
  room: null,
  expected,
  isMeant: (schedule) => (overrideAt(schedule, time.clock.now())?.title ?? '') === text,
});

it('is written into its cell, and is what is served at once', async () => {
  const one = await start();
  const written = await one.showNow(order('Two'));
  expect(written).toMatchObject({ ok: true, before: '', cell: 'Settings!B3' });
  expect(google.sheet.textOf('Settings', 'B3')).toBe('Two');
  expect(shown(one)).toBeNull();
  if (written.ok) await written.serve();
  expect(shown(one)).toBe('Two');

  const emptied = await one.showNow({ ...order('', 'Two'), isMeant: ({ showNow }) => showNow === null });
  expect(emptied).toMatchObject({ ok: true, before: 'Two' });
  if (emptied.ok) await emptied.serve();
  expect([google.sheet.textOf('Settings', 'B3'), shown(one)]).toEqual(['', null]);
});

it('takes one read and one write of Google, and the schedule is read once', async () => {
  const one = await start();
  expect(google.counts).toMatchObject({ reads: 1, writes: 0 });
  vi.mocked(readTaken).mockClear();
  const written = await one.showNow(order('Two'));
  if (written.ok) await written.serve();
  expect(readTaken).toHaveBeenCalledTimes(1);
  // A read that the press asked for would begin within this time; the next poll begins later.
  await time.pass(3000);
  await settled(() => expect(one.status().nextReadAt).not.toBeNull());
  expect(google.counts).toMatchObject({ reads: 2, writes: 1 });
  expect(shown(one)).toBe('Two');
});

it('serves what somebody else wrote between the read and the write, too', async () => {
  const one = await start();
  const writes = () => {
    google.sheet.setCell('Schedule', 'D3', 'Two, once more');
    return true;
  };
  const written = await one.showNow({ ...order('Backup'), isMeant: writes });
  if (written.ok) await written.serve();
  expect(shown(one)).toBe('Backup');
  expect(one.accepted()?.schedule.slots.map(({ details }) => details.title)).toContain('Two, once more');
});

it('gets a row of its own if there is none', async () => {
  google.sheet.setTab('Settings', 'Time zone,UTC\n');
  const one = await start();
  expect(await one.showNow(order('Two'))).toMatchObject({ ok: true, before: '', cell: 'Settings!B2' });
  expect(google.sheet.textOf('Settings', 'A2')).toBe('Show now');
  expect(google.sheet.textOf('Settings', 'B2')).toBe('Two');
});

it('stays as an organizer wrote it since the last read', async () => {
  const one = await start();
  google.sheet.setCell('Settings', 'B3', 'Backup');
  expect(await one.showNow(order('Two'))).toEqual({ ok: false, kind: 'changed' });
  expect(await one.showNow(order('Two', 'Something'))).toEqual({ ok: false, kind: 'changed' });
  expect(google.sheet.textOf('Settings', 'B3')).toBe('Backup');
  expect(google.counts.writes).toBe(0);
});

it('is found if rows were put in and the tab was renamed meanwhile', async () => {
  const one = await start();
  google.sheet.setTab('Settings', 'Name,Value\nOverrun,30\nTime zone,UTC\nShow now,\n');
  google.sheet.renameTab('Settings', ' SETTINGS');
  expect(await one.showNow(order('Two'))).toMatchObject({ ok: true, cell: ' SETTINGS!B4' });
});

it('is not written if the sheet would take it for something else', async () => {
  google.sheet.setTab('Streams', 'Name,Address\nTwo,https://youtu.be/aqz-KE-bpKQ\n');
  const one = await start();
  expect(await one.showNow(order('Two'))).toMatchObject({
    kind: 'cannot',
    why: { says: 'showNowAmbiguous' },
  });
  expect(google.counts.writes).toBe(0);
});

it.each<[string, () => void, RegExp]>([
  ['the account may only view', () => google.share('viewer'), /an Editor/],
  ['there is no tab for settings', () => google.sheet.removeTab('Settings'), /no tab called Settings/],
  ['Google is away', () => google.setMode({ answer: 'unavailable' }), /not available/],
  ['the sheet is not taken', () => google.sheet.setTab('Schedule', 'nothing,of,use\n'), /not taken/],
])('cannot be written where %s, and the reason is said', async (_, change, reason) => {
  const one = await start();
  change();
  if (String(reason).includes('taken')) {
    void one.refresh('asked');
    await time.pass(2000);
    await settled(() => expect(one.status().rejected).not.toBeNull());
  }
  const result = await one.showNow(order('Two'));
  expect(result).toMatchObject({ ok: false, kind: 'cannot' });
  expect(!result.ok && result.kind === 'cannot' && troubleInEnglish(result.why)).toMatch(reason);
});

it('is not undone by a read that began before', async () => {
  const one = await start();
  google.setMode({ answer: 'slow', ms: 300 });
  void one.refresh('asked');
  await time.pass(2000);
  await vi.waitFor(() => expect(google.counts.reads).toBe(2));
  google.setMode({ answer: 'ok' });
  const written = await one.showNow(order('Two'));
  if (written.ok) await written.serve();
  expect(shown(one)).toBe('Two');
  await settled(() => expect(one.status().nextReadAt).not.toBeNull());
  expect(shown(one)).toBe('Two');
});
