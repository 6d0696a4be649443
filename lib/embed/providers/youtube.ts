import type { ParsedUrl } from '../parsed-url.ts';
import { fits, type ProviderRules } from '../provider.ts';
import { found, refuse, withQuery } from '../result.ts';
import { readStart } from '../start-time.ts';
import type { EmbedKind, EmbedResult } from '../types.ts';

const videoId = /^(?!live_stream$|videoseries$)[A-Za-z0-9_-]{11}$/;
const channelId = /^UC[A-Za-z0-9_-]{22}$/;
/** https://support.google.com/youtube/answer/11585688: letters and digits of any script. */
const handle = /^@[\p{L}\p{M}\p{N}._\u00b7-]{3,30}$/u;
const customName = /^[\p{L}\p{M}\p{N}._-]{1,60}$/u;
/** Lists that everybody can see: made ones, uploads, favourites, albums. Mixes (RD) and Watch later (WL) are one viewer's own. */
const listId = /^(?:PL|UU|FL|EC|SP|OLAK5uy_|RDCLAK5uy_)[A-Za-z0-9_-]{10,60}$/;

/** https://developers.google.com/youtube/player_parameters */
export const youtube: ProviderRules = {
  provider: 'youtube',
  hosts: [
    'youtube.com',
    'www.youtube.com',
    'm.youtube.com',
    'music.youtube.com',
    'gaming.youtube.com',
    'studio.youtube.com',
    'youtube-nocookie.com',
    'www.youtube-nocookie.com',
    'youtu.be',
    'www.youtu.be',
  ],
  frames: ['https://www.youtube-nocookie.com', 'https://www.youtube.com'],
  hint: 'youtube',
  read(place) {
    const [first = '', second, third, fourth] = place.path;
    if (place.host.endsWith('youtu.be')) return place.path.length === 1 ? video(first, place) : null;
    if (place.host === 'studio.youtube.com') return studio(place);
    switch (first.toLowerCase()) {
      case 'watch_popup':
        return video(place.query.get('v'), place);
      case 'live_stream':
        return channel(place.query.get('channel'));
      case 'watch':
        return video(place.query.get('v') ?? second, place) ?? playlistUnlessVideo(place, second);
      case 'embed':
        if (second === 'live_stream') return channel(place.query.get('channel'));
        if (second === undefined || second === 'videoseries') return playlist(place);
        return video(second, place);
      case 'v':
      case 'e':
      case 'shorts':
        return video(second, place);
      case 'live':
        return video(second, place, 'live');
      case 'playlist':
        return playlist(place);
      case 'channel':
        return isChannelView(third) && fourth === undefined ? channel(second) : null;
      case 'live_chat':
        return refuse('youtubeChat');
      default:
        return named(place.path);
    }
  },
};

/** The pages of a channel that people copy if they mean its live stream. */
const isChannelView = (view: string | undefined) =>
  view === undefined || ['live', 'streams', 'featured'].includes(view);

/** The address that a crew member copies while in the control room of the stream. */
function studio(place: ParsedUrl): EmbedResult | null {
  const [first, second, third] = place.path;
  if (first === 'video') return video(second, place);
  return first === 'channel' && third === 'livestreaming' ? channel(second) : null;
}

/** `@NAME`, `c/NAME` or `user/NAME`: a server has to find the channel behind it, because the player wants its id. */
function named(path: readonly string[]): EmbedResult | null {
  const [first = '', second] = path;
  const isHandle = first.startsWith('@');
  if (!isHandle && first !== 'c' && first !== 'user') return null;
  const [name, view, more] = isHandle ? path : path.slice(1);
  if (!fits(isHandle ? handle : customName, name) || !isChannelView(view) || more !== undefined)
    return byName;
  const id = isHandle ? first : `${first}/${second}`;
  return { ...byName, lookup: { provider: 'youtube', kind: 'channel', id, src: null } };
}

const byName = refuse('youtubeName');

function video(
  text: string | null | undefined,
  place: ParsedUrl,
  kind: EmbedKind = 'video',
): EmbedResult | null {
  // People add parameters by hand: `watch?v=ID?si=…`.
  const id = text?.split(/[?&]/, 1)[0];
  if (!fits(videoId, id)) return null;
  const { query } = place;
  const list = query.get('list');
  const fragment = new URLSearchParams(place.hash).get('t');
  const start = readStart(query.get('t'), query.get('start'), query.get('time_continue'), fragment);
  const parameters = { list: fits(listId, list) ? list : undefined, start };
  const src = withQuery(`https://www.youtube-nocookie.com/embed/${id}`, parameters);
  return found('youtube', kind, id, src, start);
}

function playlistUnlessVideo(place: ParsedUrl, second: string | undefined): EmbedResult | null {
  return place.query.has('v') || second !== undefined ? null : playlist(place);
}

function playlist(place: ParsedUrl): EmbedResult | null {
  const list = place.query.get('list');
  if (!fits(listId, list)) return null;
  const src = withQuery('https://www.youtube-nocookie.com/embed/videoseries', { list });
  return found('youtube', 'playlist', list, src);
}

function channel(id: string | null | undefined): EmbedResult | null {
  if (!fits(channelId, id)) return null;
  const src = withQuery('https://www.youtube.com/embed/live_stream', { channel: id });
  return found('youtube', 'channel', id, src);
}

/** The embed of a channel whose id a server has found; null if the text is not an id. */
export const youtubeChannel = (id: string): EmbedResult | null => channel(id);
