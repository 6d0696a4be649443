import type { WrittenSlot } from './schedule.ts';

/** An airing as the sheet plans it, its delay beside it. */
export type Planned = Omit<WrittenSlot, 'day'>;

/**
 * Moves delayed airings, and each later one that a moved one now runs into, by just enough; lengths are kept. Two that
 * were planned for the same time stay so. The list is sorted by planned start.
 */
export function ripple(planned: readonly Planned[]): Planned[] {
  if (planned.every(({ delay }) => delay === 0)) return [...planned];
  let moved: Array<{ plannedEnd: number; end: number }> = [];
  return planned.map((slot) => {
    if (slot.details.status === 'cancelled') return slot;
    let start = slot.start + slot.delay * 60_000;
    moved = moved.filter(({ end }) => end > slot.start);
    for (const { plannedEnd, end } of moved) {
      if (plannedEnd <= slot.start) start = Math.max(start, end);
    }
    if (start === slot.start) return slot;
    const length = slot.end === null ? null : slot.end - slot.start;
    const end = length === null ? null : start + length;
    // Of one without an end only the start can be in the way.
    moved.push({ plannedEnd: slot.end ?? slot.start + 1, end: end ?? start });
    return { ...slot, start, end };
  });
}
