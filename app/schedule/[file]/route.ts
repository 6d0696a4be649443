import { iCalendarOfSlot } from '#lib/feeds/icalendar.ts';
import { feedResponse } from '../../feed-response.ts';
import { getFeed } from '../../get-feed.ts';
import { getLinks } from '../../get-links.ts';
import { getWords } from '../../get-words.ts';

export const dynamic = 'force-static';
export const revalidate = 86400;

/** A build has no sheet, so it makes none. Each is made on its first request. */
export const generateStaticParams = () => [];

/** One slot for calendars: `/schedule/UID.ics`. */
export async function GET(_request: Request, { params }: { params: Promise<{ file: string }> }) {
  const uid = /^([0-9a-z]+)\.ics$/.exec((await params).file)?.[1];
  const { slots, siteUrl } = await getFeed();
  const slot = slots.find((one) => one.uid === uid);
  if (!slot) return new Response('There is no such show.\n', { status: 404 });
  return feedResponse(
    iCalendarOfSlot(slot, siteUrl, (await getWords()).feeds, await getLinks()),
    'text/calendar; charset=utf-8',
  );
}
