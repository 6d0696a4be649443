import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { trouble } from '#lib/sheet/trouble.ts';
import { readSiteStatus } from '#platform/site-status.ts';
import type { Accepted } from '#server/schedule/keeper.ts';
import type { Rejected } from '#server/schedule/rejection.ts';
import type { SheetStatus } from '#server/schedule/shared-sheet.ts';
import { createStatusFollower, keepStatusFile } from './status.ts';

const AT = Date.UTC(2026, 10, 28, 20);
const QUIET: SheetStatus = {
  circuit: 'closed',
  failures: 0,
  lastReadAt: AT,
  nextReadAt: AT + 5000,
  readsLastMinute: 1,
  lastError: null,
  role: 'puller',
  isReaderSilent: false,
  minutesOld: 0,
  accepted: null,
  rejected: null,
  readOnly: null,
  pushes: { heardAt: null, work: false },
};
const failing = (at: number, kind: 'network' | 'quota' = 'network'): SheetStatus => ({
  ...QUIET,
  lastReadAt: at,
  failures: 1,
  lastError: { kind, sentence: 'Google could not be reached.', why: trouble('notReached'), at },
});
const problems = [
  {
    tab: 'Schedule',
    cell: 'B7',
    row: 7,
    severity: 'error' as const,
    code: 'bad-time',
    message: 'B7: what is this?',
  },
];
const ACCEPTED = { fetchedAt: '2026-11-28T20:00:00Z', schedule: { problems } } as unknown as Accepted;

describe('createStatusFollower', () => {
  it('says when the source last answered, and since when it does not', () => {
    const follow = createStatusFollower();
    expect(follow(QUIET, ACCEPTED)).toMatchObject({ state: 'ok', lastReadAt: '2026-11-28T20:00:00Z' });
    follow(failing(AT + 5000), ACCEPTED);
    expect(follow(failing(AT + 60_000, 'quota'), ACCEPTED)).toMatchObject({
      state: 'failing',
      lastReadAt: '2026-11-28T20:00:00Z',
      lastError: { kind: 'quota', at: '2026-11-28T20:00:05Z' },
    });
    expect(follow({ ...QUIET, lastReadAt: AT + 90_000 }, ACCEPTED)).toMatchObject({
      state: 'ok',
      lastReadAt: '2026-11-28T20:01:30Z',
      lastError: null,
    });
    expect(follow(failing(AT + 120_000), ACCEPTED).lastError?.at).toBe('2026-11-28T20:02:00Z');
  });

  it('waits, and tells of a sheet that was not accepted', () => {
    const follow = createStatusFollower();
    expect(follow({ ...QUIET, lastReadAt: null }, null)).toMatchObject({
      state: 'waiting',
      lastReadAt: null,
      problems: [],
    });
    const rejected = { reason: 'Only 1 of 9.', at: '2026-11-28T20:00:00Z' } as Rejected;
    expect(follow({ ...QUIET, rejected }, ACCEPTED)).toMatchObject({
      state: 'rejected',
      rejected: { reason: 'Only 1 of 9.', at: '2026-11-28T20:00:00Z' },
      problems,
    });
  });
});

const viewers = () => ({ viewers: 3, rooms: {}, lastShow: null });

describe('keepStatusFile', () => {
  it('writes what the bot can read, when it changes, and leaves nothing beside it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'marquee-status-'));
    const dataDir = join(folder, 'data');
    let status = QUIET;
    const stop = keepStatusFile({
      dataDir,
      status: () => status,
      accepted: () => ACCEPTED,
      viewers,
      log: () => {},
    });
    const file = join(dataDir, 'status.json');
    await vi.waitFor(() => expect(readSiteStatus(file)).toMatchObject({ state: 'ok', problems: [{}] }));
    status = failing(AT + 5000);
    await vi.waitFor(
      () => expect(readSiteStatus(file)).toMatchObject({ state: 'failing', lastError: { kind: 'network' } }),
      {
        timeout: 5000,
      },
    );
    await stop();
    // A process that only follows writes nothing, until the one that reads hangs.
    status = { ...QUIET, role: 'follower' };
    const follower = { dataDir, viewers, status: () => status, accepted: () => ACCEPTED, log: () => {} };
    const stopFollower = keepStatusFile(follower);
    status = { ...failing(AT + 5000), role: 'follower', isReaderSilent: true };
    const stopReader = keepStatusFile({ ...follower, status: () => QUIET });
    await vi.waitFor(() => expect(readSiteStatus(file)?.state).toBe('ok'));
    await vi.waitFor(() => expect(readSiteStatus(file)?.state).toBe('failing'), { timeout: 5000 });
    // It lives again, and writes over what was said about it.
    status = { ...QUIET, role: 'follower' };
    await vi.waitFor(() => expect(readSiteStatus(file)?.state).toBe('ok'), { timeout: 5000 });
    await Promise.all([stopFollower(), stopReader()]);
    expect(await readdir(dataDir)).toEqual(['status.json']);
    await rm(folder, { recursive: true });
  });
});
