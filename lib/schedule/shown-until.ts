import { isoSeconds } from '#lib/time.ts';
import { LONGEST_WITHOUT_END } from './now.ts';
import { shareRoom } from './rooms.ts';
import type { NowSlot } from './types.ts';

/** A slot, and the room that it is in. */
type RoomSlot = NowSlot & { room: string | null };

/**
 * When each slot ends, UTC, as `nowAt` has it: one without an end is shown until the next one starts, six hours at most.
 * The slots are sorted by start.
 * @param hasRooms whether only a slot of the same room is the next one
 */
export function shownUntil<T extends RoomSlot>(
  slots: readonly T[],
  hasRooms: boolean,
): (T & { until: string })[] {
  return slots.map((slot, at) => {
    if (slot.end !== null) return { ...slot, until: slot.end };
    const start = Date.parse(slot.start);
    const next = nextStart(slots, at, hasRooms);
    const until = Math.min(next ?? Number.POSITIVE_INFINITY, start + LONGEST_WITHOUT_END);
    return { ...slot, until: isoSeconds(until) };
  });
}

/** The start (ms) of the first slot that starts later; several that start at once do not end each other. */
function nextStart(slots: readonly RoomSlot[], at: number, hasRooms: boolean): number | null {
  const slot = slots[at];
  for (let i = at + 1; i < slots.length; i++) {
    const other = slots[i];
    if (!slot || !other || other.status === 'cancelled' || other.start === slot.start) continue;
    if (!hasRooms || shareRoom(slot, other)) return Date.parse(other.start);
  }
  return null;
}
