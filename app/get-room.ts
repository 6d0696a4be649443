import { notFound } from 'next/navigation';
import { roomOf } from '#lib/feeds/room-view.ts';
import type { PublicRoom, SiteView } from '#lib/feeds/site-view.ts';
import { getSchedule } from './get-schedule.ts';

/** The room of a page's address, and the view that it is in; a page of a room that is not there is not found. */
export async function getRoom(slug: string): Promise<{ room: PublicRoom; view: SiteView }> {
  const view = await getSchedule();
  const room = view && roomOf(view, slug);
  return view && room?.slug === slug ? { room, view } : notFound();
}
