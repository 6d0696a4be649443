import { createHash } from 'node:crypto';
import { periodsOf, periodView } from '#lib/archive/periods.ts';
import type { Archive } from '#lib/archive/published.ts';
import { searchPaths } from '#lib/archive/words.ts';
import { FUTURE, PAST, seriesOf } from '#lib/feeds/feed.ts';
import { slotLinks } from '#lib/feeds/slot-link.ts';
import { slotsBetween } from '#lib/schedule/slots-between.ts';
import { formerSlugOf, slugOf } from '#lib/schedule/slug.ts';
import type { Site } from '#lib/site/current.ts';

type Shown = (Pick<Site, 'current' | 'archive'> & { config?: Pick<Site['config'], 'checkPage'> }) | null;

/**
 * The public addresses that exist at an instant (ms) because of the schedule or the crew's files, and that change with the
 * schedule. They are kept warm and published with every edit. Pages and feeds that every build has are not among them: the
 * build names those itself.
 */
export function publicPaths(site: Shown, instant: number): string[] {
  const pages = site?.archive.content.pages.map(({ slug }) => `/${slug}`) ?? [];
  if (site?.config?.checkPage) pages.push('/check');
  if (site?.current?.schedule.settings.numbers === 'public')
    pages.push('/numbers', '/numbers.json', '/numbers.csv');
  if (!site?.current) return pages;
  const slots = slotsBetween(site.current.schedule, instant - PAST, instant + FUTURE);
  const series = seriesOf(slots).flatMap(({ slug }) => [
    `/series/${slug}`,
    `/series/${slug}/schedule.ics`,
    `/series/${slug}/feed.xml`,
  ]);
  const rooms = site.current.schedule.rooms.flatMap(({ slug }) => [
    `/rooms/${slug}`,
    `/rooms/${slug}.ics`,
    `/embed/${slug}`,
    `/overlay/${slug}`,
  ]);
  return [...pages, ...rooms, ...series];
}

/** Identifies the state of a page. It is computed only for pages that were requested. */
type Version = () => string;

/**
 * The public addresses of which there may be thousands, and that rarely change. Each page is made when somebody asks for it, is
 * then a flat file, and is made anew only if its version changes.
 */
export function onDemandPaths(site: Shown, instant: number): Map<string, Version> {
  const paths = new Map<string, Version>();
  if (!site?.current) return paths;
  const { archive } = site;
  const { schedule, revision } = site.current;
  paths.set('/share/site.png', () => versionOf([schedule.title, schedule.locale]));
  const shown = archive.now();
  const feeds = () => versionOf([revision, archive.searchRevision()]);
  const linkOf = slotLinks('', shown.shows, instant);
  const slots = slotsBetween(schedule, instant - PAST, instant + FUTURE);
  for (const { row: _row, ...slot } of slots) {
    paths.set(`/schedule/${slot.uid}.ics`, () => versionOf([slot, linkOf(slot), schedule.locale]));
    paths.set(`/share/${slot.uid}.png`, () => versionOf(slot));
  }
  for (const path of searchPaths(shown.shows)) paths.set(path, archive.searchRevision);
  addFormer(paths, '/series/', ['/schedule.ics', '/feed.xml'], namesOf([...slots, ...shown.shows]), feeds);
  const rooms = schedule.rooms.map(({ name }) => name);
  addFormer(paths, '/rooms/', ['.ics'], rooms, feeds);
  for (const folder of ['/embed/', '/overlay/']) addFormer(paths, folder, [], rooms, feeds);
  addArchive(paths, shown, new Map(archive.content.shows.map(({ slug, code }) => [slug, code])));
  for (const path of publicPaths(site, instant)) paths.delete(path);
  return paths;
}

/** Addresses from before names were transliterated: a page leads to its new address, and a feed goes on under the old one. */
function addFormer(
  paths: Map<string, Version>,
  folder: string,
  feeds: readonly string[],
  names: Iterable<string>,
  version: Version,
): void {
  for (const name of names) {
    const former = formerSlugOf(name);
    if (former === null) continue;
    paths.set(folder + former, () => slugOf(name));
    for (const feed of feeds) paths.set(folder + former + feed, version);
  }
}

const namesOf = (all: readonly { series: string | null }[]) =>
  new Set(all.flatMap(({ series }) => series ?? []));

function addArchive(
  paths: Map<string, Version>,
  { shows, bySlug }: Archive,
  codes: ReadonlyMap<string, string | null>,
): void {
  for (const show of shows) paths.set(`/share/${show.uid}.png`, () => versionOf(show));
  for (const period of periodsOf(shows))
    paths.set(`/shows/${period}`, () => versionOf(periodView(shows, period)));
  const bySeries = Map.groupBy(
    shows.filter(({ series }) => series !== null),
    ({ series }) => slugOf(series ?? ''),
  );
  for (const [slug, all] of bySeries)
    for (const part of ['', '/schedule.ics', '/feed.xml'])
      paths.set(`/series/${slug}${part}`, () => versionOf(all));
  // Every address that a show ever had: its page, and the addresses that redirect to it.
  for (const [slug, show] of bySlug) {
    paths.set(`/shows/${slug}`, () => versionOf([show, show.article && codes.get(show.article)]));
  }
}

const versionOf = (shown: unknown) =>
  createHash('sha256').update(JSON.stringify(shown)).digest('base64url').slice(0, 16);
