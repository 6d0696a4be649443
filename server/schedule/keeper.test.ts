import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { RawSheet } from '#lib/sheet/raw-sheet.ts';
import { UnreadableSheet } from '#lib/sheet/unreadable-sheet.ts';
import { type Accepted, createKeeper } from './keeper.ts';
import { lastGoodPath } from './last-good.ts';
import { readSheet } from './read-sheet.ts';

const EIGHT = Date.UTC(2026, 10, 28, 20);
const MINUTE = 60_000;
const READ_OPTIONS = { today: '2026-11-28', embed: { siteHost: 'localhost', allowedHosts: [] } };

let dir = '';
let now = EIGHT;
let lines: string[];
let served: Accepted[];
let reads = 0;
let canAsk = true;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'marquee-keeper-'));
  now = EIGHT;
  lines = [];
  served = [];
  reads = 0;
  canAsk = true;
});
afterEach(() => rm(dir, { recursive: true, force: true }));

function keeper(source = 'csv:x', dataDir = dir) {
  return createKeeper({
    source,
    dataDir,
    read: async (raw) => {
      reads++;
      return readSheet(raw, READ_OPTIONS);
    },
    clock: { now: () => now, monotonic: () => now },
    canAsk,
    log: (level, event) => lines.push(`${level} ${event}`),
    onAccepted: (accepted) => served.push(accepted),
  });
}

/** A sheet with these shows at 21:00 UTC on days in a row, from 28 November on. */
function sheet(...titles: string[]): RawSheet {
  const rows = titles.map(
    (title, i) =>
      `2026-${i < 3 ? `11-${28 + i}` : `12-0${i - 2}`},21:00,22:00,${title},https://youtu.be/dQw4w9WgXcQ`,
  );
  return csv(['Date,Start,End,Title,Stream', ...rows].join('\n'));
}

function csv(text: string): RawSheet {
  return {
    form: 'tables',
    tables: [{ name: 'Schedule', what: 'x.csv', bytes: Buffer.from(text), charset: null, delimiter: null }],
  };
}

const titles = () => served.at(-1)?.schedule.slots.map((slot) => slot.details.title);

it('serves what it took, and after a restart what it kept, with its date', async () => {
  await keeper().take(sheet('One', 'Two'));
  expect(titles()).toEqual(['One', 'Two']);
  now += 24 * 60 * MINUTE;
  const restarted = keeper();
  await restarted.load(true);
  expect(served).toHaveLength(2);
  expect(served[1]).toEqual(served[0]);
  expect(restarted.accepted()?.fetchedAt).toBe('2026-11-28T20:00:00Z');
});

it('does not serve what was kept of another source', async () => {
  await keeper('csv:x').take(sheet('One'));
  const other = keeper('csv:y');
  await other.load(true);
  expect(other.accepted()).toBeNull();
  await other.take(sheet('Two'));
  expect(titles()).toEqual(['Two']);
});

it('keeps the last good one when most of the shows are lost, until they are back', async () => {
  const one = keeper();
  await one.take(sheet('One', 'Two', 'Three', 'Four'));
  await one.take(sheet('One'));
  await one.take(sheet('One'));
  expect(titles()).toEqual(['One', 'Two', 'Three', 'Four']);
  expect(one.rejected()).toMatchObject({
    reason: expect.stringMatching(/^3 of 4 coming shows would be gone/),
    at: '2026-11-28T20:00:00Z',
  });
  expect(lines).toEqual(['warn sheet-rejected']);
  await one.take(sheet('One', 'Two', 'Three', 'Five'));
  expect(titles()).toEqual(['One', 'Two', 'Three', 'Five']);
  expect(one.rejected()).toBeNull();
});

it('serves it when an organizer accepts the very one that they saw', async () => {
  const one = keeper();
  await one.take(sheet('One', 'Two', 'Three', 'Four'));
  await one.take(sheet('One'));
  const seen = one.rejected()?.revision ?? '';
  await one.take(sheet('Two'));
  expect(await one.acceptRejected(seen)).toBe(false);
  expect(await one.acceptRejected(one.rejected()?.revision ?? '')).toBe(true);
  expect(titles()).toEqual(['Two']);
  expect([one.rejected(), await one.acceptRejected('')]).toEqual([null, false]);
  const restarted = keeper();
  await restarted.load(true);
  expect(titles()).toEqual(['Two']);
});

it('serves it when the shows that it lost are over', async () => {
  const one = keeper();
  await one.take(sheet('One', 'Two', 'Three', 'Four'));
  const shorter = csv('Date,Start,End,Title\n2026-12-01,21:00,22:00,Four\n');
  await one.take(shorter);
  expect(one.rejected()?.lost.map(({ title }) => title)).toEqual(['One', 'Two', 'Three']);
  now = Date.UTC(2026, 11, 1, 20);
  await one.take(shorter);
  expect(titles()).toEqual(['Four']);
});

