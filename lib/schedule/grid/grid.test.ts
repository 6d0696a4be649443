import { describe, expect, it } from 'vitest';
import { readSchedule } from '../read-schedule.ts';
import type { Schedule } from '../schedule.ts';
import { EMBED, say, sayProblems, slotsAbout } from '../testing/sheet.ts';
import type { Cell, Merge } from '../types.ts';

function readGrid(sheet: string | Cell[][], merges: Merge[] = [], given: { date?: string } = {}): Schedule {
  const rows: Cell[][] =
    typeof sheet === 'string'
      ? sheet
          .replace(/^\n|\n\s*$/g, '')
          .split('\n')
          .map((line) => line.split('|').map((cell) => cell.trim().replaceAll('\\n', '\n')))
      : sheet;
  return readSchedule(
    { title: null, locale: null, timeZone: 'UTC', tabs: [{ name: 'Schedule', gid: null, rows, merges }] },
    { embed: EMBED, ...given },
  );
}
const withRooms = (schedule: Schedule) =>
  slotsAbout(schedule, '2026-11-28T12:00:00Z').map(
    ({ room }, i) => `${say(schedule, slotsAbout(schedule))[i]} @${room ?? 'all'}`,
  );
const names = ({ rooms }: Schedule) => rooms.map(({ name }) => name);
const merge = (startRow: number, endRow: number, startColumn: number, endColumn: number): Merge => ({
  startRow,
  endRow,
  startColumn,
  endColumn,
});

describe('times down and rooms across', () => {
  const TWO_DAYS = `
Time|Saal 1|Saal 2|Zelt
Saturday 28 November 2026|||
10:00|Opening||
11:00|Talk A|Talk B|Yoga
12:00|Talk C||
13:00||Talk D|
Sunday 29 November 2026|||
10:00|Talk E|Talk F|
11:00|Talk G||`;

  it('is read with a heading row of dates', () => {
    const schedule = readGrid(TWO_DAYS, [merge(2, 3, 1, 4)]);
    expect(withRooms(schedule)).toEqual([
      '2026-11-28 10:00-11:00 Opening @all',
      '2026-11-28 11:00-12:00 Talk A @Saal 1',
      '2026-11-28 11:00-13:00 Talk B @Saal 2',
      '2026-11-28 11:00 Yoga @Zelt',
      '2026-11-28 12:00 Talk C @Saal 1',
      '2026-11-28 13:00 Talk D @Saal 2',
      '2026-11-29 10:00-11:00 Talk E @Saal 1',
      '2026-11-29 10:00 Talk F @Saal 2',
      '2026-11-29 11:00 Talk G @Saal 1',
    ]);
    expect(names(schedule)).toEqual(['Saal 1', 'Saal 2', 'Zelt']);
    expect(schedule.grid).toEqual({ kind: 'rooms', columns: 3 });
    expect(schedule.problems).toEqual([]);
  });

  it('has rooms on although nothing overlaps, and rows of the sheet', () => {
    const schedule = readGrid('Time|Red|Blue\n2026-11-28||\n10:00|A|\n11:00||B');
    expect(names(schedule)).toEqual(['Red', 'Blue']);
    expect(schedule.slots.map(({ details }) => details.row)).toEqual([3, 4]);
  });

  it('goes past midnight, and a cell may be merged over rows and over some rooms', () => {
    const schedule = readGrid(
      `
Date|Time|Red|Blue|Green
2026-11-28|22:00|Show|Duo|
|23:00||Solo|
|00:00||Late|
|01:00|End||`,
      [merge(1, 4, 2, 3), merge(4, 5, 2, 4)],
    );
    expect(withRooms(schedule)).toEqual([
      '2026-11-28 22:00-11-29 01:00 Show @Red',
      '2026-11-28 22:00-23:00 Duo @Blue',
      '2026-11-28 23:00-11-29 00:00 Solo @Blue',
      '2026-11-29 00:00-01:00 Late @Blue',
      '2026-11-29 01:00 End @Red',
      '2026-11-29 01:00 End @Blue',
    ]);
    expect(sayProblems(schedule)).toEqual(['B4 past-midnight']);
  });

  it('takes a range in the column of times as the end, over merged rows too', () => {
    const schedule = readGrid(
      'Zeit|Saal A|Saal B\n28.11.2026||\n10:00-10:45|Eins|Lang\n11:00-11:45|Zwei|\n12:00-12:45|Drei|Ende',
      [merge(2, 4, 2, 3)],
    );
    expect(withRooms(schedule)).toEqual([
      '2026-11-28 10:00-10:45 Eins @Saal A',
      '2026-11-28 10:00-11:45 Lang @Saal B',
      '2026-11-28 11:00-11:45 Zwei @Saal A',
      '2026-11-28 12:00-12:45 Drei @Saal A',
      '2026-11-28 12:00-12:45 Ende @Saal B',
    ]);
  });

  it('takes dates merged above the rooms', () => {
    const schedule = readGrid(
      '|Sat 28 Nov 2026||Sun 29 Nov 2026|\nTime|Red|Blue|Red|Blue\n10:00|A|B|E|\n11:00|C||F|G',
      [merge(0, 1, 1, 3), merge(0, 1, 3, 5)],
    );
    expect(withRooms(schedule)).toEqual([
      '2026-11-28 10:00-11:00 A @Red',
      '2026-11-28 10:00 B @Blue',
      '2026-11-28 11:00 C @Red',
      '2026-11-29 10:00-11:00 E @Red',
      '2026-11-29 11:00 F @Red',
      '2026-11-29 11:00 G @Blue',
    ]);
    expect(names(schedule)).toEqual(['Red', 'Blue']);
  });

  it('reads a stream from a link, from a line below in the cell, or from the next row', () => {
    const link: Cell = { text: 'Linked', links: [{ text: 'Linked', uri: 'https://youtu.be/aqz-KE-bpKQ' }] };
    const schedule = readGrid([
      ['Time', 'Red', 'Blue'],
      ['2026-11-28', '', ''],
      ['10:00', link, 'Lines\nhttps://youtu.be/M7lc1UVf-VE\nwith Ada'],
      ['11:00', 'Below', 'Bare'],
      ['', 'https://youtu.be/dQw4w9WgXcQ', 'about it'],
    ]);
    const found = slotsAbout(schedule).map(({ title, streams, description }) => [
      title,
      streams[0]?.embed.id ?? null,
      description,
    ]);
    expect(found).toEqual([
      ['Linked', 'aqz-KE-bpKQ', null],
      ['Lines', 'M7lc1UVf-VE', 'with Ada'],
      ['Below', 'dQw4w9WgXcQ', null],
      ['Bare', null, 'about it'],
    ]);
  });

  it('names the cell that is wrong', () => {
    const schedule = readGrid('Time|Red|Blue\n2026-11-28||\n10:00|A\\nhttps://example.org/page|B\n11:00|C|D');
    expect(sayProblems(schedule)).toEqual(['B3 stream-refused']);
  });

  it('without any date means the day that it is read for', () => {
    expect(
      withRooms(readGrid('Time|Red|Blue\n10:00|A|B\n11:00|C|', [], { date: '2026-11-28' })),
    ).toHaveLength(3);
    expect(sayProblems(readGrid('Time|Red|Blue\n10:00|A|B\n11:00|C|'))).toEqual(['- no-dates']);
  });
});

