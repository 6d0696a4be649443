import { sitemap } from '#lib/feeds/sitemap.ts';
import { feedResponse } from '../feed-response.ts';
import { getArchive } from '../get-archive.ts';
import { getFeed } from '../get-feed.ts';

export const dynamic = 'force-static';
export const revalidate = 86400;

/** The pages of the site for search engines. */
export async function GET(): Promise<Response> {
  return feedResponse(sitemap(await getFeed(), (await getArchive()).shows), 'application/xml; charset=utf-8');
}
