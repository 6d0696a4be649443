import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { slotsBetween } from '#lib/schedule/slots-between.ts';
import type { Slot } from '#lib/schedule/types.ts';
import type { RawSheet } from '#lib/sheet/raw-sheet.ts';
import { createKeeper } from './keeper.ts';
import { readSheet } from './read-sheet.ts';

const NOON = Date.UTC(2026, 10, 28, 12);
const DAY = 86_400_000;
const OPTIONS = { today: '2026-11-28', timeZone: 'UTC', embed: { siteHost: 'localhost', allowedHosts: [] } };

let dir = '';
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'marquee-uids-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

function keeper() {
  return createKeeper({
    source: 'csv:x',
    dataDir: dir,
    read: async (raw) => readSheet(raw, OPTIONS),
    clock: { now: () => NOON, monotonic: () => NOON },
    log: () => {},
    canAsk: true,
    onAccepted: () => {},
  });
}

/** A program that starts again with the kept files. */
async function restarted() {
  const one = keeper();
  await one.load(true);
  return one;
}

type Row = { id: number; day: number; hour: number; title: string; repeat: string };

function sheet(rows: readonly Row[]): RawSheet {
  const lines = rows.map(({ day, hour, title, repeat }) => {
    const date = new Date(NOON + day * DAY).toISOString().slice(0, 10);
    return `${date},${hour}:00,${hour + 1}:00,${title},${repeat}`;
  });
  const bytes = Buffer.from(['Date,Start,End,Title,Repeat', ...lines].join('\n'));
  return {
    form: 'tables',
    tables: [{ name: 'Schedule', what: 'x.csv', bytes, charset: null, delimiter: null }],
  };
}

const slotsOf = (one: ReturnType<typeof keeper>): Slot[] => {
  const accepted = one.accepted();
  return accepted ? slotsBetween(accepted.schedule, NOON - 2 * DAY, NOON + 60 * DAY) : [];
};

/** The uid of the first airing of each row, by the row's own id. */
function uidsOf(one: ReturnType<typeof keeper>, rows: readonly Row[]): Map<number, string | undefined> {
  const slots = slotsOf(one);
  return new Map(rows.map(({ id }, i) => [id, slots.find(({ row }) => row === i + 2)?.uid]));
}

const TITLES = [
  'Opening night',
  'Café Noir',
  'Morning news',
  'Puppet theatre',
  'Radio drama',
  'The long walk',
  'Quiz',
  'Jazz hour',
];
const FIRST: Row[] = TITLES.map((title, id) => ({
  id,
  day: id,
  hour: 8 + id,
  title,
  repeat: id === 7 ? 'weekly' : '',
}));

/** An edit of organizers to one row, or to the order of all. */
type Edit =
  | { is: 'time'; id: number; hour: number }
  | { is: 'day'; id: number; day: number }
  | { is: 'spelling'; id: number; how: 'upper' | 'swap' | 'plural' | 'drop' }
  | { is: 'order'; seed: number }
  | { is: 'insert'; at: number }
  | { is: 'restart' };

const id = fc.nat(TITLES.length - 1);
const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc.record({ is: fc.constant('time' as const), id, hour: fc.integer({ min: 0, max: 22 }) }),
  // A repeat that moves to another day of the week has other airings.
  fc.record({ is: fc.constant('day' as const), id: fc.nat(6), day: fc.integer({ min: 0, max: 20 }) }),
  fc.record({
    is: fc.constant('spelling' as const),
    id,
    how: fc.constantFrom('upper' as const, 'swap' as const, 'plural' as const, 'drop' as const),
  }),
  fc.record({ is: fc.constant('order' as const), seed: fc.nat(1000) }),
  fc.record({ is: fc.constant('insert' as const), at: fc.nat(8) }),
  fc.record({ is: fc.constant('restart' as const) }),
);