describe('times down and days across', () => {
  it('is a week of a radio', () => {
    const schedule = readGrid(
      'Time|Monday|Tuesday|Saturday\n08:00|Breakfast|Breakfast|\n10:00|Talk||Jazz\n12:00||News|',
    );
    expect(withRooms(schedule).slice(0, 3)).toEqual([
      '2026-11-28 10:00 Jazz @all',
      '2026-11-30 08:00-10:00 Breakfast @all',
      '2026-11-30 10:00 Talk @all',
    ]);
    expect(schedule.repeats).toHaveLength(5);
    expect([schedule.rooms, schedule.grid]).toEqual([[], { kind: 'days', columns: 3 }]);
    expect(schedule.problems).toEqual([]);
  });

  it('is a festival with dates', () => {
    const schedule = readGrid('|28 Nov 2026|29 Nov 2026\n20:00|A|B\n22:00|C|D\n01:00|E|');
    expect(withRooms(schedule)).toEqual([
      '2026-11-28 20:00-22:00 A @all',
      '2026-11-28 22:00-11-29 01:00 C @all',
      '2026-11-29 01:00 E @all',
      '2026-11-29 20:00-22:00 B @all',
      '2026-11-29 22:00 D @all',
    ]);
  });
});

it.each([
  'Date|Start|Title|Host\n2026-11-28|20:00|A|Ada\n2026-11-28|21:00|B|Bob',
  'Time|Title|Room\n20:00|A|Red\n21:00|B|Blue',
  'Start|End|Show|Notes\n20:00|21:00|A|x\n21:00|22:00|B|y',
  'Date|EST|PST|Title\n2026-11-28|20:00|17:00|A\n2026-11-29|20:00|17:00|B',
  'Time|Artist|Description\n20:00|Ada|sings\n21:00|Bob|plays',
  'When|What\n28 Nov 2026 20:00|A\n29 Nov 2026 20:00|B',
  'Name|Score|Rank\nAda|20|1\nBob|21|2',
])('a table is no grid: %s', (sheet) => {
  expect(readGrid(sheet).grid).toBeNull();
});
