import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextChange, nowAt } from './now.ts';
import { streamOverride } from './override.ts';
import type { NowInput, NowSlot, Override } from './types.ts';

const MINUTE = 60_000;
const night = Date.parse('2026-11-28T00:00:00Z');
/** `20:05` on the night, and the day after for hours over 23. */
const at = (clock: string) => {
  const [hours = 0, minutes = 0, seconds = 0] = clock.split(':').map(Number);
  return night + ((hours * 60 + minutes) * 60 + seconds) * 1000;
};
const iso = (instant: number) => new Date(instant).toISOString().replace('.000Z', 'Z');
const slot = (uid: string, start: string, end: string | null, status: NowSlot['status'] = 'confirmed') => ({
  uid,
  start: iso(at(start)),
  end: end && iso(at(end)),
  status,
});
const input = (slots: NowSlot[], rest: Partial<NowInput> = {}): NowInput => ({
  slots,
  settings: { startingSoon: 15, overrun: 60 },
  override: null,
  ...rest,
});
const answer = (given: NowInput, clock: string) => {
  const { state, slot: shown, next } = nowAt(given, at(clock));
  return `${state} ${shown} ${next}`;
};

describe('nowAt at every boundary', () => {
  const evening = input([
    slot('a', '20:00', '21:00'),
    slot('b', '21:30', '22:00'),
    slot('c', '26:00', '27:00'),
  ]);
  it.each([
    ['19:44:59', 'off-air null a'],
    ['19:45', 'starting-soon a a'],
    ['19:59:59', 'starting-soon a a'],
    ['20:00', 'on-air a b'],
    ['20:59:59', 'on-air a b'],
    // b starts soon from 21:15 on, and that never cuts a's overrun short.
    ['21:00', 'overrunning a b'],
    ['21:29:59', 'overrunning a b'],
    ['21:30', 'on-air b c'],
    ['22:00', 'overrunning b c'],
    ['22:59:59', 'overrunning b c'],
    ['23:00', 'off-air null c'],
    ['25:45', 'starting-soon c c'],
    ['26:00', 'on-air c null'],
    ['27:59:59', 'overrunning c null'],
    ['28:00', 'off-air null null'],
  ])('%s: %s', (clock, expected) => {
    expect(answer(evening, clock)).toBe(expected);
  });

  it.each<[string, NowSlot[], string, string]>([
    [
      'no end: until the next start',
      [slot('a', '20:00', null), slot('b', '22:00', '23:00')],
      '21:59:59',
      'on-air a b',
    ],
    [
      'no end: the next start ends it',
      [slot('a', '20:00', null), slot('b', '22:00', '23:00')],
      '22:00',
      'on-air b null',
    ],
    ['no end: six hours', [slot('a', '12:00', null)], '17:59:59', 'on-air a null'],
    ['no end: overruns after six hours', [slot('a', '12:00', null)], '18:00', 'overrunning a null'],
    ['no end: off the air after that', [slot('a', '12:00', null)], '19:00', 'off-air null null'],
    [
      'no end: a cancelled start does not end it',
      [slot('a', '20:00', null), slot('b', '21:00', null, 'cancelled')],
      '21:30',
      'on-air a null',
    ],
    [
      'two at once: the one that started last',
      [slot('a', '20:00', '23:00'), slot('b', '21:00', '22:00')],
      '21:30',
      'on-air b null',
    ],
    [
      'two at once: back to the longer one',
      [slot('a', '20:00', '23:00'), slot('b', '21:00', '22:00')],
      '22:00',
      'on-air a null',
    ],
    [
      'two at one start: the later row',
      [slot('a', '20:00', '21:00'), slot('b', '20:00', '21:00')],
      '20:30',
      'on-air b null',
    ],
    [
      'two without end at one start',
      [slot('a', '20:00', null), slot('b', '20:00', null)],
      '20:30',
      'on-air b null',
    ],
    [
      'the last that ended, not the last that started',
      [slot('a', '20:00', '23:00'), slot('b', '21:00', '22:00')],
      '23:30',
      'overrunning a null',
    ],
    [
      'cancelled slots are never shown',
      [slot('a', '20:00', '21:00', 'cancelled')],
      '20:30',
      'off-air null null',
    ],
    [
      'cancelled slots are never next',
      [slot('a', '20:00', '21:00', 'cancelled'), slot('b', '22:00', null)],
      '19:50',
      'off-air null b',
    ],
    ['tentative slots count', [slot('a', '20:00', '21:00', 'tentative')], '20:30', 'on-air a null'],
    ['an empty schedule', [], '20:00', 'off-air null null'],
  ])('%s', (_, slots, clock, expected) => {
    expect(answer(input(slots), clock)).toBe(expected);
  });

  it('uses the minutes of the settings', () => {
    const given = input([slot('a', '20:00', '21:00')], { settings: { startingSoon: 0, overrun: 0 } });
    expect(answer(given, '19:59:59')).toBe('off-air null a');
    expect(answer(given, '21:00')).toBe('off-air null null');
  });

  it('shows an override whatever the times say', () => {
    const override: Override = streamOverride('Emergency', []);
    const given = input([slot('a', '20:00', '21:00')], { override });
    expect(nowAt(given, at('20:30'))).toEqual({
      state: 'on-air',
      slot: null,
      next: null,
      override: { kind: 'stream', title: 'Emergency', streams: [], picture: null, until: null },
    });
    expect(nowAt({ ...given, override: { ...override, slot: 'a' } }, at('12:00')).slot).toBe('a');
  });
});

