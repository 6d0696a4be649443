import { unstable_cache } from 'next/cache';
import { siteView } from '#lib/feeds/build-site-view.ts';
import { rideAlong, type SiteView } from '#lib/feeds/site-view.ts';
import { getSite } from '#lib/site/current.ts';

/** The tag that everything made from the schedule carries. */
export const SCHEDULE_TAG = 'schedule';

/** Seconds. Pages are moved by tag; this is only how long one may stand if nobody moves it. */
const A_DAY = 86_400;

/** Thrown, and so never cached, until the sheet was read for the first time. */
class NoScheduleYet extends Error {
  override readonly name = 'NoScheduleYet';
}

const cachedView = unstable_cache(
  async (): Promise<SiteView> => {
    const site = getSite();
    if (!site?.current) throw new NoScheduleYet('The sheet was not read yet');
    return siteView(site.current, site.config, Date.now(), site.waiting);
  },
  ['schedule'],
  { tags: [SCHEDULE_TAG], revalidate: A_DAY },
);

/** The near schedule for pages and feeds; null until there is one. */
export async function getSchedule(): Promise<SiteView | null> {
  try {
    return await cachedView();
  } catch (error) {
    if (error instanceof NoScheduleYet) return null;
    throw error;
  }
}

/** What of it rides along in a page. */
export async function getScheduleAlong(): Promise<SiteView | null> {
  const view = await getSchedule();
  return view && rideAlong(view, Date.now());
}
