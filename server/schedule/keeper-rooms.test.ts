import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { RawSheet } from '#lib/sheet/raw-sheet.ts';
import { createKeeper } from '#server/schedule/keeper.ts';
import { readSheet } from '#server/schedule/read-sheet.ts';

const EMBED = { siteHost: 'localhost', allowedHosts: [] };
let dir = '';
let now = 0;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'marquee-rooms-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

const keeper = () =>
  createKeeper({
    source: 'csv:x',
    dataDir: dir,
    read: async (raw, given) =>
      readSheet(raw, { today: '2026-11-28', timeZone: 'UTC', embed: EMBED, at: now, ...given }),
    clock: { now: () => now, monotonic: () => now },
    log: () => {},
    canAsk: true,
    onAccepted: () => {},
  });

function sheet(host: string): RawSheet {
  const text = `Date,Start,End,Title,Host,Room
2026-11-28,10:00,11:00,A,${host},One
2026-11-28,10:00,11:00,B,,Two
2026-11-28,11:00,12:00,C,,One
2026-11-28,11:00,12:00,D,,Two`;
  const table = { name: 'Schedule', what: 'x.csv', bytes: Buffer.from(text), charset: null, delimiter: null };
  return { form: 'tables', tables: [table] };
}
const rooms = (one: ReturnType<typeof keeper>) => one.accepted()?.schedule.rooms.map(({ name }) => name);
const at = (clock: string) => Date.parse(`2026-11-28T${clock}:00Z`);

it('rooms stay on during a show, also through a restart, and go when it is over', async () => {
  const one = keeper();
  now = at('09:00');
  await one.take(sheet(''));
  expect(rooms(one)).toEqual(['One', 'Two']);

  // Only one pair is left, so that the sheet alone would have no rooms.
  now = at('11:30');
  await one.take(sheet('edited'));
  expect(rooms(one)).toEqual(['One', 'Two']);
  const restarted = keeper();
  await restarted.load(true);
  expect(rooms(restarted)).toEqual(['One', 'Two']);

  now = at('14:00');
  await restarted.take(sheet('edited again'));
  expect(rooms(restarted)).toEqual([]);
});

it('rooms do not turn on for a sheet that had none', async () => {
  const one = keeper();
  now = at('11:30');
  await one.take(sheet(''));
  expect(rooms(one)).toEqual([]);
  await one.take(sheet('edited'));
  expect(rooms(one)).toEqual([]);
});
