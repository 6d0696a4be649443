import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSchedule } from '../schedule/read-schedule.ts';
import { slotsBetween } from '../schedule/slots-between.ts';
import type { Slot } from '../schedule/types.ts';
import { changesBetween } from './changes.ts';

const MINUTE = 60_000;
const ROWS = [
  '2026-11-28,20:00,22:00,One,https://youtu.be/dQw4w9WgXcQ,,',
  '2026-11-29,20:00,22:00,Two,https://youtu.be/dQw4w9WgXcQ,Ada,',
  '2026-11-30,20:00,,Three,,,',
];

function slotsOf(rows: string[]): Slot[] {
  const table = ['Date,Start,End,Title,Stream,Host,Status', ...rows].map((row) => row.split(','));
  const workbook = {
    title: null,
    locale: 'en_GB',
    timeZone: 'UTC',
    tabs: [{ name: 'Schedule', gid: 0, rows: table }],
  };
  const schedule = readSchedule(workbook, { embed: { siteHost: 'localhost', allowedHosts: [] } });
  return slotsBetween(schedule, Date.UTC(2026, 10, 27), Date.UTC(2026, 11, 31));
}
const edited = (row: number, from: string, to: string) =>
  ROWS.map((text, index) => (index === row ? text.replace(from, to) : text));

describe('changesBetween', () => {
  it.each<[string, string[], object[]]>([
    ['nothing', ROWS, []],
    [
      'a later start',
      edited(0, '20:00', '20:20'),
      [
        {
          kind: 'changed',
          title: 'One',
          what: [
            { of: 'start', ms: 20 * MINUTE },
            { of: 'length', ms: -20 * MINUTE },
          ],
        },
      ],
    ],
    ['another end', edited(0, '22:00', '23:30'), [{ what: [{ of: 'length', ms: 90 * MINUTE }] }]],
    ['an end at last', edited(2, '20:00,', '20:00,21:00'), [{ what: [{ of: 'end', has: true }] }]],
    [
      'another day',
      edited(1, '2026-11-29', '2026-12-05'),
      [{ kind: 'changed', title: 'Two', what: [{ of: 'start', ms: 6 * 1440 * MINUTE }] }],
    ],
    [
      'another stream',
      edited(0, 'dQw4w9WgXcQ', 'aqz-KE-bpKQ'),
      [{ what: [{ of: 'streams', was: 1, is: 1 }] }],
    ],
    [
      'no stream',
      edited(0, 'https://youtu.be/dQw4w9WgXcQ', ''),
      [{ what: [{ of: 'streams', was: 1, is: 0 }] }],
    ],
    [
      'a first stream',
      edited(2, 'Three,', 'Three,https://youtu.be/dQw4w9WgXcQ'),
      [{ what: [{ of: 'streams', was: 0, is: 1 }] }],
    ],
    ['cancelled', edited(0, ',,', ',,cancelled'), [{ what: [{ of: 'status', is: 'cancelled' }] }]],
    ['no host', edited(1, 'Ada', ''), [{ what: [{ of: 'detail', name: 'host', had: true, has: false }] }]],
    [
      'another host',
      edited(1, 'Ada', 'Grace'),
      [{ what: [{ of: 'detail', name: 'host', had: true, has: true }] }],
    ],
    [
      'another title',
      edited(1, 'Two', 'Second'),
      [{ kind: 'changed', title: 'Second', what: [{ of: 'title', was: 'Two' }] }],
    ],
    ['a row less', ROWS.slice(1), [{ kind: 'removed', title: 'One', what: [] }]],
    [
      'a row more',
      [...ROWS, '2026-12-01,20:00,21:00,Four,,,'],
      [{ kind: 'added', title: 'Four', start: '2026-12-01T20:00:00Z' }],
    ],
  ])('%s', (_, rows, expected) =>
    expect(changesBetween(slotsOf(ROWS), slotsOf(rows))).toMatchObject(expected),
  );

  it('names every slot at most once, and nothing for the same list', () => {
    const rows = fc.subarray([...ROWS, ...edited(0, '20:00', '21:00'), ...edited(1, 'Two', 'Tow')]);
    fc.assert(
      fc.property(rows, rows, (one, other) => {
        const [before, after] = [slotsOf(one), slotsOf(other)];
        expect(changesBetween(before, before)).toEqual([]);
        const changes = changesBetween(before, after);
        expect(new Set(changes.map(({ uid }) => uid)).size).toBe(changes.length);
        const count = (kind: string) => changes.filter((change) => change.kind === kind).length;
        expect(after.length - before.length).toBe(count('added') - count('removed'));
      }),
    );
  });
});
