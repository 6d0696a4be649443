import { frab } from '#lib/feeds/frab.ts';
import { feedResponse } from '../feed-response.ts';
import { getFeed } from '../get-feed.ts';
import { getLinks } from '../get-links.ts';
import { getWords } from '../get-words.ts';

export const dynamic = 'force-static';
export const revalidate = 86400;

/** The schedule for conference apps. */
export async function GET(): Promise<Response> {
  return feedResponse(
    frab(await getFeed(), Date.now(), (await getWords()).feeds, await getLinks()),
    'application/xml; charset=utf-8',
  );
}
