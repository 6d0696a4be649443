import { notFound } from 'next/navigation';
import { roomAt } from '#lib/feeds/feed.ts';
import type { PublicRoom, SiteView } from '#lib/feeds/site-view.ts';
import { getSchedule } from './get-schedule.ts';

/**
 * The room of a page's address, and the view that it is in; a page of a room that is not there is not found. The address
 * may be one that the room had before.
 */
export async function getRoom(slug: string): Promise<{ room: PublicRoom; view: SiteView }> {
  const view = await getSchedule();
  const room = view && roomAt(view.rooms, slug);
  return room ? { room, view } : notFound();
}
