import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nowAt } from './now.ts';
import { overrideAt } from './override.ts';
import { inRoom } from './rooms.ts';
import type { Schedule } from './schedule.ts';
import { slotsBetween } from './slots-between.ts';
import { read, sayProblems } from './testing/sheet.ts';

const HOUR = 3_600_000;
const at = (instant: string) => Date.parse(instant);

const TWO_ROOMS = `Date|Start|End|Title|Room
2026-11-28|10:00|11:00|Talk A|Saal 1
2026-11-28|10:00|11:00|Talk B|Saal 2
2026-11-28|11:00|12:00|Talk C|Saal 1
2026-11-28|11:00|12:00|Talk D|Saal 2`;

const names = ({ rooms }: Schedule) => rooms.map(({ name }) => name);
const slugs = ({ rooms }: Schedule) => rooms.map(({ slug }) => slug);

/** The state of a room, the title that is on, and the next one. */
function shown(schedule: Schedule, instant: string, room: string | null): string {
  const now = at(instant);
  const all = slotsBetween(schedule, now - 48 * HOUR, now + 48 * HOUR);
  const rooms = schedule.rooms.map(({ name, slug }) => ({
    name,
    slug,
    override: overrideAt(schedule, now, slug),
  }));
  const input = { slots: all, settings: schedule.settings, override: overrideAt(schedule, now), rooms };
  const answer = nowAt(inRoom(input, room), now);
  const titleOf = (uid: string | null) => all.find((slot) => slot.uid === uid)?.title ?? '-';
  return `${answer.state} ${answer.override?.title ?? titleOf(answer.slot)}, next ${titleOf(answer.next)}`;
}

describe('rooms are on', () => {
  it('if two pairs of slots of different rooms overlap', () => {
    const schedule = read(TWO_ROOMS);
    expect(names(schedule)).toEqual(['Saal 1', 'Saal 2']);
    expect(slugs(schedule)).toEqual(['saal-1', 'saal-2']);
    expect(schedule.problems).toEqual([]);
  });

  it.each<[string, string, string?]>([
    ['one pair overlaps', TWO_ROOMS.split('\n').slice(0, 4).join('\n')],
    [
      'one of a pair is cancelled',
      TWO_ROOMS.replace(/Room$/m, 'Room|Status').replace('Talk B|Saal 2', 'Talk B|Saal 2|cancelled'),
    ],
    [
      'one of a pair is hidden',
      TWO_ROOMS.replace(/Room$/m, 'Room|Status').replace('Talk B|Saal 2', 'Talk B|Saal 2|hidden'),
    ],
    ['one of a pair has no end', TWO_ROOMS.replace('11:00|Talk B', '|Talk B')],
    ['there is one room', TWO_ROOMS.replaceAll('Saal 2', 'Saal 1')],
    ['Settings say off', TWO_ROOMS, 'Rooms|off'],
  ])('but not if %s', (_, sheet, settings) => {
    const schedule = read(sheet, { settings });
    expect(schedule.rooms).toEqual([]);
    expect(slotsBetween(schedule, at('2026-11-28T00:00Z'), at('2026-11-29T00:00Z'))[0]?.room).toBe('Saal 1');
  });

  it('counts only slots that are on or coming', () => {
    expect(names(read(TWO_ROOMS, { at: at('2026-11-28T10:59:59Z') }))).toHaveLength(2);
    expect(names(read(TWO_ROOMS, { at: at('2026-11-28T11:00:00Z') }))).toEqual([]);
  });

  it('stays on during a show if the reader is told so', () => {
    expect(names(read(TWO_ROOMS, { at: at('2026-11-28T11:30:00Z'), keepRooms: true }))).toHaveLength(2);
    expect(names(read(TWO_ROOMS, { settings: 'Rooms|off', keepRooms: true }))).toEqual([]);
  });

  it('for repeats that overlap week after week', () => {
    const sheet = 'Day|Start|End|Title|Stage\nMonday|10:00|11:00|A|One\nMonday|10:30|11:30|B|Two';
    expect(names(read(sheet, { at: at('2026-11-28T10:00:00Z') }))).toEqual(['One', 'Two']);
  });

  it('if Settings say so, in their order', () => {
    expect(names(read(TWO_ROOMS.split('\n').slice(0, 3).join('\n'), { settings: 'Rooms|on' }))).toEqual([
      'Saal 1',
      'Saal 2',
    ]);
    expect(names(read(TWO_ROOMS, { settings: 'Rooms|Saal 2, Saal 1' }))).toEqual(['Saal 2', 'Saal 1']);
  });

  it('in the order of the Rooms tab, with what it says', () => {
    const schedule = read(TWO_ROOMS, {
      rooms:
        'Name|Chat channel|Stream|Off-air message\nSaal 2|#two|https://youtu.be/aqz-KE-bpKQ|Back soon\nSaal 1||||',
    });
    expect(schedule.rooms).toMatchObject([
      { name: 'Saal 2', chat: '#two', stream: { embed: { id: 'aqz-KE-bpKQ' } }, offAirMessage: 'Back soon' },
      { name: 'Saal 1', chat: null, stream: null },
    ]);
    expect(schedule.slots.map(({ details }) => details.streams.length)).toEqual([0, 1, 0, 1]);
  });

  it('if Settings name none, says so', () => {
    expect(sayProblems(read('Date|Start|Title\n2026-11-28|10:00|A', { settings: 'Rooms|on' }))).toEqual([
      'Settings!B1 bad-setting',
    ]);
  });
});

