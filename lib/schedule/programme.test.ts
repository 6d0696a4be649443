import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { itemAt, type ProgrammeEdit, runningOrder } from './programme.ts';
import { read, sayProblems, slotsAbout } from './testing/sheet.ts';
import type { Playback, Stream } from './types.ts';

const START = Date.parse('2026-10-24T22:00:00Z');
const iso = (second: number) => `${new Date(START + second * 1000).toISOString().slice(0, 19)}Z`;
const stream = (label: string, length: number | null): Stream => ({
  label,
  length,
  embed: { provider: 'media', kind: 'file', id: label, src: `https://example.org/${label}.mp4` },
});
const slotOf = (
  lengths: readonly (number | null)[],
  given: { playback?: Playback; end?: number | null; edits?: ProgrammeEdit[] } = {},
) => ({
  start: iso(0),
  end: given.end == null ? null : iso(given.end),
  playback: given.playback ?? ('together' as const),
  streams: lengths.map((length, i) => stream(`item ${i}`, length)),
  edits: given.edits ?? [],
});
const at = (slot: ReturnType<typeof slotOf>, second: number) => {
  const item = itemAt(slot, START + second * 1000);
  return item && `${item.index} ${item.start.slice(11, 19)}-${item.end?.slice(11, 19) ?? '?'}`;
};

describe('the item that a programme plays', () => {
  it.each([
    [-1, null],
    [0, '0 22:00:00-22:01:30'],
    [89, '0 22:00:00-22:01:30'],
    [90, '1 22:01:30-22:01:50'],
    [110, '2 22:01:50-?'],
    [9999, '2 22:01:50-?'],
  ])('at second %i', (second, expected) => {
    expect(at(slotOf([90, 20, null]), second)).toBe(expected);
  });

  it('once: it ends with its last item, also beyond the slot', () => {
    const slot = slotOf([60, 60], { end: 90 });
    expect([at(slot, 100), at(slot, 120)]).toEqual(['1 22:01:00-22:02:00', null]);
  });

  it('in a loop: again and again until the slot ends', () => {
    const slot = slotOf([60, 30], { end: 200, playback: 'together, loop' });
    expect([at(slot, 90), at(slot, 185), at(slot, 200)]).toEqual([
      '0 22:01:30-22:02:30',
      '0 22:03:00-22:03:20',
      null,
    ]);
    expect(runningOrder(slot).map(({ index }) => index)).toEqual([0, 1, 0, 1, 0]);
  });

  it('nothing of a slot that is live', () => {
    expect(at(slotOf([60], { playback: 'live' }), 10)).toBeNull();
  });

  it('skip, start over, and pause for everybody', () => {
    const edits: ProgrammeEdit[] = [
      { at: iso(10), act: 'skip' },
      { at: iso(20), act: 'pause' },
      { at: iso(50), act: 'resume' },
      { at: iso(70), act: 'restart' },
    ];
    const slot = slotOf([60, 60, 60], { edits });
    expect(at(slot, 9)).toBe('0 22:00:00-22:01:00');
    expect(at(slot, 10)).toBe('1 22:00:10-22:01:10');
    expect(at(slot, 40)).toBe('1 22:00:30-?');
    expect(at(slot, 50)).toBe('1 22:00:40-22:01:40');
    expect(at(slot, 70)).toBe('0 22:01:10-22:02:10');
  });
});

/** Second by second: the index that a person with the recordings and a stopwatch would play. */
function slowly(slot: ReturnType<typeof slotOf>, seconds: number): (number | null)[] {
  const lengths = slot.streams.map(({ length }) => length);
  const loops = slot.playback === 'together, loop' && !lengths.includes(null);
  const played: (number | null)[] = [];
  let index = 0;
  let within = 0;
  let paused = false;
  const settle = () => {
    for (let length = lengths[index]; length != null && within >= length; length = lengths[index]) {
      within -= length;
      index++;
      if (loops && index === lengths.length) index = 0;
    }
  };
  for (let now = 0; now < seconds; now++) {
    if (now > 0 && !paused) within++;
    settle();
    for (const { act } of slot.edits.filter(({ at: then }) => then === iso(now))) {
      if (act === 'skip') within = lengths[index] ?? within;
      if (act === 'restart') index = within = 0;
      if (act === 'pause' || act === 'resume') paused = act === 'pause';
      settle();
    }
    const isOver = loops && slot.end !== null && iso(now) >= slot.end;
    played.push(isOver || index >= lengths.length ? null : index);
  }
  return played;
}

const anyProgramme = fc
  .record({
    lengths: fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 }),
    open: fc.boolean(),
    loop: fc.boolean(),
    end: fc.option(fc.integer({ min: 1, max: 200 })),
    edits: fc.array(
      fc.record({
        at: fc.integer({ min: 0, max: 150 }),
        act: fc.constantFrom('skip', 'restart', 'pause', 'resume'),
      }),
      { maxLength: 4 },
    ),
  })
  .map(({ lengths, open, loop, end, edits }) =>
    slotOf(open ? [...lengths, null] : lengths, {
      playback: loop ? 'together, loop' : 'together',
      end,
      edits: edits.sort((a, b) => a.at - b.at).map(({ at: second, act }) => ({ at: iso(second), act })),
    }),
  );

