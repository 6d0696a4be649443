import { slotsOfRoom } from '#lib/schedule/rooms.ts';
import { shownUntil } from '#lib/schedule/shown-until.ts';
import { slotsBetween } from '#lib/schedule/slots-between.ts';
import { formerSlugOf, slugNow, slugOf } from '#lib/schedule/slug.ts';
import type { Slot } from '#lib/schedule/types.ts';
import type { Current, SiteConfig } from '#lib/site/current.ts';
import { DAY } from '#lib/time.ts';
import { siteView } from './build-site-view.ts';
import { type Revisions, revise } from './revisions.ts';
import type { PublicRoom, SiteView } from './site-view.ts';

/** A slot in a feed. */
export type FeedSlot = Omit<Slot, 'row'> & {
  /** When it ends, UTC; if it has no end, when it stops being shown at the latest. */
  until: string;
  /** Grows whenever the slot changes (RFC 5545, 3.8.7.4). */
  sequence: number;
  /** When it was first seen to be as it is, UTC. */
  modified: string;
};

/** The source of every feed: a page's view with more slots, and with facts for readers outside the site. */
export type Feed = Omit<SiteView, 'slots'> & {
  /** Without a slash at the end. */
  siteUrl: string;
  /** The address of this feed's page, for people. */
  home: string;
  slots: FeedSlot[];
  /** The name and slug of the series, if this is the feed of one series. */
  series: Series | null;
};

export type Series = { name: string; slug: string };

/** Feeds hold the slots of this long (ms) back and ahead: a calendar loses what its feed no longer holds. */
export const PAST = 31 * DAY;
export const FUTURE = 60 * DAY;

/** The feed at an instant (ms). `revisions` has the slots that this process saw before, and is updated. */
export function feedOf(current: Current, config: SiteConfig, instant: number, revisions: Revisions): Feed {
  const slots = slotsBetween(current.schedule, instant - PAST, instant + FUTURE).map(
    ({ row: _row, ...slot }) => slot,
  );
  return {
    ...siteView(current, config, instant),
    siteUrl: config.siteUrl,
    home: `${config.siteUrl}/schedule`,
    slots: revise(revisions, shownUntil(slots, current.schedule.rooms.length > 0), current.fetchedAt),
    series: null,
  };
}

/** The feed before there is a schedule; `config` is null in a build, because a build belongs to no site yet. */
export function emptyFeed(config: SiteConfig | null): Feed {
  const siteUrl = config?.siteUrl ?? 'http://localhost';
  return {
    revision: '',
    fetchedAt: new Date(0).toISOString(),
    title: 'Marquee',
    language: 'en',
    timeZone: 'UTC',
    chat: config?.chat ?? { url: null, channel: '', connect: 'ask' },
    settings: {
      title: null,
      chatChannel: null,
      offAirMessage: null,
      offAirStream: null,
      startingSoon: 0,
      overrun: 0,
      themes: {},
      theme: null,
    },
    override: null,
    rooms: [],
    siteUrl,
    home: `${siteUrl}/schedule`,
    slots: [],
    series: null,
  };
}

/** The series that a feed's slots are airings of, by name. Spellings that differ in case or punctuation are one series. */
export function seriesOf(slots: readonly Pick<Slot, 'series'>[]): Series[] {
  const found = new Map<string, string>();
  for (const { series } of slots) {
    if (series !== null && !found.has(slugOf(series))) found.set(slugOf(series), series);
  }
  return [...found]
    .map(([slug, name]) => ({ name, slug }))
    .sort((a, b) => (a.slug < b.slug ? -1 : a.slug > b.slug ? 1 : 0));
}

/**
 * The part of a feed that belongs to one series. Null only if no slot and no show of the archive has that series, because a
 * feed that people follow must not be gone between two seasons. The slug may be one that the series had before.
 */
export function feedOfSeries(
  feed: Feed,
  slug: string,
  shows: readonly Pick<Slot, 'series'>[] = [],
): Feed | null {
  const isOfIt = isOfSeries(slug, [...feed.slots, ...shows]);
  const slots = feed.slots.filter(isOfIt);
  const [series] = seriesOf(slots.length > 0 ? slots : shows.filter(isOfIt));
  if (!series) return null;
  return { ...feed, slots, series, home: `${feed.siteUrl}/series/${series.slug}` };
}

/** Whether a slot is of the series at an address, which may be one that the series had before. */
export function isOfSeries(
  slug: string,
  all: readonly Pick<Slot, 'series'>[],
): (slot: Pick<Slot, 'series'>) => boolean {
  const names = new Set(all.flatMap(({ series }) => series ?? []));
  const now = slugNow(slug, [...names]);
  return ({ series }) => series !== null && slugOf(series) === now;
}

/** The room at an address, which may be one that the room had before. */
export const roomAt = <R extends Pick<PublicRoom, 'name' | 'slug'>>(
  rooms: readonly R[],
  slug: string,
): R | undefined =>
  rooms.find((room) => room.slug === slug) ?? rooms.find(({ name }) => formerSlugOf(name) === slug);

/** The part of a feed that belongs to one room, with the slots of all rooms; null if there is no such room. */
export function feedOfRoom(feed: Feed, slug: string): Feed | null {
  const room = roomAt(feed.rooms, slug);
  if (!room) return null;
  const home = `${feed.siteUrl}/rooms/${room.slug}`;
  return {
    ...feed,
    title: `${room.name} · ${feed.title}`,
    home,
    slots: [...slotsOfRoom(feed.slots, room.name)],
  };
}

/** The name of a feed: the site's, and the series' if it is of one. */
export const feedTitle = (feed: Feed) => (feed.series ? `${feed.series.name} · ${feed.title}` : feed.title);
