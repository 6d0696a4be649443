import { emptyFeed, type Feed, feedOf } from '#lib/feeds/feed.ts';
import type { Revisions } from '#lib/feeds/revisions.ts';
import { getSite } from '#server/services.ts';
import { getSchedule } from './get-schedule.ts';
import { memoized } from './memoized.ts';

/**
 * The data that the feeds are made from; empty until there is a schedule. It is not cached, because it may be larger than
 * Next allows. The answers made from it are cached, with the tag of the schedule that is asked for here.
 */
export async function getFeed(): Promise<Feed> {
  const view = await getSchedule();
  const site = getSite();
  if (!view || !site?.current) return emptyFeed(site?.config ?? null);
  const { current, config } = site;
  const revisions = memoized('revisions', [], (): Revisions => new Map());
  const instant = Date.now();
  const minute = Math.floor(instant / 60_000);
  return memoized('feed', [current, minute], () => feedOf(current, config, instant, revisions));
}