it('takes a loss after ten minutes if there is nobody to ask, and says so', async () => {
  canAsk = false;
  const one = keeper();
  await one.take(sheet('One', 'Two', 'Three', 'Four'));
  await one.take(sheet('One'));
  now += 6 * MINUTE;
  // An edit that loses no more does not matter; one that does begins anew.
  await one.take(csv('Date,Start,End,Title,Host\n2026-11-28,21:00,22:00,One,Ada\n'));
  now += 4 * MINUTE - 1000;
  await one.take(csv('Date,Start,End,Title,Host\n2026-11-28,21:00,22:00,One,Ada\n'));
  expect(titles()).toEqual(['One', 'Two', 'Three', 'Four']);
  now += 1000;
  await one.take(csv('Date,Start,End,Title,Host\n2026-11-28,21:00,22:00,One,Ada\n'));
  expect(titles()).toEqual(['One']);
  expect(lines).toContain('warn sheet-accepted-by-itself');
});

it('waits for rows that come back within the ten minutes, and begins anew when more is lost', async () => {
  canAsk = false;
  const one = keeper();
  await one.take(sheet('One', 'Two', 'Three', 'Four'));
  await one.take(sheet('One'));
  now += 9 * MINUTE;
  await one.take(csv('Date,Start,End,Title\n2026-12-24,21:00,22:00,Other\n'));
  now += 2 * MINUTE;
  await one.take(csv('Date,Start,End,Title\n2026-12-24,21:00,22:00,Other\n'));
  expect(titles()).toEqual(['One', 'Two', 'Three', 'Four']);
  await one.take(sheet('One', 'Two', 'Three', 'Four'));
  expect(one.rejected()).toBeNull();
});

it('never takes a lost header by itself, and a loss at once if the sheet says Accept', async () => {
  canAsk = false;
  const one = keeper();
  await one.take(sheet('One', 'Two', 'Three', 'Four'));
  await one.take(csv('nothing,here\nat,all\n'));
  now += 60 * MINUTE;
  await one.take(csv('nothing,here\nat,all\n'));
  expect(titles()).toEqual(['One', 'Two', 'Three', 'Four']);
  const { tables } = sheet('One') as Extract<RawSheet, { form: 'tables' }>;
  const settings = {
    name: 'Settings',
    what: 'x.csv',
    bytes: Buffer.from('Accept,yes\n'),
    charset: null,
    delimiter: null,
  };
  await one.take({ form: 'tables', tables: [...tables, settings] });
  expect(titles()).toEqual(['One']);
});

it.each([
  ['without a header', 'first,ever\nsheet,x\n'],
  ['that lost its header', '2026-11-28,21:00,One\n'],
])('does not accept a sheet %s, at first or later', async (_, text) => {
  const one = keeper();
  await one.take(csv(text));
  expect([one.accepted(), one.rejected()?.reason]).toEqual([
    null,
    expect.stringMatching(/names of the columns/),
  ]);
  await one.take(sheet('One'));
  await one.take(csv(text));
  expect(titles()).toEqual(['One']);
  expect(one.rejected()?.reason).toMatch(/names of the columns/);
});

it('passes on what cannot be read, and serves on', async () => {
  const one = keeper();
  await one.take(sheet('One'));
  await expect(one.take(csv('<!doctype html>'))).rejects.toBeInstanceOf(UnreadableSheet);
  expect(titles()).toEqual(['One']);
});

it('reads a sheet that has not changed once, and moves its date on', async () => {
  const one = keeper();
  await one.take(sheet('One'));
  const first = await readFile(lastGoodPath(dir), 'utf8');
  now += MINUTE;
  await one.take(sheet('One'));
  expect([reads, served.length, one.accepted()?.fetchedAt, one.changedAt()]).toEqual([
    1,
    1,
    '2026-11-28T20:01:00Z',
    null,
  ]);
  expect(await readFile(lastGoodPath(dir), 'utf8')).toBe(first);
  now += 10 * MINUTE;
  await one.take(sheet('One'));
  expect(await readFile(lastGoodPath(dir), 'utf8')).toContain('2026-11-28T20:11:00Z');
  await one.take(sheet('Two'));
  expect(one.changedAt()).toBe(now);
});

it('sets aside what was edited, and only if it holds the lock', async () => {
  await keeper().take(sheet('One'));
  await writeFile(lastGoodPath(dir), (await readFile(lastGoodPath(dir), 'utf8')).replace('One', 'Two'));
  served = [];
  await keeper().load(false);
  expect([served, await readdir(dir)]).toEqual([[], ['last-good']]);
  await keeper().load(true);
  expect([served, await readdir(dir)]).toEqual([[], ['last-good.bad-2026-11-28T200000.000Z']]);
  expect(lines).toEqual(['error last-good-bad']);
});

it('serves on if nothing can be kept, and says so', async () => {
  const file = join(dir, 'file');
  await writeFile(file, '');
  await keeper('csv:x', file).take(sheet('One'));
  expect(titles()).toEqual(['One']);
  expect(lines).toEqual(['error last-good-unwritten']);
});
