import type { ParsedUrl } from '../parsed-url.ts';
import { fits, type ProviderRules } from '../provider.ts';
import { found, refuse, withQuery } from '../result.ts';
import { readStart, writeStart } from '../start-time.ts';
import type { EmbedOptions, EmbedResult } from '../types.ts';

const channelName = /^[a-z0-9][a-z0-9_]{1,24}$/;
const videoId = /^v?([1-9]\d{4,12})$/;
const clipSlug = /^[A-Za-z][A-Za-z0-9]{3,80}(?:-[A-Za-z0-9_-]{8,24})?$/;
const collectionId = /^[A-Za-z0-9_-]{10,22}$/;
/** First path segments of Twitch's own pages, which look like channel names. */
const ownPages = new Set(
  `about activate ads affiliate bits broadcast checkout clip clips collections communities creatorcamp dashboard
  directory downloads drops embed event events following friends giftcard inbox inventory jobs legal login logout
  messages moderator music p partner payments popout prime privacy products redeem search security settings signup
  store subs subscribe subscriptions support team teams terms turbo u user v video videos wallet wishlist`.split(
    /\s+/,
  ),
);

/** Pages of a channel, under its name. */
const channelPages = new Set('home videos about schedule'.split(' '));

/** https://dev.twitch.tv/docs/embed/video-and-clips */
export const twitch: ProviderRules = {
  provider: 'twitch',
  hosts: [
    'twitch.tv',
    'www.twitch.tv',
    'm.twitch.tv',
    'go.twitch.tv',
    'player.twitch.tv',
    'clips.twitch.tv',
    'embed.twitch.tv',
    'dashboard.twitch.tv',
  ],
  frames: ['https://player.twitch.tv', 'https://clips.twitch.tv'],
  hint: 'twitch',
  read(place, options) {
    const { path, query, host } = place;
    if (host === 'player.twitch.tv' || host === 'embed.twitch.tv') {
      if (query.has('video')) return video(query.get('video'), place, options);
      if (query.has('collection')) return collection(query.get('collection'), options);
      return channel(query.get('channel'), options);
    }
    const [first = '', second, third] = path;
    if (host === 'clips.twitch.tv') {
      if (first === 'embed') return clip(query.get('clip'), options);
      // Formerly with the broadcaster's name in front.
      return path.length <= 2 && first !== 'create' ? clip(path.at(-1), options) : null;
    }
    if (host === 'dashboard.twitch.tv') {
      const at = first === 'popout' ? 1 : 0;
      return path[at] === 'u' ? channel(path[at + 1], options) : null;
    }
    if (path.length > 1 && path.at(-1) === 'chat') return refuse('twitchChat');
    if (path.length === 1) return channel(first, options);
    if (first === 'videos') return video(second, place, options);
    if (first === 'collections') return collection(second, options);
    if (first === 'clip') return clip(second, options);
    if (first === 'moderator') return path.length === 2 ? channel(second, options) : null;
    if (path.length === 2 && channelPages.has(second ?? '')) return channel(first, options);
    if (first === 'popout' && third === 'player') return channel(second, options);
    if (second === 'clip') return clip(third, options);
    if (second === 'v' || second === 'video') return video(third, place, options);
    return null;
  },
};

function channel(name: string | null | undefined, options: EmbedOptions): EmbedResult | null {
  const id = name?.toLowerCase();
  if (!fits(channelName, id) || ownPages.has(id)) return null;
  const src = withQuery('https://player.twitch.tv/', { channel: id, parent: options.siteHost });
  return found('twitch', 'channel', id, src);
}

function video(text: string | null | undefined, place: ParsedUrl, options: EmbedOptions): EmbedResult | null {
  const id = videoId.exec(text ?? '')?.[1];
  if (id === undefined) return null;
  const start = readStart(place.query.get('t'), place.query.get('time'));
  const time = start === undefined ? undefined : writeStart(start);
  const src = withQuery('https://player.twitch.tv/', { video: id, parent: options.siteHost, time });
  return found('twitch', 'video', id, src, start);
}

function clip(slug: string | null | undefined, options: EmbedOptions): EmbedResult | null {
  if (!fits(clipSlug, slug)) return null;
  const src = withQuery('https://clips.twitch.tv/embed', { clip: slug, parent: options.siteHost });
  return found('twitch', 'video', slug, src);
}

function collection(id: string | null | undefined, options: EmbedOptions): EmbedResult | null {
  if (!fits(collectionId, id)) return null;
  const src = withQuery('https://player.twitch.tv/', { collection: id, parent: options.siteHost });
  return found('twitch', 'playlist', id, src);
}
