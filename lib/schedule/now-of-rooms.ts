import { nowAt } from './now.ts';
import { overrideAt } from './override.ts';
import { inRoom } from './rooms.ts';
import type { Schedule } from './schedule.ts';
import type { Now, Slot } from './types.ts';

/** The now of a room; without rooms `name` and `slug` are null. */
type RoomNow = { name: string | null; slug: string | null; now: Now };

/** The now of each room at an instant (ms), in the order of rooms; a schedule without rooms gives one. */
export function nowOfRooms(schedule: Schedule, slots: readonly Slot[], instant: number): RoomNow[] {
  const override = overrideAt(schedule, instant);
  const rooms = schedule.rooms.map(({ name, slug }) => {
    return { name, slug, override: overrideAt(schedule, instant, slug) };
  });
  const input = { slots, settings: schedule.settings, override, rooms };
  if (rooms.length === 0) return [{ name: null, slug: null, now: nowAt(input, instant) }];
  return rooms.map(({ name, slug }) => ({ name, slug, now: nowAt(inRoom(input, slug), instant) }));
}
