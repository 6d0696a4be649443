import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TimelineSlot } from './state.ts';
import { timelineOf } from './timeline.ts';

const HOUR = 3_600_000;
const FROM = Date.UTC(2026, 10, 28);
const TO = FROM + 48 * HOUR;

const slot = (
  from: number,
  to: number | null,
  status: TimelineSlot['status'] = 'confirmed',
): TimelineSlot => ({
  uid: `${from} ${to}`,
  title: 'A show',
  start: new Date(FROM + from * HOUR).toISOString(),
  end: to === null ? null : new Date(FROM + to * HOUR).toISOString(),
  status,
  row: 2,
  streams: 1,
  room: null,
});
const draw = (...slots: TimelineSlot[]) => {
  const { bars, gaps, lanes } = timelineOf(slots, [], 60, FROM, TO);
  const hour = (at: number) => (at - FROM) / HOUR;
  return {
    lanes,
    gaps: gaps.map((gap) => [hour(gap.from), hour(gap.to)]),
    bars: bars.map((bar) => [hour(bar.start), hour(bar.end), hour(bar.overrunEnd), bar.lane, bar.overlaps]),
  };
};

describe('timelineOf', () => {
  it('draws shows, what they may overrun, and the gaps between', () => {
    expect(draw(slot(2, 4), slot(4.5, 6), slot(10, 12))).toEqual({
      lanes: 1,
      bars: [
        [2, 4, 4.5, 0, false],
        [4.5, 6, 7, 0, false],
        [10, 12, 13, 0, false],
      ],
      gaps: [
        [0, 2],
        [7, 10],
        [13, 48],
      ],
    });
  });

  it('puts shows at the same time under each other, and marks them', () => {
    expect(draw(slot(2, 6), slot(3, 4), slot(4, 5), slot(6, 7))).toMatchObject({
      lanes: 2,
      bars: [
        [2, 6, 6, 0, true],
        [3, 4, 4, 1, true],
        [4, 5, 6, 1, true],
        [6, 7, 8, 0, false],
      ],
    });
  });

  it('ends a show without an end where the next begins, or six hours later', () => {
    expect(draw(slot(1, null), slot(3, null)).bars).toEqual([
      [1, 3, 3, 0, false],
      [3, 9, 10, 0, false],
    ]);
  });

  it('counts a cancelled show as no show', () => {
    const { bars, gaps } = draw(slot(2, 4, 'cancelled'), slot(3, 5));
    expect(bars.map((bar) => bar[4])).toEqual([false, false]);
    expect(gaps[0]).toEqual([0, 3]);
  });

  it('has no bars on top of each other, and gaps only if nothing is on', () => {
    const times = fc.array(fc.tuple(fc.nat(40), fc.integer({ min: 1, max: 9 })), { maxLength: 20 });
    fc.assert(
      fc.property(times, (spans) => {
        const slots = spans.sort((a, b) => a[0] - b[0]).map(([from, length]) => slot(from, from + length));
        const { bars, gaps } = timelineOf(slots, [], 60, FROM, TO);
        for (const [index, a] of bars.entries()) {
          for (const b of bars.slice(index + 1)) {
            const together = b.start < a.end && a.start < b.end;
            expect(together && a.lane === b.lane).toBe(false);
            if (together) expect(a.overlaps && b.overlaps).toBe(true);
          }
          for (const gap of gaps) expect(a.start < gap.to && gap.from < a.overrunEnd).toBe(false);
        }
      }),
    );
  });
});
