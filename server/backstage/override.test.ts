import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { NO_OVERRIDES, recordAct } from '#lib/backstage/override.ts';
import type { Command } from '#lib/backstage/state.ts';
import { readSchedule } from '#lib/schedule/read-schedule.ts';
import type { Current } from '#lib/site/current.ts';
import { wordsFor } from '#lib/words/read-words.ts';
import { planOverride } from './orders.ts';
import { openOverrides } from './override.ts';

const NOW = Date.UTC(2026, 10, 28, 20, 30);
const AT = '2026-11-28T20:30:00Z';
const embed = { siteHost: 'localhost', allowedHosts: [] };
const ROWS = [
  ['Date', 'Start', 'End', 'Title', 'Stream', 'Status'],
  ['2026-11-28', '20:00', '21:00', 'One', 'https://youtu.be/dQw4w9WgXcQ', ''],
  ['2026-11-28', '21:30', '22:00', 'Gone', 'https://youtu.be/dQw4w9WgXcQ', 'cancelled'],
  ['2026-11-28', '22:00', '23:00', 'Two', 'https://youtu.be/aqz-KE-bpKQ', ''],
];
function current(showNow = ''): Current {
  const tabs = [
    { name: 'Schedule', gid: 0, rows: ROWS },
    { name: 'Settings', gid: 1, rows: [['Show now', showNow]] },
  ];
  const schedule = readSchedule({ title: 'House', locale: 'en_GB', timeZone: 'UTC', tabs }, { embed });
  return { schedule, revision: 'sheet', fetchedAt: AT };
}

let dataDir = '';
const opened: Array<{ stop(): unknown }> = [];
const lines: string[] = [];
async function open(onChange = () => {}) {
  const log = (_: unknown, event: string) => lines.push(event);
  const overrides = await openOverrides({ dataDir, now: () => NOW, onChange, log });
  opened.push(overrides);
  return overrides;
}
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'marquee-override-'));
  lines.length = 0;
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((overrides) => overrides.stop()));
  await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
});

describe('openOverrides', () => {
  const held = { title: 'By hand', streams: [], slot: null };

  it('keeps what is held over a restart, under a revision of its own', async () => {
    const one = await open();
    expect(one.apply(current())).toEqual(current());
    await one.change(recordAct(one.state(), { who: 'Ada', what: 'shows an address', at: AT, held }));
    const applied = one.apply(current());
    expect(applied.held).toEqual({ ...held, kind: 'stream', picture: null, until: null });
    expect(applied.revision).toMatch(/^[0-9a-f]{16}$/);
    const other = await open();
    expect(other.apply(current())).toEqual(applied);
    expect(other.state().acts[0]?.who).toBe('Ada');
  });

  it('tells of what another process changed', async () => {
    const one = await open();
    const told = vi.fn();
    const other = await open(told);
    await one.change(recordAct(one.state(), { who: 'Ada', what: 'shows an address', at: AT, held }));
    await vi.waitFor(() => expect(told).toHaveBeenCalled(), { timeout: 10_000 });
    expect(other.state().held).toEqual(held);
  });

  it('gives way to a sheet that says "Show now" later, also after a restart', async () => {
    const one = await open();
    one.apply(current());
    await one.change(recordAct(one.state(), { who: 'Ada', what: 'shows an address', at: AT, held }));
    const other = await open();
    expect(other.apply(current('Two')).held).toBeUndefined();
    expect(other.state().acts[0]?.who).toBe('The sheet');
  });

  it.each([
    '',
    '{"held":',
    '{"held":{"title":"x","streams":[{"label":"a","embed":{"src":"javascript:1"}}]}}',
  ])('starts without what it cannot understand: %j', async (text) => {
    await writeFile(join(dataDir, 'override.json'), text);
    const one = await open();
    expect(one.state().held).toBeNull();
    expect(lines).toEqual(['override-unreadable']);
  });

  it('leaves no half of a file, and none beside it', async () => {
    const one = await open();
    await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        one.change(recordAct(one.state(), { who: 'Ada', what: `act ${n}`, at: AT, held })),
      ),
    );
    const kept = JSON.parse(await readFile(join(dataDir, 'override.json'), 'utf8'));
    expect(kept.acts[0].what).toBe('act 19');
  });
});

describe('planOverride', () => {
  const facts = (state: Parameters<typeof planOverride>[1]['state']) => ({
    state,
    schedule: current().schedule,
    embed,
    crew: { name: 'Ada', open: false },
    now: NOW,
    words: wordsFor('en'),
  });
  const empty = NO_OVERRIDES;
  const run = (order: Parameters<typeof planOverride>[0], state = empty) => planOverride(order, facts(state));

  it('goes to the next that is not cancelled, and on from there', () => {
    const next = run({ act: 'next' });
    expect(next).toMatchObject({ ok: true, here: { held: { title: 'Two' }, acts: [{ who: 'Ada' }] } });
    if (next.ok && next.here) expect(run({ act: 'next' }, next.here)).toMatchObject({ ok: false });
  });

  it('shows an address as the sheet would', () => {
    const shown = run({ act: 'show', text: 'https://youtu.be/dQw4w9WgXcQ' });
    expect(shown).toMatchObject({ ok: true, here: { held: { title: 'House', slot: null } } });
    // The acts are kept and shown, so they must not name the address: it may hold a stream's key.
    expect(JSON.stringify(shown.ok && shown.here?.acts[0]?.what)).not.toContain('dQw4');
  });

  it.each<[Command]>([
    [{ act: 'show', text: 'http://192.168.0.10/secret.m3u8' }],
    [{ act: 'hold', uid: 'unknown' }],
    [{ act: 'release' }],
    [{ act: 'undo' }],
  ])('says why it does not: %j', (order) => {
    const result = run(order as Parameters<typeof planOverride>[0]);
    expect(result).toEqual({ ok: false, reason: expect.stringMatching(/\.$/) });
    expect(JSON.stringify(result)).not.toContain('secret');
  });
});
