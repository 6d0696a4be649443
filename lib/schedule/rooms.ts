import type { NowInput, NowSlot, Override } from './types.ts';

/** A slot that belongs to a room; null means that it belongs to all of them. */
type InRoom = { room: string | null };

/** Whether two slots cannot be on side by side. */
export const shareRoom = (a: InRoom, b: InRoom) => a.room === null || b.room === null || a.room === b.room;

/** The slots of a room, and those of all rooms, in the order they have. The same slots give the same array. */
export function slotsOfRoom<S extends InRoom>(slots: readonly S[], name: string): readonly S[] {
  let byName = known.get(slots) as Map<string, readonly S[]> | undefined;
  if (!byName) {
    byName = new Map();
    known.set(slots, byName);
  }
  let own = byName.get(name);
  if (!own) {
    own = slots.filter(({ room }) => room === null || room === name);
    byName.set(name, own);
  }
  return own;
}

type WithRooms = NowInput & {
  rooms: ReadonlyArray<{ name: string; slug: string; override: Override | null }>;
};

/** Keeps the slots and the override of one room. `slug` null means the first room; without rooms all is as given. */
export function inRoom<Input extends WithRooms & { slots: ReadonlyArray<NowSlot & InRoom> }>(
  input: Input,
  slug: string | null,
): Input {
  const room = input.rooms.find((one) => one.slug === slug) ?? input.rooms[0];
  if (!room) return input;
  const override = room === input.rooms[0] ? input.override : room.override;
  return { ...input, slots: slotsOfRoom(input.slots, room.name), override };
}

// The result is kept, because a page asks for each room once a second and the slots stay the same for minutes.
const known = new WeakMap<object, Map<string, readonly InRoom[]>>();
