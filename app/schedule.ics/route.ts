import { iCalendar } from '#lib/feeds/icalendar.ts';
import { feedResponse } from '../feed-response.ts';
import { getFeed } from '../get-feed.ts';
import { getLinks } from '../get-links.ts';
import { getWords } from '../get-words.ts';

export const dynamic = 'force-static';
export const revalidate = 86400;

/** The schedule for calendars. */
export async function GET(): Promise<Response> {
  return feedResponse(
    iCalendar(await getFeed(), (await getWords()).feeds, await getLinks()),
    'text/calendar; charset=utf-8',
  );
}