describe('names of rooms', () => {
  const spelled = (a: string, b: string) =>
    TWO_ROOMS.replace('C|Saal 1', `C|${a}`).replace('D|Saal 2', `D|${b}`);

  it.each(['saal 1', 'Saal1', 'SAAL  1', 'Saal-1'])('%s is Saal 1, with one warning', (odd) => {
    const schedule = read(spelled(odd, 'Saal 2'));
    expect(names(schedule)).toEqual(['Saal 1', 'Saal 2']);
    const [problem, more] = schedule.problems;
    // Two spaces are one wherever text is read.
    if (odd === 'SAAL  1') odd = 'SAAL 1';
    expect(problem?.message).toBe(
      `E4: "${odd}" (E4) is read as "Saal 1". Write the name of a room the same everywhere.`,
    );
    expect(more).toBeUndefined();
  });

  it('a slip within a longer word is no room of its own', () => {
    const rows = Array.from(
      { length: 4 },
      (_, i) =>
        `2026-11-28|1${i}:00|1${i}:50|T${i}|Main Theatre\n2026-11-28|1${i}:00|1${i}:50|U${i}|Workshop`,
    );
    const schedule = read(
      `Date|Start|End|Title|Room\n${rows.join('\n')}\n2026-11-28|14:00|14:50|Last|Main Theater`,
    );
    // Theatre and Theater are two slips apart, counted as one swap.
    expect(names(schedule)).toEqual(['Main Theatre', 'Workshop']);
    expect(sayProblems(schedule)).toEqual(['E10 room-name']);
  });

  it('rooms that differ by a digit or a letter are two', () => {
    expect(names(read(TWO_ROOMS.replaceAll('Saal 1', 'Hall A').replaceAll('Saal 2', 'Hall B')))).toEqual([
      'Hall A',
      'Hall B',
    ]);
  });

  it('rooms that are in use at the same time are two, however alike', () => {
    expect(
      names(read(TWO_ROOMS.replaceAll('Saal 1', 'East Stage').replaceAll('Saal 2', 'Fast Stage'))),
    ).toHaveLength(2);
  });

  it('are text', () => {
    const long = 'x'.repeat(300);
    const sheet = TWO_ROOMS.replaceAll('Saal 1', '🎸 <b>').replaceAll('Saal 2', long);
    const schedule = read(sheet);
    expect(names(schedule)).toEqual(['🎸 <b>', long]);
    for (const slug of slugs(schedule)) expect(slug).toMatch(/^[0-9a-z-]{1,60}$/);
  });

  it('have slugs of their own', () => {
    const schedule = read(TWO_ROOMS.replaceAll('Saal 1', 'Hall!').replaceAll('Saal 2', 'Hall?'));
    expect(slugs(schedule)).toEqual(['hall', 'hall-2']);
    expect(sayProblems(schedule)).toEqual(['E1 room-slug']);
  });

  it('are forty at most', () => {
    const rows = (count: number) =>
      Array.from({ length: count }, (_, i) => `2026-11-28|10:00|11:00|Talk ${i}|Place ${i}`).join('\n');
    expect(names(read(`Date|Start|End|Title|Room\n${rows(40)}`))).toHaveLength(40);
    const places = read(`Date|Start|End|Title|Room\n${rows(41)}`);
    expect(names(places)).toEqual([]);
    expect(sayProblems(places).filter((problem) => !problem.endsWith('overlap'))).toEqual([
      'E1 too-many-rooms',
    ]);
  });

  it('of a tab that no slot uses, a channel that is none and a name that stands twice are a problem each', () => {
    const schedule = read(TWO_ROOMS, {
      rooms: 'Name|Chat channel\nSaal 1|not a channel\nSall 2\nSaal1\nAttic',
    });
    expect(sayProblems(schedule)).toEqual([
      'Rooms!B2 bad-chat',
      'Rooms!A3 room-unused',
      'Rooms!A4 duplicate-room',
      'Rooms!A5 room-unused',
    ]);
  });
});

