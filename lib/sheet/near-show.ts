import { nowOfRooms } from '#lib/schedule/now-of-rooms.ts';
import type { Schedule } from '#lib/schedule/schedule.ts';
import { slotsBetween } from '#lib/schedule/slots-between.ts';
import { HOUR } from '#lib/time.ts';

/** Longer than any show with its overrun. */
const PAST_MS = 24 * HOUR;
/** How long (ms) before a show the crew gathers and edits. */
const BEFORE_MS = HOUR / 2;

/** Whether something is shown at an instant (ms), in any room. */
export function isShowOn(schedule: Schedule, instant: number): boolean {
  const slots = slotsBetween(schedule, instant - PAST_MS, instant + HOUR);
  return nowOfRooms(schedule, slots, instant).some(({ now }) => now.state !== 'off-air');
}

/** Whether something is shown at an instant (ms), or will begin within half an hour. */
export function isNearShow(schedule: Schedule, instant: number): boolean {
  const slots = slotsBetween(schedule, instant - PAST_MS, instant + HOUR);
  if (isShowOn(schedule, instant)) return true;
  return slots.some(({ start, status }) => {
    const ms = Date.parse(start) - instant;
    return status !== 'cancelled' && ms > 0 && ms <= BEFORE_MS;
  });
}
