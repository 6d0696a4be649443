import { emptyFeed, type Feed, feedOf } from '#lib/feeds/feed.ts';
import type { Revisions } from '#lib/feeds/revisions.ts';
import { getSite } from '#lib/site/current.ts';
import { getSchedule } from './get-schedule.ts';
import { remembered } from './remembered.ts';

// One for the whole process: Next bundles each route for itself.
const KEY = Symbol.for('marquee.revisions');
type Holder = { [KEY]?: Revisions };

/**
 * What the feeds are made from; empty until there is a schedule. Not cached itself, as it may be larger than what Next
 * caches: the answers made from it are, with the tag of the schedule that is asked for here.
 */
export async function getFeed(): Promise<Feed> {
  const view = await getSchedule();
  const site = getSite();
  if (!view || !site?.current) return emptyFeed(site?.config ?? null);
  const { current, config } = site;
  const holder = globalThis as Holder;
  holder[KEY] ??= new Map();
  const revisions = holder[KEY];
  return remembered('feed', current, (instant) => feedOf(current, config, instant, revisions));
}