function respell(title: string, how: 'upper' | 'swap' | 'plural' | 'drop'): string {
  if (how === 'upper') return title === title.toUpperCase() ? title.toLowerCase() : title.toUpperCase();
  if (how === 'plural') return `${title}s`;
  if (how === 'drop') return title.length > 4 ? title.slice(0, -1) : title;
  return title.length > 4 ? `${title.slice(0, 2)}${title[3]}${title[2]}${title.slice(4)}` : title;
}

function apply(rows: readonly Row[], change: Edit, fresh: number): Row[] {
  switch (change.is) {
    case 'time':
      return rows.map((row) => (row.id === change.id ? { ...row, hour: change.hour } : row));
    case 'day':
      return rows.map((row) => (row.id === change.id ? { ...row, day: change.day } : row));
    case 'spelling':
      return rows.map((row) =>
        row.id === change.id ? { ...row, title: respell(row.title, change.how) } : row,
      );
    case 'order':
      return [...rows].sort((a, b) => (((a.id + 1) * change.seed) % 97) - (((b.id + 1) * change.seed) % 97));
    case 'insert':
      return rows.toSpliced(change.at, 0, {
        id: fresh,
        day: 25 + (fresh % 20),
        hour: 3,
        title: `Extra ${fresh} of ${fresh * 7}`,
        repeat: '',
      });
    case 'restart':
      return [...rows];
  }
}

it('keeps the uid of every row through edits of its time, day and spelling, of the order, and through restarts', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 8 }), async (edits) => {
      await rm(join(dir, 'last-good'), { force: true });
      let rows = FIRST;
      let one = keeper();
      await one.take(sheet(rows));
      const known = uidsOf(one, rows);
      for (const [i, change] of edits.entries()) {
        rows = apply(rows, change, 100 + i);
        if (change.is === 'restart') one = await restarted();
        else await one.take(sheet(rows));
        expect(one.rejected()).toBeNull();
        const now = uidsOf(one, rows);
        for (const { id: row } of rows) {
          const uid = now.get(row);
          expect(uid).toBeDefined();
          if (!known.has(row)) known.set(row, uid);
          expect([row, uid]).toEqual([row, known.get(row)]);
        }
        const all = slotsOf(one).map(({ uid }) => uid);
        expect(new Set(all).size).toBe(all.length);
        const again = await restarted();
        expect(again.accepted()).toEqual(one.accepted());
      }
    }),
    { numRuns: 30 },
  );
});

it('gives a sheet that was not accepted the uids that it will have', async () => {
  const one = keeper();
  await one.take(sheet(FIRST));
  const renamed = FIRST.slice(0, 2).map((row) => ({ ...row, title: `${row.title} (new)` }));
  await one.take(sheet(renamed));
  const { revision = '', schedule } = one.rejected() ?? {};
  const uids = schedule?.slots.map(({ uid }) => uid);
  expect(uids).toEqual(
    slotsOf(one)
      .slice(0, 2)
      .map(({ uid }) => uid),
  );
  expect(await one.acceptRejected(revision)).toBe(true);
  expect(slotsOf(one).map(({ uid }) => uid)).toEqual(uids);
  expect((await restarted()).accepted()?.revision).toBe(revision);
});

it('keeps the uids of the airings of a renamed repeat, and of the row that replaces one', async () => {
  const weekly = (title: string) => ({ id: 0, day: 2, hour: 20, title, repeat: 'weekly' });
  const replacing = (title: string) => ({ id: 1, day: 9, hour: 21, title, repeat: '' });
  let one = keeper();
  await one.take(sheet([weekly('Magazine'), replacing('Magazine')]));
  const before = slotsOf(one).map(({ uid }) => uid);
  await one.take(sheet([weekly('The magazine show'), replacing('The magazine show')]));
  one = await restarted();
  expect(slotsOf(one).map(({ uid, title }) => [uid, title])).toEqual(
    before.map((uid) => [uid, 'The magazine show']),
  );
  await one.take(sheet([replacing('The magazine show'), weekly('The magazine show')]));
  expect(slotsOf(one).map(({ uid }) => uid)).toEqual(before);
});
