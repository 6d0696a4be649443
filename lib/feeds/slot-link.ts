import type { Show } from '#lib/archive/show.ts';
import { LONGEST_WITHOUT_END } from '#lib/schedule/now.ts';
import { slugOf } from '#lib/schedule/slug.ts';
import type { FeedSlot } from './feed.ts';
import { NEAR_FUTURE } from './site-view.ts';
import { slotAddress } from './slot-text.ts';

/** The address of the page that says most of a slot. */
export type LinkOf = (slot: Pick<FeedSlot, 'uid' | 'start' | 'end' | 'series'>) => string;

/**
 * Where a feed leads at an instant (ms): to its series while the schedule's page does not reach to it, then to the slot there,
 * and to its page in the archive once it is over. As time passes this goes one way only, so that no calendar sees an address
 * come and go; what has no page in the archive keeps the one before.
 */
export function slotLinks(
  siteUrl: string,
  shows: readonly Pick<Show, 'uid' | 'slug'>[],
  instant: number,
): LinkOf {
  const slugs = new Map(shows.map(({ uid, slug }) => [uid, slug]));
  return ({ uid, start, end, series }) => {
    const begins = Date.parse(start);
    const slug = slugs.get(uid);
    const isOver = (end === null ? begins + LONGEST_WITHOUT_END : Date.parse(end)) <= instant;
    if (isOver && slug !== undefined) return `${siteUrl}/shows/${slug}`;
    if (begins <= instant + NEAR_FUTURE) return slotAddress(siteUrl, uid);
    return series === null ? `${siteUrl}/schedule` : `${siteUrl}/series/${slugOf(series)}`;
  };
}
