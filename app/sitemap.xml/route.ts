import { sitemap } from '#lib/feeds/sitemap.ts';
import { getSite } from '#server/services.ts';
import { feedResponse } from '../feed-response.ts';
import { getArchive } from '../get-archive.ts';
import { getFeed } from '../get-feed.ts';

export const dynamic = 'force-static';
export const revalidate = 86400;

/** The pages of the site for search engines. */
export async function GET(): Promise<Response> {
  const { shows } = await getArchive();
  const pages = getSite()?.archive.content.pages ?? [];
  return feedResponse(sitemap(await getFeed(), shows, pages), 'application/xml; charset=utf-8');
}
