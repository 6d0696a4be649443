import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSchedule } from './read-schedule.ts';
import type { Schedule } from './schedule.ts';
import { type Meant, PROGRAMMES } from './testing/programmes.ts';
import { differences } from './testing/rooms-reference.ts';
import { EMBED, sayProblems } from './testing/sheet.ts';
import type { Merge, Tab } from './types.ts';

const read = (tab: Tab): Schedule =>
  readSchedule({ title: null, locale: null, timeZone: 'Europe/Berlin', tabs: [tab] }, { embed: EMBED });
const names = ({ rooms }: Schedule) => rooms.map(({ name }) => name);

describe.each(PROGRAMMES)('a two-day event with four rooms as $name', ({ tab, rooms, meant }) => {
  it('has its rooms, and in each at every boundary what was meant', () => {
    const schedule = read(tab);
    expect(names(schedule)).toEqual(rooms);
    expect(differences(schedule, meant)).toEqual([]);
  });
});

it('the warnings of the three are those of times after midnight', () => {
  expect(PROGRAMMES.map(({ tab }) => sayProblems(read(tab)))).toEqual([[], [], []]);
});

// ---- The same event written in three ways ----

const ROOMS = ['Saal 1', 'Saal 2', 'Zelt', 'Foyer'];

/** Two days in steps of half an hour from ten o'clock: in each room shows and pauses, or one show in all rooms. */
const anyEvent: fc.Arbitrary<Meant[]> = fc
  .array(
    fc.array(fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 1, max: 5 })), { maxLength: 5 }),
    {
      minLength: 8,
      maxLength: 8,
    },
  )
  .chain((columns) => fc.tuple(fc.constant(columns), fc.boolean()))
  .map(([columns, opens]) => {
    const shows: Meant[] = [];
    columns.forEach((column, at) => {
      const day = at < 4 ? 0 : 24 * 60;
      let free = day + 600 + (opens ? 60 : 0);
      for (const [pause, length] of column) {
        const start = free + pause * 30;
        const room = ROOMS[at % 4] ?? null;
        shows.push({ title: `Show ${shows.length}`, room, start, end: start + length * 30 });
        free = start + length * 30;
      }
    });
    for (const day of opens ? [0, 24 * 60] : [])
      shows.push({ title: `Opening ${day}`, room: null, start: day + 600, end: day + 660 });
    return shows.sort((a, b) => a.start - b.start);
  })
  // Rooms of which two never run in parallel are none in a table.
  .filter((shows) => ROOMS.every((room) => shows.some((show) => show.room === room)) && pairs(shows) > 1);

const pairs = (shows: readonly Meant[]) =>
  shows.flatMap((a, at) =>
    shows
      .slice(at + 1)
      .filter(
        (b) => a.room && b.room && a.room !== b.room && a.start < (b.end ?? 0) && b.start < (a.end ?? 0),
      ),
  ).length;

const two = (n: number) => String(n).padStart(2, '0');
const clock = (minute: number) => `${two(Math.floor((minute % 1440) / 60))}:${two(minute % 60)}`;
const dayOf = (minute: number) => `2026-11-${28 + Math.floor(minute / 1440)}`;
const instant = (minute: number) => `${dayOf(minute)}T${clock(minute)}:00+01:00`;
const tab = (rows: string[][], merges: Merge[] = []): Tab => ({ name: 'Schedule', gid: null, rows, merges });

const asTable = (shows: readonly Meant[]) =>
  tab([
    ['Date', 'Start', 'End', 'Title', 'Room'],
    ...shows.map(({ title, room, start, end }, at) => {
      const before = shows[at - 1];
      const day = before && dayOf(before.start) === dayOf(start) ? '' : dayOf(start);
      return [day, clock(start), clock(end ?? 0), title, room ?? ''];
    }),
  ]);

const asExport = (shows: readonly Meant[]) =>
  tab([
    ['Start', 'End', 'Track', 'Proposal title'],
    ...[...shows]
      .sort((a, b) => a.title.localeCompare(b.title))
      .map(({ title, room, start, end }) => [instant(start), instant(end ?? 0), room ?? '', title]),
  ]);

/** Half an hour a row; a show is merged over its rows, and a show in all rooms over the columns. */
function asGrid(shows: readonly Meant[]): Tab {
  const rows = [['Time', ...ROOMS]];
  const merges: Merge[] = [];
  for (const day of [0, 1440]) {
    const own = shows.filter(({ start }) => start >= day + 600 && start < day + 2040);
    if (own.length === 0) continue;
    rows.push([dayOf(day), '', '', '', '']);
    const last = Math.max(...own.map(({ end }) => end ?? 0));
    for (let minute = day + 600; minute < last; minute += 30) {
      const cells = ROOMS.map((name, at) => {
        const show = own.find(({ room, start }) => start === minute && (room === name || room === null));
        if (!show || (show.room === null && at > 0)) return '';
        const row = rows.length;
        const columns = show.room === null ? [1, 5] : [at + 1, at + 2];
        merges.push({
          startRow: row,
          endRow: row + ((show.end ?? 0) - show.start) / 30,
          startColumn: columns[0] ?? 1,
          endColumn: columns[1] ?? 2,
        });
        return show.title;
      });
      rows.push([`${clock(minute)}-${clock(minute + 30)}`, ...cells]);
    }
  }
  return tab(rows, merges);
}

it.each([
  ['a table', asTable],
  ['a grid', asGrid],
  ['an export', asExport],
])('any event written as %s comes out as meant', (_, write) => {
  fc.assert(
    fc.property(anyEvent, (shows) => {
      const schedule = read(write(shows));
      expect(names(schedule).sort()).toEqual([...ROOMS].sort());
      expect(differences(schedule, shows)).toEqual([]);
    }),
    { numRuns: 20 },
  );
});