describe('within a room', () => {
  it('is what is on, what is next and what overlaps', () => {
    const schedule = read(`${TWO_ROOMS}\n2026-11-28|11:30|12:30|Talk E|Saal 2`);
    expect(shown(schedule, '2026-11-28T10:30:00Z', 'saal-1')).toBe('on-air Talk A, next Talk C');
    expect(shown(schedule, '2026-11-28T10:30:00Z', null)).toBe('on-air Talk A, next Talk C');
    expect(shown(schedule, '2026-11-28T10:30:00Z', 'saal-2')).toBe('on-air Talk B, next Talk D');
    expect(shown(schedule, '2026-11-28T12:40:00Z', 'saal-1')).toBe('overrunning Talk C, next -');
    expect(sayProblems(schedule)).toEqual(['B6 overlap']);
  });

  it('a delay moves what follows there, and nothing elsewhere', () => {
    const schedule = read(
      TWO_ROOMS.replace(/Room$/m, 'Room|Status').replace('Talk A|Saal 1', 'Talk A|Saal 1|delayed 20'),
    );
    expect(shown(schedule, '2026-11-28T11:10:00Z', 'saal-1')).toBe('on-air Talk A, next Talk C');
    expect(shown(schedule, '2026-11-28T11:10:00Z', 'saal-2')).toBe('on-air Talk D, next -');
    expect(shown(schedule, '2026-11-28T11:20:00Z', 'saal-1')).toBe('on-air Talk C, next -');
  });

  it.each(['', 'all rooms'])('a row for "%s" is in each of them', (room) => {
    const schedule = read(`${TWO_ROOMS}\n2026-11-28|13:00|14:00|Closing|${room}`);
    expect(names(schedule)).toEqual(['Saal 1', 'Saal 2']);
    for (const slug of ['saal-1', 'saal-2']) {
      expect(shown(schedule, '2026-11-28T13:30:00Z', slug)).toBe('on-air Closing, next -');
    }
  });

  it('an override shows what it says there, and nowhere else', () => {
    const settings = 'Show now|card: Welcome\nShow now Saal 2|Talk C\nShow now Attic|Talk C';
    const schedule = read(TWO_ROOMS, { settings });
    expect(shown(schedule, '2026-11-28T10:30:00Z', 'saal-1')).toBe('on-air Welcome, next Talk C');
    expect(shown(schedule, '2026-11-28T10:30:00Z', 'saal-2')).toBe('on-air Talk C, next Talk D');
    expect(sayProblems(schedule)).toEqual(['Settings!A3 show-now']);
  });

  it('an override that names the first room counts before one without a name', () => {
    const schedule = read(TWO_ROOMS, { settings: 'Show now|card: One\nShow now (saal1)|card: Two' });
    expect(shown(schedule, '2026-11-28T10:30:00Z', null)).toContain('on-air Two');
  });
});

// ---- Against a slow reference ----

const MINUTE = 60_000;
const midnight = at('2026-11-28T00:00:00Z');
const ROOMS = ['Saal 1', 'Saal 2', 'Zelt', ''] as const;

type Draft = { start: number; length: number | null; room: number; status: string; delay: number };

