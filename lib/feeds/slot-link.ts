import type { Show } from '#lib/archive/show.ts';
import { LONGEST_WITHOUT_END } from '#lib/schedule/now.ts';
import { slugOf } from '#lib/schedule/slug.ts';
import type { FeedSlot } from './feed.ts';
import { NEAR_FUTURE } from './site-view.ts';
import { slotAddress } from './slot-text.ts';

/** The address of the page that says most about a slot. */
export type LinkOf = (slot: Pick<FeedSlot, 'uid' | 'start' | 'end' | 'series'>) => string;

/**
 * The address that a feed gives for a slot at an instant (ms): the page of its series while the slot is too far ahead for the
 * schedule page, then the slot on that page, and its page in the archive once it is over. As time passes, an address never
 * changes back, so that calendars do not see it come and go. If a slot has no page in the archive, it keeps the address before.
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
