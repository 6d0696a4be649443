import { createHash } from 'node:crypto';
import { slotsBetween } from '#lib/schedule/slots-between.ts';
import type { Site } from '#lib/site/current.ts';
import { archiveOf, yearsOf } from './archive.ts';
import { FUTURE, PAST, seriesOf } from './feed.ts';

type Shown = Pick<Site, 'current'> | null;

/**
 * The public addresses that the schedule brings about at an instant (ms) and that change with it: they are kept warm and
 * published with every edit. Pages and feeds that every build has are not among them: the build names those itself.
 */
export function publicPaths(site: Shown, instant: number): string[] {
  if (!site?.current) return [];
  const slots = slotsBetween(site.current.schedule, instant - PAST, instant + FUTURE);
  return seriesOf(slots).flatMap(({ slug }) => [
    `/series/${slug}`,
    `/series/${slug}/schedule.ics`,
    `/series/${slug}/feed.xml`,
  ]);
}

/** What tells one state of a page from another; only worked out for the pages that somebody asked for. */
type Version = () => string;

/**
 * The public addresses that may be thousands and rarely change: made when somebody asks, then flat, and made anew only
 * when their version is another one.
 */
export function lastingPaths(site: Shown, instant: number): Map<string, Version> {
  const paths = new Map<string, Version>();
  if (!site?.current) return paths;
  const { schedule } = site.current;
  paths.set('/share/site.png', () => versionOf([schedule.title, schedule.locale]));
  for (const { row: _row, ...slot } of slotsBetween(schedule, instant - PAST, instant + FUTURE)) {
    paths.set(`/schedule/${slot.uid}.ics`, () => versionOf(slot));
    paths.set(`/share/${slot.uid}.png`, () => versionOf(slot));
  }
  const shows = archiveOf(schedule, instant);
  for (const show of shows) {
    paths.set(`/shows/${show.slug}`, () => versionOf(show));
    paths.set(`/share/${show.uid}.png`, () => versionOf(show));
  }
  for (const year of yearsOf(shows)) {
    paths.set(`/shows/${year}`, () => versionOf(shows.filter(({ start }) => start.startsWith(year))));
  }
  return paths;
}

const versionOf = (shown: unknown) =>
  createHash('sha256').update(JSON.stringify(shown)).digest('base64url').slice(0, 16);