const anyDrafts = fc
  .array(
    fc.record({
      start: fc.integer({ min: 0, max: 600 }),
      length: fc.option(fc.integer({ min: 1, max: 120 })),
      room: fc.nat(3),
      status: fc.constantFrom('', '', 'cancelled'),
      delay: fc.constantFrom(0, 0, 0, 7, 40),
    }),
    { minLength: 1, maxLength: 14 },
  )
  .map((drafts) => drafts.sort((a, b) => a.start - b.start));

const clock = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

const sheetOf = (drafts: readonly Draft[]) =>
  [
    'Date|Start|Length|Title|Room|Status',
    ...drafts.map(({ start, length, room, status, delay }, i) => {
      const state = [status, delay > 0 ? `delayed ${delay}` : ''].filter(Boolean).join(', ');
      return `2026-11-28|${clock(start)}|${length ?? ''}|S${i}|${ROOMS[room]}|${state}`;
    }),
  ].join('\n');

/** The rules of rooms taken literally, on minutes, without regard to speed. */
function reference(drafts: readonly Draft[], room: string, minute: number): string {
  const isIn = (a: string, b: string) => a === '' || b === '' || a === b;
  type Moved = {
    title: string;
    room: string;
    start: number;
    end: number | null;
    plannedStart: number;
    plannedEnd: number;
  };
  const moved: Moved[] = [];
  drafts.forEach(({ start, length, room: index, status, delay }, i) => {
    if (status === 'cancelled') return;
    const own = ROOMS[index] ?? '';
    let from = start + delay;
    for (const before of moved) {
      const wasMoved = before.start !== before.plannedStart;
      const until = before.end ?? before.start;
      if (wasMoved && isIn(before.room, own) && before.plannedEnd <= start && until > start)
        from = Math.max(from, until);
    }
    moved.push({
      title: `S${i}`,
      room: own,
      start: from,
      end: length === null ? null : from + length,
      plannedStart: start,
      plannedEnd: length === null ? start + 1 / 60_000 : start + length,
    });
  });
  const order = new Map(moved.map((one, i) => [one, i]));
  const own = moved
    .filter((one) => isIn(one.room, room))
    .sort((a, b) => a.start - b.start || (order.get(a) ?? 0) - (order.get(b) ?? 0));
  const ends = own.map((one, i) => ({
    ...one,
    i,
    to:
      one.end ??
      Math.min(one.start + 360, ...own.map(({ start }) => start).filter((start) => start > one.start)),
  }));
  const next = ends.find(({ start }) => start > minute);
  const say = (state: string, title = '-') => `${state} ${title}, next ${next?.title ?? '-'}`;
  const on = ends.filter(({ start, to }) => start <= minute && minute < to).at(-1);
  if (on) return say('on-air', on.title);
  const last = ends
    .filter(({ to }) => to <= minute)
    .sort((a, b) => a.to - b.to || a.i - b.i)
    .at(-1);
  if (last && minute < last.to + 60) return say('overrunning', last.title);
  if (next && minute >= next.start - 15) return say('starting-soon', next.title);
  return say('off-air');
}

it('agrees with the rules taken literally, in each room at every boundary', () => {
  fc.assert(
    fc.property(anyDrafts, (drafts) => {
      const schedule = read(sheetOf(drafts), { timeZone: 'UTC', settings: 'Rooms|Saal 1, Saal 2, Zelt' });
      expect(names(schedule)).toEqual(['Saal 1', 'Saal 2', 'Zelt']);
      const starts = slotsBetween(schedule, midnight, midnight + 48 * HOUR).flatMap(({ start, end }) => {
        const [from, to] = [at(start), at(end ?? start)];
        return [from - 15 * MINUTE, from, to, to + HOUR, from + 6 * HOUR, from + 7 * HOUR];
      });
      for (const boundary of new Set(starts)) {
        for (const minute of [(boundary - midnight) / MINUTE - 1, (boundary - midnight) / MINUTE]) {
          const instant = new Date(midnight + minute * MINUTE).toISOString();
          for (const room of schedule.rooms) {
            expect(shown(schedule, instant, room.slug)).toBe(reference(drafts, room.name, minute));
          }
        }
      }
    }),
    { numRuns: 25, seed: 20261129 },
  );
});
