import { type ParsedUrl, parseUrl } from '../parsed-url.ts';
import { fits, type ProviderRules } from '../provider.ts';
import { found, refuse, withQuery } from '../result.ts';
import { readStart } from '../start-time.ts';
import type { EmbedResult } from '../types.ts';

const videoId = /^[1-9]\d{4,19}$/;
const pageName = /^[A-Za-z0-9][A-Za-z0-9.-]{0,99}$/;

/** https://developers.facebook.com/docs/plugins/embedded-video-player */
export const facebook: ProviderRules = {
  provider: 'facebook',
  hosts: [
    'facebook.com',
    'www.facebook.com',
    'm.facebook.com',
    'mobile.facebook.com',
    'touch.facebook.com',
    'business.facebook.com',
    'web.facebook.com',
    'mbasic.facebook.com',
    'fb.com',
    'www.fb.com',
    'fb.watch',
  ],
  // Regional hosts: de-de.facebook.com, fr.facebook.com.
  customerHosts: /^[a-z]{2}(?:-[a-z]{2})?\.facebook\.com$/,
  frames: ['https://www.facebook.com'],
  hint: 'facebook',
  read(place) {
    if (place.path.join('/') !== 'plugins/video.php') return readPage(place, place);
    const inner = parseUrl(place.query.get('href') ?? '');
    return inner.ok && isFacebook(inner.host) ? readPage(inner, place) : null;
  },
};

const isFacebook = (host: string) =>
  facebook.hosts.includes(host) || facebook.customerHosts?.test(host) === true;

/** @param outer the plugin's address when it wraps the page's, else the same; it holds the start */
function readPage(place: ParsedUrl, outer: ParsedUrl): EmbedResult | null {
  const { path, query } = place;
  const [first = '', second] = path;
  const start = readStart(outer.query.get('t'), query.get('t'));
  if (place.host === 'fb.watch' || first === 'share') return refuse('shortLink', { name: 'Facebook' });
  if (first === 'watch' || first === 'video.php' || first === 'videos')
    return embed(query.get('v'), (id) => `watch/?v=${id}`, start);
  if (first === 'reel') return embed(second, (id) => `reel/${id}/`, start);
  // /PAGE/videos/ID, /PAGE/videos/the-title/ID and, formerly, /PAGE/videos/vb.PAGE/ID
  if (second === 'videos' && path.length <= 4 && pageName.test(first))
    return embed(path.at(-1), (id) => `${first}/videos/${id}/`, start);
  return null;
}

function embed(
  id: string | null | undefined,
  page: (id: string) => string,
  start: number | undefined,
): EmbedResult | null {
  if (!fits(videoId, id)) return null;
  const href = `https://www.facebook.com/${page(id)}`;
  const src = withQuery('https://www.facebook.com/plugins/video.php', { href, t: start });
  return found('facebook', 'video', id, src, start);
}
