import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { NO_OVERRIDES, type OverrideState, pageOf } from '#lib/backstage/override.ts';
import type { Command } from '#lib/backstage/state.ts';
import { siteView } from '#lib/feeds/build-site-view.ts';
import { readSchedule } from '#lib/schedule/read-schedule.ts';
import { findShowNow, showNowIn, withShowNow } from '#lib/schedule/show-now-cell.ts';
import type { Workbook } from '#lib/schedule/types.ts';
import type { Current, SiteConfig } from '#lib/site/current.ts';
import { wordsFor } from '#lib/words/read-words.ts';
import { planOverride } from './orders.ts';
import { openOverrides } from './override.ts';
import { roomOfCell } from './planned.ts';

const NOW = Date.UTC(2026, 10, 28, 10, 30);
const embed = { siteHost: 'localhost', allowedHosts: [] };
const VIDEO = 'https://youtu.be/dQw4w9WgXcQ';
const ROWS = [
  ['Date', 'Start', 'End', 'Title', 'Room', 'Stream'],
  ['2026-11-28', '10:00', '11:00', 'A', 'Saal 1', VIDEO],
  ['2026-11-28', '10:00', '11:00', 'B', 'Saal 2', VIDEO],
  ['2026-11-28', '11:00', '12:00', 'C', 'Saal 1', VIDEO],
  ['2026-11-28', '11:00', '12:00', 'D', 'Saal 2', VIDEO],
];
const workbook = (settings: string[][] = []): Workbook => ({
  title: 'House',
  locale: 'en_GB',
  timeZone: 'UTC',
  tabs: [
    { name: 'Schedule', gid: 0, rows: ROWS },
    { name: 'Settings', gid: 1, rows: settings },
  ],
});
const scheduleOf = (settings?: string[][]) => readSchedule(workbook(settings), { embed });
const current = (settings?: string[][]): Current => ({
  schedule: scheduleOf(settings),
  revision: 'sheet',
  fetchedAt: '2026-11-28T10:30:00Z',
});
const config: SiteConfig = {
  chat: { url: null, channel: '', connect: 'ask' },
  demo: false,
  siteUrl: 'http://localhost',
  embedHosts: [],
  chatChannels: [],
  embeds: 'load',
  locale: null,
  emotes: [],
  themeFiles: [],
  checkPage: false,
  build: '',
  revalidateToken: '',
};
function run(
  order: Parameters<typeof planOverride>[0],
  state: OverrideState = NO_OVERRIDES,
  of = scheduleOf(),
) {
  const crew = { name: 'Ada', open: false };
  return planOverride(order, { state, schedule: of, embed, crew, now: NOW, words: wordsFor('en') });
}
function done(order: Command, state?: OverrideState): OverrideState {
  const planned = run(order as Parameters<typeof run>[0], state);
  if (!planned.ok || !planned.here) throw new Error(JSON.stringify(planned));
  return planned.here;
}

let dataDir = '';
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'marquee-override-'));
});
afterEach(() => rm(dataDir, { recursive: true, force: true, maxRetries: 5 }));

it('an order of a room changes that room alone, and is taken back there', () => {
  const next = done({ act: 'next', room: 'saal-2' });
  expect([next.held, pageOf(next, 'saal-2').held?.title]).toEqual([null, 'D']);
  expect(next.acts[0]?.what).toBe('went to “D” in Saal 2');
  const both = done({ act: 'next' }, next);
  expect([both.held?.title, pageOf(both, 'saal-2').held?.title]).toEqual(['C', 'D']);
  const back = done({ act: 'release', room: 'saal-2' }, both);
  expect([back.held?.title, pageOf(back, 'saal-2').held]).toEqual(['C', null]);
  const undone = done({ act: 'undo' }, back);
  expect([undone.held?.title, pageOf(undone, 'saal-2').held?.title]).toEqual(['C', 'D']);
  expect(run({ act: 'next', room: 'attic' })).toEqual({
    ok: false,
    reason: 'This room is not in the schedule any more.',
  });
});

it('viewers of the room get it, over a restart, until the sheet says something newer there', async () => {
  const open = () => openOverrides({ dataDir, now: () => NOW, onChange() {}, log: () => {} });
  const one = await open();
  one.apply(current());
  await one.change(done({ act: 'next', room: 'saal-2' }, one.state()));
  const other = await open();
  const applied = other.apply(current());
  expect(applied.revision).toMatch(/^[0-9a-f]{16}$/);
  const view = siteView(applied, config, NOW);
  expect([view.override, ...view.rooms.map(({ override }) => override?.title)]).toEqual([
    null,
    undefined,
    'D',
  ]);
  // A new "Show now" of the first room in the sheet changes nothing for the second room.
  const first = other.apply(current([['Show now', 'C']]));
  expect(siteView(first, config, NOW).rooms[1]?.override?.title).toBe('D');
  const newer = other.apply(
    current([
      ['Show now', 'C'],
      ['Show now Saal 2', 'B'],
    ]),
  );
  expect(siteView(newer, config, NOW).rooms[1]?.override?.title).toBe('B');
  await Promise.all([one.stop(), other.stop()]);
});

it('the cell of a room is found by its name or slug, else a row is added', () => {
  const cell = (settings: string[][], slug?: string) => {
    const found = findShowNow(workbook(settings));
    const room = roomOfCell(scheduleOf(), slug);
    return found && room !== undefined ? showNowIn(found, room) : null;
  };
  const rows = [
    ['Show now', 'C'],
    ['Show now saal2', 'D'],
  ];
  expect(cell(rows)).toEqual({ text: 'C', place: { row: 0, column: 1 } });
  expect(cell(rows, 'saal-2')).toEqual({ text: 'D', place: { row: 1, column: 1 } });
  expect(cell(rows.slice(0, 1), 'saal-2')).toEqual({ text: '', place: null });
  // A row that names the first room counts before one without a name.
  expect(cell([...rows, ['Show now Saal 1', 'A']])).toEqual({ text: 'A', place: { row: 2, column: 1 } });
  const room = roomOfCell(scheduleOf(), 'saal-2') ?? null;
  expect(withShowNow(workbook(rows.slice(0, 1)), 'D', room).tabs[1]?.rows).toEqual([
    ['Show now', 'C'],
    ['Show now Saal 2', 'D'],
  ]);
});

it('a text for the cell of a room is checked in that room', () => {
  const planned = run({ act: 'next', room: 'saal-2' });
  if (!planned.ok || !planned.sheet) throw new Error('not planned');
  const { order } = planned.sheet;
  expect(order).toMatchObject({ text: 'D', room: { name: 'Saal 2', isFirst: false } });
  expect(order.isMeant(scheduleOf([['Show now Saal 2', 'D']]))).toBe(true);
  expect(order.isMeant(scheduleOf([['Show now', 'D']]))).toBe(false);
});
