import type { Embed } from '#lib/embed/types.ts';
import { shownUntil } from '#lib/schedule/shown-until.ts';
import { emptyFeed, type Feed, type FeedSlot } from '../feed.ts';
import type { PublicRoom } from '../site-view.ts';

/** A slot with nothing but a title and its times, and what a test adds. */
export function feedSlot(given: Partial<FeedSlot> = {}): FeedSlot {
  return {
    uid: 'aaaaaaaaaaaa',
    title: 'The late reel',
    start: '2026-11-28T20:00:00Z',
    end: '2026-11-28T22:00:00Z',
    until: given.end ?? '2026-11-28T22:00:00Z',
    status: 'confirmed',
    room: null,
    playback: 'live',
    captions: [],
    series: null,
    host: null,
    streams: [],
    description: null,
    poster: null,
    contentWarning: null,
    chat: null,
    layout: null,
    theme: null,
    notes: null,
    recording: null,
    sequence: 3,
    modified: '2026-11-01T12:00:00Z',
    ...given,
  };
}

/** A room with a name, and what a test adds. */
export const roomOf = (name: string, given: Partial<PublicRoom> = {}): PublicRoom => ({
  name,
  slug: name.toLowerCase(),
  chat: null,
  stream: null,
  offAirStream: null,
  offAirMessage: null,
  theme: null,
  override: null,
  ...given,
});

/** A feed of a site at https://watch.example.org with these slots. */
export function feedWith(slots: FeedSlot[], given: Partial<Feed> = {}): Feed {
  const siteUrl = 'https://watch.example.org';
  return {
    ...emptyFeed(null),
    revision: 'abc123',
    title: 'The picture house',
    siteUrl,
    home: `${siteUrl}/schedule`,
    chat: { url: 'wss://irc.example.org/', channel: '#lobby', connect: 'ask' },
    slots: shownUntil(slots, (given.rooms ?? []).length > 0),
    ...given,
  };
}

export const hls: Embed = {
  provider: 'media',
  kind: 'hls',
  id: 'https://cdn.example.org/live.m3u8',
  src: 'https://cdn.example.org/live.m3u8',
};

/** Titles that would break a format that does not escape. */
export const HOSTILE = [
  'A\r\nBEGIN:VALARM\r\nEND:VEVENT',
  'semicolons; commas, and \\ backslashes \\n',
  ']]> <script>alert("1")</script> & &amp;',
  '👩‍👩‍👧‍👦 family emoji 🏳️‍🌈'.repeat(9),
  'ПРИВЕТ мир — 日本語のタイトル',
  'a\tb "quoted" \'single\'',
  ':;,="\\',
  '   spaces kept inside   x',
];
