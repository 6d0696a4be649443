import type { ParsedUrl } from '../parsed-url.ts';
import { fits, type ProviderRules } from '../provider.ts';
import { found, withQuery } from '../result.ts';
import { readStart } from '../start-time.ts';
import type { EmbedResult } from '../types.ts';

/** Public ids are x and a number in base 36; private ones k and letters in both cases. */
const id = /^(?:x[a-z0-9]{2,9}|k[A-Za-z0-9]{9,24})$/;
const player = 'https://geo.dailymotion.com/player.html';

/** https://developers.dailymotion.com/docs/iframe-web */
export const dailymotion: ProviderRules = {
  provider: 'dailymotion',
  hosts: ['dailymotion.com', 'www.dailymotion.com', 'touch.dailymotion.com', 'geo.dailymotion.com', 'dai.ly'],
  frames: ['https://geo.dailymotion.com'],
  hint: 'dailymotion',
  read(place) {
    const { path, query } = place;
    if (place.host === 'dai.ly') return path.length === 1 ? video(path[0], place) : null;
    if (place.host === 'geo.dailymotion.com')
      return query.has('video') ? video(query.get('video'), place) : playlist(query.get('playlist'));
    // A country or a language may stand in front: /fr/video/ID
    const local = /^[a-z]{2}$/.test(path[0] ?? '') ? path.slice(1) : path;
    const [first, second, third] = local[0] === 'embed' ? local.slice(1) : local;
    if (third !== undefined) return null;
    if (first === 'video') return video(second, place);
    return first === 'playlist' ? playlist(second) : null;
  },
};

/** `x84sh87_the-title` is how addresses used to look. */
function withoutTitle(text: string | null | undefined): string | undefined {
  return text?.split('_')[0];
}

function video(text: string | null | undefined, place: ParsedUrl): EmbedResult | null {
  const video = withoutTitle(text);
  if (!fits(id, video)) return null;
  const { query } = place;
  const startTime = readStart(query.get('start'), query.get('startTime'), query.get('t'));
  return found('dailymotion', 'video', video, withQuery(player, { video, startTime }), startTime);
}

function playlist(text: string | null | undefined): EmbedResult | null {
  const playlist = withoutTitle(text);
  if (!fits(id, playlist)) return null;
  return found('dailymotion', 'playlist', playlist, withQuery(player, { playlist }));
}
