import { v5 } from 'uuid';
import type { Show } from '#lib/archive/show.ts';
import { nowAt } from '#lib/schedule/now.ts';
import { inRoom } from '#lib/schedule/rooms.ts';
import { slugOf } from '#lib/schedule/slug.ts';
import type { Stream } from '#lib/schedule/types.ts';
import { say, type Words } from '#lib/words/words.ts';
import { type Feed, type FeedSlot, feedTitle } from './feed.ts';
import { type LinkOf, slotLinks } from './slot-link.ts';
import { slotAddress, wholeAddress } from './slot-text.ts';
import { type Element, element, optional, textElement, xmlDocument } from './xml.ts';

/** The namespace that podcast:guid is made in (podcast-namespace, tags/guid). */
const PODCAST = 'ead4c236-bf58-58c6-a2c6-a6b28d128cb6';
const MOST_ITEMS = 100;
const MOST_COMING = 20;

/** The parts of an item: of a slot, or of a show of the archive, which has a page of its own. */
type Told = Pick<
  FeedSlot,
  'uid' | 'title' | 'start' | 'series' | 'host' | 'description' | 'contentWarning' | 'poster' | 'recording'
> & { slug?: string };

type Given = {
  /** The archive, the newest first. Its facts about a show count before those of the row. */
  shows?: readonly Show[];
  /** The size of a recording in bytes, or 0 if it is unknown. */
  lengthOf?: (recording: string) => number;
};

/**
 * A feed as RSS 2.0 with the podcast namespace, at an instant (ms): past slots are items, and the slots that are on or come
 * next are live items. `address` is the feed's own.
 */
