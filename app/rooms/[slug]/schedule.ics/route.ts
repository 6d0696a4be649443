import { feedOfRoom } from '#lib/feeds/feed.ts';
import { iCalendar } from '#lib/feeds/icalendar.ts';
import { feedResponse } from '../../../feed-response.ts';
import { getFeed } from '../../../get-feed.ts';
import { getLinks } from '../../../get-links.ts';
import { getWords } from '../../../get-words.ts';

export const dynamic = 'force-static';
export const revalidate = 86400;

/** A build has no sheet, so it makes none. Each is made on its first request. */
export const generateStaticParams = () => [];

/** One room for calendars; viewers know it as `/rooms/SLUG.ics` (server/pages/room-calendars.ts). */
export async function GET(_request: Request, { params }: { params: Promise<{ slug: string }> }) {
  const feed = feedOfRoom(await getFeed(), (await params).slug);
  if (!feed) return new Response('There is no such room.\n', { status: 404 });
  return feedResponse(
    iCalendar(feed, (await getWords()).feeds, await getLinks()),
    'text/calendar; charset=utf-8',
  );
}
