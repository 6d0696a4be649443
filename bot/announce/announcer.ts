import type { DatabaseSync } from 'node:sqlite';
import type { Outbox } from '#bot/store/outbox.ts';
import { transaction } from '#platform/database.ts';
import type { Announcement, Audience, TextLine } from './announcement.ts';

/** A place where announcements are said: its name in the outbox, and how it writes. */
export type Destination = {
  destination: string;
  audience: Audience;
  /** The messages of an announcement; one outbox row each. */
  render(lines: readonly TextLine[]): string[];
};

export type Announce = (audience: Audience, announcement: Announcement) => boolean;

/**
 * The one way to announce something: adds it to the outbox of each place of that audience, in the current transaction or in one
 * of its own. Returns false if it was added before.
 */
export function createAnnounce(
  database: DatabaseSync,
  outbox: Outbox,
  places: readonly Destination[],
  now: () => number,
): Announce {
  return (audience, { key, lines, expiresAt }) =>
    transaction(database, () => {
      let added = false;
      for (const place of places)
        if (place.audience === audience)
          added =
            outbox.add(
              { destination: place.destination, key, lines: place.render(lines), expiresAt },
              now(),
            ) || added;
      return added;
    });
}
