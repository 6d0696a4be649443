import { rss } from '#lib/feeds/rss.ts';
import { fileLength } from '#server/public-file.ts';
import { feedResponse } from '../feed-response.ts';
import { getArchive } from '../get-archive.ts';
import { getFeed } from '../get-feed.ts';
import { getWords } from '../get-words.ts';

export const dynamic = 'force-static';
export const revalidate = 86400;

/** Coming and past shows, for feed readers and podcast apps. */
export async function GET(): Promise<Response> {
  const feed = await getFeed();
  const { shows } = await getArchive();
  return feedResponse(
    rss(feed, `${feed.siteUrl}/feed.xml`, Date.now(), (await getWords()).feeds, {
      shows,
      lengthOf: fileLength,
    }),
    'application/rss+xml; charset=utf-8',
  );
}
