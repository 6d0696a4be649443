import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Mode, type SheetsStandIn, startSheetsStandIn } from '../../e2e/sheets-stand-in/server.ts';
import type { Accepted } from './keeper.ts';
import { readLastGood } from './last-good.ts';
import { sourceFrom } from './open-source.ts';
import { createSharedSheet, type SharedSheet } from './shared-sheet.ts';
import type { SourceConfig } from './source.ts';
import { standingClock } from './testing/standing-clock.ts';

let google: SheetsStandIn;
let dir = '';
let time: ReturnType<typeof standingClock>;
const running: SharedSheet[] = [];

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'marquee-shared-'));
  time = standingClock();
  google = await startSheetsStandIn();
  google.sheet.setTab('Schedule', SHEET);
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((sheet) => sheet.stop()));
  await google.close();
  // A file that was being written when the sheet was stopped may appear meanwhile.
  await rm(dir, { recursive: true, force: true, maxRetries: 5 });
});

/** The clock stands at 20:00 UTC on 28 November 2026: One is about to begin. */
const SHEET = `Date,Start,End,Title,Stream
2026-11-28,20:15,22:00,One,https://youtu.be/dQw4w9WgXcQ
2026-11-29,20:00,22:00,Two,https://youtu.be/dQw4w9WgXcQ
2026-11-30,20:00,22:00,Three,https://youtu.be/dQw4w9WgXcQ
`;

async function start(config?: SourceConfig) {
  const { sheetId, apiKey, root } = google;
  const served: Accepted[] = [];
  const lines: string[] = [];
  const sheet = createSharedSheet({
    canAsk: true,
    source: sourceFrom(config ?? { kind: 'google', sheetId, auth: { apiKey }, apiRoot: root }),
    dataDir: join(dir, 'data'),
    pollSeconds: 5,
    readOptions: { timeZone: null, locale: null, embed: { siteHost: 'localhost', allowedHosts: [] } },
    onAccepted: (accepted) => served.push(accepted),
    log: (level, event) => lines.push(`${level} ${event}`),
    clock: time.clock,
  });
  await sheet.start();
  running.push(sheet);
  const titles = () => sheet.accepted()?.schedule.slots.map(({ details }) => details.title) ?? null;
  return { sheet, served, lines, titles };
}

/** Lets time pass once the read that was due is over, and waits for what should come of it. */
async function after(ms: number, expected: () => void) {
  await time.pass(ms);
  await vi.waitFor(
    async () => {
      // This runs the timers that became due at this very instant meanwhile.
      await time.pass(0);
      expected();
    },
    { timeout: 10_000 },
  );
}

/** Waits until this number of reads are over. */
const reads = (sheet: SharedSheet, count: number) => () => {
  expect(google.counts.reads).toBe(count);
  expect(sheet.status().nextReadAt).not.toBeNull();
};

