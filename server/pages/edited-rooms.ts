import { createHash } from 'node:crypto';
import type { Schedule } from '#lib/schedule/schedule.ts';

/** If more rooms than this were edited, the edit is of the whole programme, and no room's pages are made before the others. */
const MOST_EDITED = 3;

/**
 * Gives a function that says which rooms were edited since it was last called: their pages are made before those of the
 * other rooms, of which a convention may have a hundred.
 */
export function createEditedRooms(schedule: () => Schedule | null): () => string[] {
  let before = new Map<string, string>();
  return () => {
    const now = hashesOf(schedule());
    const edited = [...now].filter(([slug, hash]) => before.has(slug) && before.get(slug) !== hash);
    before = now;
    return edited.length > MOST_EDITED ? [] : edited.map(([slug]) => `/rooms/${slug}`);
  };
}

/** A hash of the shows of each room, by its slug. */
function hashesOf(schedule: Schedule | null): Map<string, string> {
  const rooms = schedule?.rooms ?? [];
  const hashes = new Map(
    rooms.map((room) => [room.name, createHash('sha256').update(JSON.stringify(room))] as const),
  );
  if (schedule && rooms.length > 0) {
    for (const row of [...schedule.slots, ...schedule.repeats]) {
      const text = JSON.stringify(row);
      const own = row.details.room === null ? hashes.values() : [hashes.get(row.details.room)];
      for (const hash of own) hash?.update(text);
    }
  }
  return new Map(rooms.map(({ name, slug }) => [slug, hashes.get(name)?.digest('hex') ?? '']));
}
