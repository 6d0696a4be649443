import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { delaySlots, type Planned } from './delay-slots.ts';
import { slotsBetween } from './slots-between.ts';
import { read } from './testing/sheet.ts';

const HOUR = 3_600_000;
const at = (text: string) => Date.parse(text);

describe('slotsBetween', () => {
  const schedule = read(`Date|Start|End|Title|Repeat
2026-11-28|20:00|22:00|A|
2026-11-26|12:00|2026-11-29 12:00|Marathon|
2015-01-01|08:00|09:00|Daily|daily
2026-11-28|23:00||No end|`);
  const titles = (from: string, to: string) =>
    slotsBetween(schedule, at(from), at(to)).map(({ title }) => title);

  it('holds what goes on in the window, however early it began', () => {
    expect(titles('2026-11-28T21:00:00Z', '2026-11-28T21:30:00Z')).toEqual(['Marathon', 'A']);
    expect(titles('2026-11-28T22:00:00Z', '2026-11-28T22:30:00Z')).toEqual(['Marathon']);
    expect(titles('2026-11-28T08:30:00Z', '2026-11-28T08:40:00Z')).toEqual(['Marathon', 'Daily']);
    expect(titles('2026-11-29T12:00:00Z', '2026-11-30T08:00:00Z')).toEqual(['Daily']);
  });

  it('sorts by start, then row', () => {
    const same = read('Date|Start|Title\n2026-11-28|20:00|B\n2026-11-28|20:00|A\n2026-11-28|19:00|C');
    expect(
      slotsBetween(same, at('2026-11-28T00:00:00Z'), at('2026-11-29T00:00:00Z')).map(({ title }) => title),
    ).toEqual(['C', 'B', 'A']);
  });

  it('counts a delay in, also one from before the window', () => {
    const late = read(`Date|Start|End|Title|Status
2026-11-28|20:00|22:00|A|delayed 90
2026-11-28|22:00|23:00|B|`);
    const [slot] = slotsBetween(late, at('2026-11-28T23:40:00Z'), at('2026-11-28T23:50:00Z'));
    expect(slot).toMatchObject({
      title: 'B',
      start: '2026-11-28T23:30:00Z',
      end: '2026-11-29T00:30:00Z',
      status: 'confirmed',
    });
  });

  it('lets a delayed row push an airing of a repeat', () => {
    const late = read(`Date|Start|End|Title|Status|Repeat
2026-11-28|20:00|22:00|A|delayed 15|
2026-11-21|22:00|23:00|B||weekly`);
    const starts = slotsBetween(late, at('2026-11-28T20:00:00Z'), at('2026-12-05T23:00:00Z')).map(
      ({ start }) => start,
    );
    expect(starts).toEqual(['2026-11-28T20:15:00Z', '2026-11-28T22:15:00Z', '2026-12-05T22:00:00Z']);
  });
});

describe('delaySlots', () => {
  const slot = fc.record({
    start: fc.integer({ min: 0, max: 48 }),
    length: fc.option(fc.integer({ min: 1, max: 6 })),
    delay: fc.constantFrom(0, 0, 0, 60, 120),
    status: fc.constantFrom('confirmed', 'confirmed', 'tentative', 'cancelled'),
  });
  const plans: fc.Arbitrary<Planned[]> = fc.array(slot, { maxLength: 8 }).map((drafts) =>
    drafts
      .sort((a, b) => a.start - b.start)
      .map(({ start, length, delay, status }, row) => ({
        uid: String(row),
        start: start * HOUR,
        end: length === null ? null : (start + length) * HOUR,
        delay,
        details: { status, row } as Planned['details'],
      })),
  );

  it('keeps lengths, moves nothing forward, and nothing that needs not move', () => {
    fc.assert(
      fc.property(plans, (planned) => {
        const moved = delaySlots(planned, false);
        planned.forEach((before, i) => {
          const after = moved[i]!;
          if (before.end !== null) expect(after.end! - after.start).toBe(before.end - before.start);
          const own = before.details.status === 'cancelled' ? 0 : before.delay * 60_000;
          expect(after.start).toBeGreaterThanOrEqual(before.start + own);
          if (after.start === before.start + own) return;
          // Then it begins just when another ends that was to end before it.
          const pushers = planned.filter(
            (other, j) =>
              (other.end ?? other.start + 1) <= before.start &&
              (moved[j]!.end ?? moved[j]!.start) === after.start,
          );
          expect(pushers).not.toEqual([]);
        });
      }),
    );
  });

  it('leaves no two at once that were planned one after the other', () => {
    fc.assert(
      fc.property(plans, (planned) => {
        const moved = delaySlots(planned, false);
        planned.forEach((first, i) => {
          planned.forEach((second, j) => {
            const apart = first.end !== null && first.end <= second.start;
            const cancelled = first.details.status === 'cancelled' || second.details.status === 'cancelled';
            if (apart && !cancelled) expect(moved[i]!.end!).toBeLessThanOrEqual(moved[j]!.start);
          });
        });
      }),
    );
  });
});