describe('a Google Sheet', () => {
  it('is served, and its edits at the quick pace near a show', async () => {
    const { sheet, served, titles } = await start();
    await after(0, reads(sheet, 1));
    expect(titles()).toEqual(['One', 'Two', 'Three']);
    google.sheet.setCell('Schedule', 'D2', 'First');
    await after(5000, reads(sheet, 2));
    expect(titles()).toEqual(['First', 'Two', 'Three']);
    expect(served).toHaveLength(2);
    expect(served[0]?.revision).not.toBe(served[1]?.revision);
    expect(sheet.status()).toMatchObject({
      role: 'puller',
      accepted: { revision: served[1]?.revision, fetchedAt: '2026-11-28T20:00:05Z' },
      rejected: null,
      lastError: null,
      readsLastMinute: 2,
    });
  });

  it('is looked at once a minute while pushes prove to work, and quickly again once one did not come', async () => {
    const { sheet, titles } = await start();
    await after(0, reads(sheet, 1));
    const edit = async (title: string, count: number) => {
      google.sheet.setCell('Schedule', 'D2', title);
      void sheet.refresh('push');
      await after(2000, reads(sheet, count));
      expect(titles()?.[0]).toBe(title);
    };
    const untilNext = () => Number(sheet.status().nextReadAt) - time.clock.now();
    await edit('Once', 2);
    expect(untilNext()).toBe(5000);
    await edit('Twice', 3);
    expect(sheet.status().pushes).toEqual({ heardAt: time.clock.now() - 2000, work: true });
    expect(untilNext()).toBe(60_000);

    google.setMode({ answer: 'unavailable' });
    google.sheet.setCell('Schedule', 'D2', 'Thrice');
    void sheet.refresh('push');
    await after(2000, reads(sheet, 4));
    expect(untilNext()).toBe(10_000);
    google.setMode({ answer: 'ok' });
    await after(10_000, reads(sheet, 5));
    expect(sheet.status().pushes.work).toBe(true);
    expect(untilNext()).toBe(60_000);

    // No trigger tells of our own writes.
    google.sheet.setCell('Schedule', 'D2', 'Ours');
    void sheet.refresh('own-write');
    await after(2000, reads(sheet, 6));
    expect(sheet.status().pushes.work).toBe(true);

    google.sheet.setCell('Schedule', 'D2', 'Untold');
    await after(60_000, reads(sheet, 7));
    expect(titles()?.[0]).toBe('Untold');
    expect(sheet.status().pushes.work).toBe(false);
    expect(untilNext()).toBe(5000);
  });

  it('is looked at quickly all the while if somebody presses "Read it now" instead of a push', async () => {
    const { sheet } = await start();
    await after(0, reads(sheet, 1));
    for (const count of [2, 3, 4]) {
      google.sheet.setCell('Schedule', 'D2', `Edit ${count}`);
      void sheet.refresh('asked');
      await after(2000, reads(sheet, count));
    }
    expect(Number(sheet.status().nextReadAt) - time.clock.now()).toBe(5000);
  });

  it('is read once for 500 who come at the same time', async () => {
    const { sheet } = await start();
    await Promise.all([
      after(0, reads(sheet, 1)),
      ...Array.from({ length: 500 }, () => sheet.refresh('asked')),
    ]);
    expect(google.counts.reads).toBe(1);
  });

  it.each<[string, Mode, string]>([
    ['not shared', { answer: 'not-shared' }, 'not-shared'],
    ['gone', { answer: 'no-such-sheet' }, 'no-such-sheet'],
    ['a renamed tab', { answer: 'renamed-tab' }, 'tab-renamed'],
    ['quota', { answer: 'quota' }, 'quota'],
    ['500', { answer: 'internal' }, 'unavailable'],
    ['503', { answer: 'unavailable' }, 'unavailable'],
    ['503 with HTML', { answer: 'html-503' }, 'unavailable'],
    ['HTML', { answer: 'html-200' }, 'html'],
    ['truncated', { answer: 'truncated' }, 'truncated'],
    ['broken off', { answer: 'broken-off' }, 'truncated'],
    ['bad key', { answer: 'bad-key' }, 'bad-key'],
  ])('is served on while the answer is: %s', async (_, mode, kind) => {
    const { sheet, lines, titles } = await start();
    await after(0, reads(sheet, 1));
    google.setMode(mode);
    await after(5000, reads(sheet, 2));
    await after(10_000, reads(sheet, 3));
    expect(sheet.status().lastError?.kind).toBe(kind);
    expect(titles()).toEqual(['One', 'Two', 'Three']);
    expect(lines.filter((line) => line === 'warn sheet-unread')).toHaveLength(1);
    google.setMode({ answer: 'ok' });
    google.sheet.setCell('Schedule', 'D2', 'First');
    await after(20_000, reads(sheet, 4));
    expect(titles()).toEqual(['First', 'Two', 'Three']);
    expect(sheet.status()).toMatchObject({ lastError: null, failures: 0 });
  });

  it('is served on while Google hangs', async () => {
    const { sheet, titles } = await start();
    await after(0, reads(sheet, 1));
    google.setMode({ answer: 'hung' });
    await after(5000, () => expect(google.counts.reads).toBe(2));
    await after(20_000, reads(sheet, 2));
    expect(sheet.status().lastError?.kind).toBe('timeout');
    expect(titles()).toEqual(['One', 'Two', 'Three']);
  });

  it('waits as long as Google asks', async () => {
    const { sheet } = await start();
    await after(0, reads(sheet, 1));
    google.setMode({ answer: 'quota', retryAfter: { seconds: 120, as: 'seconds' } });
    await after(5000, reads(sheet, 2));
    google.setMode({ answer: 'ok' });
    void sheet.refresh('asked');
    await after(119_000, reads(sheet, 2));
    await after(1000, reads(sheet, 3));
  });

  it('that was emptied is not accepted until an organizer says so', async () => {
    const { sheet, lines, titles } = await start();
    await after(0, reads(sheet, 1));
    google.sheet.setTab('Schedule', 'Date,Start,Title\n');
    await after(5000, reads(sheet, 2));
    expect(titles()).toEqual(['One', 'Two', 'Three']);
    expect(lines).toContain('warn sheet-rejected');
    const { rejected } = sheet.status();
    expect(rejected?.reason).toMatch(/^None of 3 coming shows/);
    expect(await sheet.acceptRejected(rejected?.revision ?? '')).toBe(true);
    expect(titles()).toEqual([]);
  });

  it('is there after a restart with Google down for a day, dated', async () => {
    const first = await start();
    await after(0, reads(first.sheet, 1));
    await first.sheet.stop();
    await time.pass(24 * 3_600_000);
    google.setMode({ answer: 'unavailable' });
    const { sheet, served, titles } = await start();
    expect(served).toHaveLength(1);
    expect(titles()).toEqual(['One', 'Two', 'Three']);
    expect(sheet.status().accepted?.fetchedAt).toBe('2026-11-28T20:00:00Z');
    await after(0, reads(sheet, 2));
    expect(titles()).toEqual(['One', 'Two', 'Three']);
  });
});

