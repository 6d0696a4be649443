import { iCalendar } from '#lib/feeds/icalendar.ts';
import { feedResponse } from '../feed-response.ts';
import { getFeed } from '../get-feed.ts';

export const dynamic = 'force-static';
export const revalidate = 86400;

/** The schedule for calendars. */
export async function GET(): Promise<Response> {
  return feedResponse(iCalendar(await getFeed()), 'text/calendar; charset=utf-8');
}
