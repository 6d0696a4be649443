import { shareRoom } from './rooms.ts';
import type { WrittenSlot } from './schedule.ts';

/** An airing at its planned time, and its delay. */
export type Planned = Omit<WrittenSlot, 'day'>;

/**
 * Moves delayed airings, and each later one that a moved one now runs into, by just enough; lengths are kept. Two that
 * were planned for the same time stay so. The list is sorted by planned start.
 * @param hasRooms whether an airing runs only into those of its own room
 */
export function delaySlots(planned: readonly Planned[], hasRooms: boolean): Planned[] {
  if (planned.every(({ delay }) => delay === 0)) return [...planned];
  let moved: Array<{ plannedEnd: number; end: number; room: string | null }> = [];
  return planned.map((slot) => {
    if (slot.details.status === 'cancelled') return slot;
    let start = slot.start + slot.delay * 60_000;
    moved = moved.filter(({ end }) => end > slot.start);
    const { room } = slot.details;
    for (const before of moved) {
      const isInTheWay = before.plannedEnd <= slot.start && (!hasRooms || shareRoom(before, { room }));
      if (isInTheWay) start = Math.max(start, before.end);
    }
    if (start === slot.start) return slot;
    const length = slot.end === null ? null : slot.end - slot.start;
    const end = length === null ? null : start + length;
    // If an airing has no end, only its start can collide.
    moved.push({ plannedEnd: slot.end ?? slot.start + 1, end: end ?? start, room });
    return { ...slot, start, end };
  });
}
