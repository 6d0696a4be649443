import { unstable_cache } from 'next/cache';
import { cache } from 'react';
import { siteView } from '#lib/feeds/build-site-view.ts';
import { pageView, type SiteView } from '#lib/feeds/site-view.ts';
import { MINUTE } from '#lib/time.ts';
import { getSite } from '#server/services.ts';
import { memoized } from './memoized.ts';

/** The tag that everything made from the schedule carries. */
export const SCHEDULE_TAG = 'schedule';

/** Seconds. Pages are made anew by tag. This is only how long a page may last if the tag is not used. */
const A_DAY = 86_400;

/** Thrown until the sheet was read for the first time, because Next does not cache a failure. */
class NoScheduleYet extends Error {
  override readonly name = 'NoScheduleYet';
}

/**
 * The instant (ms) that pages are made for. It alone is kept by Next, with the tag: the schedule itself may be half a megabyte, and
 * Next would parse it anew for each page. Pages that are made at the same time each call this once more; if each got an
 * instant of its own, the view would be made anew for each.
 */
const cachedInstant = unstable_cache(
  async (): Promise<number> => {
    if (!getSite()?.current) throw new NoScheduleYet('The sheet was not read yet');
    return getSite()?.instant ?? Date.now();
  },
  ['schedule'],
  { tags: [SCHEDULE_TAG], revalidate: A_DAY },
);

/**
 * The near schedule for pages and feeds; null until there is one. All parts of a page get the same one: if a schedule came while
 * the page is rendered, the page would say that nothing is there yet and hold the schedule all the same.
 */
export const getSchedule = cache(async (): Promise<SiteView | null> => {
  try {
    const instant = await cachedInstant();
    const site = getSite();
    if (!site?.current) return null;
    const { current, config, known } = site;
    return memoized('view', [current, known, instant], () => siteView(current, config, instant, known));
  } catch (error) {
    if (error instanceof NoScheduleYet) return null;
    throw error;
  }
});

/** The part of the schedule that is within a page's HTML. */
export async function getScheduleAlong(): Promise<SiteView | null> {
  const view = await getSchedule();
  const minute = Math.floor(Date.now() / MINUTE);
  return view && memoized('along', [view, minute], () => pageView(view, Date.now()));
}