// ---- Properties, on a scale of minutes so that boundaries meet often ----

const anySlot = fc.record({
  start: fc.integer({ min: 0, max: 900 }),
  length: fc.option(fc.integer({ min: 1, max: 200 })),
  status: fc.constantFrom('confirmed', 'tentative', 'cancelled'),
});
const anyInput = fc
  .record({
    drafts: fc.array(anySlot, { maxLength: 12 }),
    startingSoon: fc.integer({ min: 0, max: 30 }),
    overrun: fc.integer({ min: 0, max: 90 }),
  })
  .map(({ drafts, startingSoon, overrun }) =>
    input(
      drafts
        .sort((a, b) => a.start - b.start)
        .map((draft, i) => ({
          uid: `s${i}`,
          start: iso(night + draft.start * MINUTE),
          end: draft.length === null ? null : iso(night + (draft.start + draft.length) * MINUTE),
          status: draft.status as NowSlot['status'],
        })),
      { settings: { startingSoon, overrun } },
    ),
  );
const anyInstant = fc.integer({ min: -60, max: 1600 }).map((minute) => night + minute * MINUTE);

/** DESIGN.md's five rules, word for word, without regard to speed. */
function reference({ slots, settings }: NowInput, t: number): string {
  const can = slots
    .filter(({ status }) => status !== 'cancelled')
    .map((one, row) => ({ ...one, row, from: Date.parse(one.start) }));
  const ends = can.map((one) => ({
    ...one,
    to: one.end
      ? Date.parse(one.end)
      : Math.min(...can.map(({ from }) => from).filter((from) => from > one.from), one.from + 360 * MINUTE),
  }));
  const next = ends.filter(({ from }) => from > t).sort((a, b) => a.from - b.from || a.row - b.row)[0];
  const say = (state: string, uid?: string) => `${state} ${uid ?? null} ${next?.uid ?? null}`;
  const on = ends
    .filter(({ from, to }) => from <= t && t < to)
    .sort((a, b) => b.from - a.from || b.row - a.row)[0];
  if (on) return say('on-air', on.uid);
  const last = ends
    .filter(({ to }) => to <= t)
    .sort((a, b) => b.to - a.to || b.from - a.from || b.row - a.row)[0];
  if (last && t < last.to + settings.overrun * MINUTE) return say('overrunning', last.uid);
  if (next && t >= next.from - settings.startingSoon * MINUTE) return say('starting-soon', next.uid);
  return say('off-air');
}

describe('properties', () => {
  it('agrees with the five rules taken literally', () => {
    fc.assert(
      fc.property(anyInput, anyInstant, (given, instant) => {
        const { state, slot: shown, next } = nowAt(given, instant);
        expect(`${state} ${shown} ${next}`).toBe(reference(given, instant));
      }),
      { numRuns: 2000 },
    );
  });

  it('never shows a cancelled slot, nor promises one', () => {
    fc.assert(
      fc.property(anyInput, anyInstant, (given, instant) => {
        const cancelled = given.slots.filter(({ status }) => status === 'cancelled').map(({ uid }) => uid);
        const { slot: shown, next } = nowAt(given, instant);
        expect(cancelled).not.toContain(shown);
        expect(cancelled).not.toContain(next);
      }),
    );
  });

  it('nextChange is the first instant with another answer', () => {
    fc.assert(
      fc.property(anyInput, anyInstant, (given, instant) => {
        const before = JSON.stringify(nowAt(given, instant));
        const change = nextChange(given, instant);
        // Everything above is on whole minutes, so no change hides between two of them.
        const until = change ?? instant + 2000 * MINUTE;
        for (let t = instant + MINUTE; t < until; t += MINUTE) {
          expect(JSON.stringify(nowAt(given, t))).toBe(before);
        }
        if (change !== null) {
          expect(change).toBeGreaterThan(instant);
          expect(JSON.stringify(nowAt(given, change))).not.toBe(before);
          expect(JSON.stringify(nowAt(given, change - 1))).toBe(before);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('nextChange under an override is the next start only', () => {
    const given = input([slot('a', '20:00', '21:00'), slot('b', '21:30', '22:00')], {
      override: streamOverride('x', []),
    });
    expect(nextChange(given, at('20:30'))).toBe(at('21:30'));
    expect(nextChange(given, at('21:30'))).toBeNull();
  });
});
