import { feedOfSeries } from '#lib/feeds/feed.ts';
import { rss } from '#lib/feeds/rss.ts';
import { fileLength } from '#server/public-file.ts';
import { feedResponse } from '../../../feed-response.ts';
import { getArchive } from '../../../get-archive.ts';
import { getFeed } from '../../../get-feed.ts';
import { getWords } from '../../../get-words.ts';

export const dynamic = 'force-static';
export const revalidate = 86400;

/** A build has no sheet, so it makes none. Each is made on its first request. */
export const generateStaticParams = () => [];

/** One series for feed readers and podcast apps. */
export async function GET(_request: Request, { params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params;
  const { shows } = await getArchive();
  const feed = feedOfSeries(await getFeed(), slug, shows);
  if (!feed) return new Response('There is no such series.\n', { status: 404 });
  return feedResponse(
    rss(feed, `${feed.siteUrl}/series/${slug}/feed.xml`, Date.now(), (await getWords()).feeds, {
      shows,
      lengthOf: fileLength,
    }),
    'application/rss+xml; charset=utf-8',
  );
}
