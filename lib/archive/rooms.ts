import { slugOf } from '#lib/schedule/slug.ts';
import type { Show } from './show.ts';

/** A room that shows were in. Spellings that differ in case or punctuation are one. */
export type ShownRoom = { slug: string; name: string };

/** If a column of rooms has more names than this, its names are places, which can be found by the search. */
const MOST_ROOMS = 40;

/** The rooms of past shows, by name. There are none if there is only one, or more than a viewer would pick from. */
export function shownRooms(shows: readonly Pick<Show, 'room'>[]): ShownRoom[] {
  const names = new Map<string, string>();
  for (const { room } of shows) if (room !== null && !names.has(slugOf(room))) names.set(slugOf(room), room);
  if (names.size < 2 || names.size > MOST_ROOMS) return [];
  return [...names].map(([slug, name]) => ({ slug, name })).sort((a, b) => (a.name < b.name ? -1 : 1));
}