export function rss(
  feed: Feed,
  address: string,
  instant: number,
  words: Words['feeds'],
  { shows = [], lengthOf = () => 0 }: Given = {},
): string {
  const title = feedTitle(feed);
  const shown = shownOf(feed, shows, instant);
  return xmlDocument(
    element(
      'rss',
      {
        version: '2.0',
        'xmlns:atom': 'http://www.w3.org/2005/Atom',
        'xmlns:itunes': 'http://www.itunes.com/dtds/podcast-1.0.dtd',
        'xmlns:podcast': 'https://podcastindex.org/namespace/1.0',
      },
      element(
        'channel',
        {},
        textElement('title', title),
        textElement('link', feed.home),
        textElement('description', say(words.about, { title })),
        textElement('language', feed.language),
        element('itunes:image', { href: `${feed.siteUrl}/icon-512.png` }),
        element('atom:link', { href: address, rel: 'self', type: 'application/rss+xml' }),
        textElement('lastBuildDate', rfc822(newest(feed, shown))),
        textElement('generator', 'Marquee'),
        textElement('podcast:guid', v5(address.replace(/^https?:\/\//, '').replace(/\/+$/, ''), PODCAST)),
        textElement('podcast:medium', 'video'),
        ...chat(feed.chat.url, feed.chat.channel),
        ...liveItems(feed, instant, words, slotLinks(feed.siteUrl, shows, instant)),
        ...shown.map((told) => item(told, feed.siteUrl, lengthOf, words)),
      ),
    ),
  );
}

/** Past shows, the newest first, also those that the feed no longer holds: subscribers of a podcast want old ones. */
function shownOf(feed: Feed, shows: readonly Show[], instant: number): Told[] {
  const ofFeed = shows.filter(
    ({ series }) => feed.series === null || (series !== null && slugOf(series) === feed.series.slug),
  );
  const kept = new Set(ofFeed.map(({ uid }) => uid));
  const slots = feed.slots.filter(
    ({ uid, status, start }) => status !== 'cancelled' && Date.parse(start) <= instant && !kept.has(uid),
  );
  return [...slots.reverse(), ...ofFeed.slice(0, MOST_ITEMS)]
    .sort((a, b) => Date.parse(b.start) - Date.parse(a.start))
    .slice(0, MOST_ITEMS);
}

/** When anything in it last changed: the same feed has the same bytes, whenever it is made. */
const newest = (feed: Feed, [last]: readonly Told[]) =>
  new Date(
    Math.max(last ? Date.parse(last.start) : 0, ...feed.slots.map(({ modified }) => Date.parse(modified))),
  ).toISOString();

const rfc822 = (instant: string) => new Date(instant).toUTCString();

function item(
  told: Told,
  siteUrl: string,
  lengthOf: (recording: string) => number,
  words: Words['feeds'],
): Element {
  const link = told.slug ? `${siteUrl}/shows/${told.slug}` : slotAddress(siteUrl, told.uid);
  return element(
    'item',
    {},
    ...about(told, siteUrl, words, link),
    ...recording(told, siteUrl, lengthOf, words),
  );
}

function about(slot: Told, siteUrl: string, { inCalendar }: Words['feeds'], link: string): Element[] {
  const description = [
    slot.contentWarning && say(inCalendar.warning, { warning: slot.contentWarning }),
    slot.description,
  ];
  return [
    textElement('title', slot.title),
    textElement('link', link),
    element('guid', { isPermaLink: 'false' }, `${slot.uid}@${new URL(siteUrl).host}`),
    textElement('pubDate', rfc822(slot.start)),
    textElement('description', htmlOf(description.filter(Boolean).join('\n\n') || slot.title)),
    ...optional('category', slot.series),
    ...optional('podcast:person', slot.host),
    ...(slot.poster === null ? [] : [element('itunes:image', { href: wholeAddress(siteUrl, slot.poster) })]),
  ];
}

/** Readers take a description for HTML (RSS Best Practices Profile, description), so plain text is escaped. */
const htmlOf = (text: string) =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll(/\r\n?|\n/g, '<br>\n');

const TYPES: Readonly<Record<string, string>> = {
  mp3: 'audio/mpeg',
  m4a: 'audio/mp4',
  ogg: 'audio/ogg',
  oga: 'audio/ogg',
  opus: 'audio/ogg',
  flac: 'audio/flac',
  wav: 'audio/wav',
  mp4: 'video/mp4',
  m4v: 'video/mp4',
  webm: 'video/webm',
};

/** The media type of a file, by the ending of its path, or null if it is no media file. */
function mediaType(address: string): string | null {
  const ending = /\.(\w{2,5})$/.exec(address.replace(/[?#].*$/s, ''))?.[1]?.toLowerCase();
  return ending && Object.hasOwn(TYPES, ending) ? (TYPES[ending] ?? null) : null;
}

function recording(
  { recording: given }: Told,
  siteUrl: string,
  lengthOf: (recording: string) => number,
  words: Words['feeds'],
): Element[] {
  if (given === null) return [];
  const url = wholeAddress(siteUrl, given);
  const type = mediaType(given);
  // 0 is how RSS says that nobody knows how many bytes it has (RSS Best Practices Profile, enclosure).
  return type
    ? [element('enclosure', { url, length: lengthOf(given), type })]
    : [contentLink(url, words.theRecording)];
}

const contentLink = (href: string, name: string) => element('podcast:contentLink', { href }, name);

/** The slot that is on and the next ones. Apps that know live items remind of them and play them. */
function liveItems(feed: Feed, instant: number, words: Words['feeds'], linkOf: LinkOf): Element[] {
  const rooms = feed.rooms.length > 0 ? feed.rooms.map(({ slug }) => inRoom(feed, slug)) : [feed];
  const shown = new Map<string, 'live' | 'pending'>();
  for (const { state, slot } of rooms.map((room) => nowAt(room, instant))) {
    if (slot !== null) shown.set(slot, state === 'starting-soon' ? 'pending' : 'live');
  }
  const pending = feed.slots.filter(
    ({ status, start, uid }) => status !== 'cancelled' && Date.parse(start) > instant && !shown.has(uid),
  );
  const live = feed.slots.flatMap((slot) => {
    const status = shown.get(slot.uid);
    return status ? [liveItem(slot, feed, status, words, linkOf(slot))] : [];
  });
  return [
    ...live,
    ...pending.slice(0, MOST_COMING).map((slot) => liveItem(slot, feed, 'pending', words, linkOf(slot))),
  ];
}

function liveItem(
  slot: FeedSlot,
  feed: Feed,
  status: 'pending' | 'live',
  words: Words['feeds'],
  link: string,
): Element {
  const room = slot.chat?.startsWith('#') ? slot.chat : feed.chat.channel;
  return element(
    'podcast:liveItem',
    { status, start: slot.start, end: slot.until },
    ...about(slot, feed.siteUrl, words, link),
    ...slot.streams.slice(0, 1).flatMap((stream) => enclosure(stream, feed.siteUrl)),
    contentLink(`${feed.siteUrl}/`, feed.title),
    ...chat(feed.chat.url, room),
  );
}

/** If a stream is media and not a page, the app can play it itself. */
function enclosure({ embed }: Stream, siteUrl: string): Element[] {
  const type =
    embed.kind === 'hls'
      ? 'application/x-mpegURL'
      : embed.kind === 'dash'
        ? 'application/dash+xml'
        : embed.kind === 'file'
          ? mediaType(embed.src)
          : null;
  if (!type) return [];
  const url = wholeAddress(siteUrl, embed.src);
  return [
    element('podcast:alternateEnclosure', { type, default: 'true' }, element('podcast:source', { uri: url })),
    element('enclosure', { url, length: 0, type }),
  ];
}

/** podcast-namespace, tags/chat; for IRC over WebSocket the host is the same. */
function chat(url: string | null, channel: string): Element[] {
  if (url === null || !URL.canParse(url)) return [];
  return [element('podcast:chat', { server: new URL(url).hostname, protocol: 'irc', space: channel })];
}
