import { type LinkOf, slotLinks } from '#lib/feeds/slot-link.ts';
import { getArchive } from './get-archive.ts';
import { getFeed } from './get-feed.ts';

/** The addresses that the feeds give for slots at this moment. */
export async function getLinks(): Promise<LinkOf> {
  const { siteUrl } = await getFeed();
  const { shows } = await getArchive();
  return slotLinks(siteUrl, shows, Date.now());
}
