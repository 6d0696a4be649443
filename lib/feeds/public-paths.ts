import { slotsBetween } from '#lib/schedule/slots-between.ts';
import type { Site } from '#lib/site/current.ts';
import { FUTURE, PAST, seriesOf } from './feed.ts';

const ALWAYS = [
  '/',
  '/schedule',
  '/chat',
  '/shows',
  '/overlay',
  '/embed',
  '/schedule.json',
  '/schedule-schema.json',
  '/now.json',
  '/schedule.ics',
  '/schedule.xml',
  '/feed.xml',
  '/sitemap.xml',
  '/manifest.webmanifest',
];

/** Every public page and feed of a site at an instant (ms): what is kept warm and published. */
export function publicPaths(site: Pick<Site, 'current'> | null, instant: number): string[] {
  if (!site?.current) return ALWAYS;
  const slots = slotsBetween(site.current.schedule, instant - PAST, instant + FUTURE);
  const series = seriesOf(slots).flatMap(({ slug }) => [
    `/series/${slug}`,
    `/series/${slug}/schedule.ics`,
    `/series/${slug}/feed.xml`,
  ]);
  return [...ALWAYS, ...series];
}