it('plays at each second what a person with a stopwatch would play', () => {
  fc.assert(
    fc.property(anyProgramme, (slot) => {
      const seconds = Array.from({ length: 220 }, (_, second) => second);
      const items = seconds.map((second) => itemAt(slot, START + second * 1000));
      expect(items.map((item) => item?.index ?? null)).toEqual(slowly(slot, 220));
      const isAround = (second: number) => {
        const item = items[second];
        return !item || (item.start <= iso(second) && (item.end === null || item.end > iso(second)));
      };
      expect(seconds.filter((second) => !isAround(second))).toEqual([]);
    }),
    { numRuns: 50, seed: 20261129 },
  );
});

it('goes on over a night in which the clocks are put back, and moves with a delay', () => {
  const items = [1, 2, 3, 4, 5].map((n) => `Part ${n}: https://example.org/${n}.mp4 [1:30:00]`).join('\\n');
  const sheet = (status: string) =>
    read(
      `Date|Start|Length|Title|Playback|Status|Stream\n2026-10-24|23:00|450 min|Marathon|together|${status}|${items}`,
    );
  const starts = (status: string) => {
    const [slot] = slotsAbout(sheet(status), '2026-10-24T12:00:00Z');
    if (!slot) throw new Error('no slot');
    return runningOrder(slot).map(({ start }) => start.slice(11, 16));
  };
  expect(sayProblems(sheet(''))).toEqual([]);
  // In London the clocks go from 02:00 BST back to 01:00 GMT; recordings know nothing of that.
  expect(starts('')).toEqual(['22:00', '23:30', '01:00', '02:30', '04:00']);
  expect(starts('delayed 20')).toEqual(['22:20', '23:50', '01:20', '02:50', '04:20']);
});

it('says what keeps a slot from being played together, and nothing of one that is in order', () => {
  const problems = (playback: string, streams: string, end = '') =>
    sayProblems(
      read(`Date|Start|End|Title|Playback|Stream\n2026-11-28|20:00|${end}|Film|${playback}|${streams}`),
    );
  expect(problems('together', 'https://example.org/a.mp4\\nhttps://example.org/b.m3u8')).toEqual([]);
  expect(problems('together', 'https://youtu.be/aqz-KE-bpKQ')).toEqual([]);
  expect(problems('together, loop', 'https://youtu.be/aqz-KE-bpKQ')).toEqual(['F2 programme-length']);
  expect(problems('together', 'https://example.org/a.mp4 [10:00]', '21:00')).toEqual(['F2 programme-slot']);
  expect(problems('together, loop', 'https://example.org/a.mp4 [10:00]', '21:00')).toEqual([]);
  expect(problems('', 'HD: https://example.org/a.mp4\\nSD: https://example.org/b.mp4')).toEqual([]);
});

it('over the night of the change to winter time, with a delay in the middle and a skip: as a stopwatch has it', () => {
  const SECONDS = 8 * 3600;
  /** Second by second after 23:00 in London, which is 22:00 in UTC: the night has an hour more. */
  const stopwatch = (lengths: readonly number[], begins: number, skipped: number) => {
    let [index, within] = [0, 0];
    return Array.from({ length: SECONDS }, (_, second) => {
      if (second < begins) return undefined;
      if (second > begins) within++;
      if (second === skipped) within = lengths[index] ?? 0;
      while (within >= (lengths[index] ?? Number.POSITIVE_INFINITY)) within -= lengths[index++] ?? 0;
      return index < lengths.length ? index : undefined;
    });
  };
  const clock = (seconds: number) =>
    [seconds / 3600, (seconds / 60) % 60, seconds % 60]
      .map((part) => String(Math.floor(part)).padStart(2, '0'))
      .join(':');
  const night = (lengths: readonly number[], status: string, skipped: number) => {
    const items = lengths.map((length, i) => `Part ${i}: https://example.org/${i}.mp4 [${clock(length)}]`);
    const cells = `2026-10-24|23:00|450 min|Night|together|${status}|${items.join('\\n')}`;
    const sheet = read(`Date|Start|Length|Title|Playback|Status|Stream\n${cells}`, {
      settings: 'Time zone|Europe/London',
    });
    const [slot] = slotsAbout(sheet, '2026-10-24T12:00:00Z');
    if (!slot) throw new Error('no slot');
    return { ...slot, edits: [{ at: iso(skipped), act: 'skip' as const }] };
  };
  const anyNight = fc.record({
    lengths: fc.array(fc.integer({ min: 60, max: 5400 }), { minLength: 5, maxLength: 5 }),
    minutes: fc.integer({ min: 1, max: 90 }),
    edited: fc.integer({ min: 0, max: 3 * 3600 }),
    skipped: fc.integer({ min: 3 * 3600 + 1, max: 5 * 3600 }),
  });
  fc.assert(
    fc.property(anyNight, ({ lengths, minutes, edited, skipped }) => {
      const before = night(lengths, '', skipped);
      const after = night(lengths, `delayed ${minutes}`, skipped);
      const expected = [stopwatch(lengths, 0, skipped), stopwatch(lengths, minutes * 60, skipped)];
      for (let second = 0; second < SECONDS; second += second < 3 || second === skipped - 1 ? 1 : 7) {
        // At that second somebody writes the delay into the sheet.
        const isEdited = second >= edited;
        const played = itemAt(isEdited ? after : before, START + second * 1000)?.index;
        if (played !== expected[isEdited ? 1 : 0]?.[second]) expect({ second, played }).toBe(expected);
      }
    }),
    { numRuns: 25, seed: 20261025 },
  );
}, 30_000);