it('is on disk once the site is stopped, also if it was accepted at that very moment', async () => {
  const { sheetId, apiKey, root } = google;
  const dataDir = join(dir, 'stopped');
  const { promise: stopped, resolve } = Promise.withResolvers<void>();
  const sheet = createSharedSheet({
    canAsk: true,
    source: sourceFrom({ kind: 'google', sheetId, auth: { apiKey }, apiRoot: root }),
    dataDir,
    pollSeconds: 5,
    readOptions: { timeZone: null, locale: null, embed: { siteHost: 'localhost', allowedHosts: [] } },
    onAccepted: () => resolve(sheet.stop()),
    log: () => undefined,
    clock: time.clock,
  });
  await sheet.start();
  await time.pass(0);
  await stopped;
  expect(await readLastGood(dataDir)).toMatchObject({ state: 'good' });
  expect((await readdir(dataDir)).filter((name) => name.includes('.tmp'))).toEqual([]);
});

describe('two processes', () => {
  it('share the sheet that one of them reads, and the other takes over', async () => {
    const first = await start();
    await after(0, reads(first.sheet, 1));
    const second = await start();
    expect(second.titles()).toEqual(['One', 'Two', 'Three']);
    expect([first.sheet.status().role, second.sheet.status().role]).toEqual(['puller', 'follower']);

    google.sheet.setCell('Schedule', 'D2', 'First');
    await second.sheet.refresh('asked');
    await vi.waitFor(() => expect(first.sheet.status().nextReadAt).toBe(time.clock.now() + 2000), {
      timeout: 10_000,
    });
    await after(2000, () => expect(second.titles()).toEqual(['First', 'Two', 'Three']));
    expect(google.counts.reads).toBe(2);

    await first.sheet.stop();
    google.sheet.setCell('Schedule', 'D2', 'Again');
    await after(1000, reads(second.sheet, 3));
    expect(second.sheet.status().role).toBe('puller');
    expect(second.titles()).toEqual(['Again', 'Two', 'Three']);
  });
});

it('an edit of a file shows at once', async () => {
  const path = join(dir, 'night.csv');
  await writeFile(path, SHEET);
  const { sheet, titles } = await start({ kind: 'file', path });
  await after(0, () =>
    expect(sheet.status()).toMatchObject({ lastReadAt: time.clock.now(), readsLastMinute: 1 }),
  );
  expect(titles()).toEqual(['One', 'Two', 'Three']);
  const planned = sheet.status().nextReadAt ?? 0;
  await writeFile(path, SHEET.replace('One', 'First'));
  await vi.waitFor(() => expect(sheet.status().nextReadAt).toBeLessThan(planned), { timeout: 10_000 });
  await after(250, () => expect(titles()).toEqual(['First', 'Two', 'Three']));
});

it('reads all the same if nothing can be kept', async () => {
  await writeFile(join(dir, 'data'), 'in the way');
  const { lines, titles } = await start();
  await after(0, () => expect(titles()).toEqual(['One', 'Two', 'Three']));
  expect(lines).toContain('error data-dir-unusable');
});
