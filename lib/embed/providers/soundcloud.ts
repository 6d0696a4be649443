import { type ParsedUrl, parseUrl } from '../parsed-url.ts';
import { fits, type ProviderRules } from '../provider.ts';
import { found, refuse, withQuery } from '../result.ts';
import type { EmbedResult } from '../types.ts';

const name = /^[a-z0-9][a-z0-9_-]{0,99}$/;
const secret = /^s-[A-Za-z0-9]{4,40}$/;
const number = /^[1-9]\d{0,14}$/;
const ownPages = new Set(
  `charts discover feed jobs libraries messages notifications pages people popular premium search settings signin
  stations stream terms-of-use tags upload you`.split(/\s+/),
);
/** Words that follow a user's name for a list, not a track. */
const lists = new Set(
  'albums comments followers following likes popular-tracks reposts sets tracks'.split(' '),
);

/** https://developers.soundcloud.com/docs/api/html5-widget */
export const soundcloud: ProviderRules = {
  provider: 'soundcloud',
  hosts: [
    'soundcloud.com',
    'www.soundcloud.com',
    'm.soundcloud.com',
    'w.soundcloud.com',
    'api.soundcloud.com',
    'on.soundcloud.com',
  ],
  frames: ['https://w.soundcloud.com'],
  hint: 'soundcloud',
  read(place) {
    if (place.host === 'on.soundcloud.com') return refuse('shortLink', { name: 'SoundCloud' });
    if (place.host !== 'w.soundcloud.com') return readPage(place);
    const inner = parseUrl(place.query.get('url') ?? '');
    return inner.ok && inner.host !== place.host && soundcloud.hosts.includes(inner.host)
      ? readPage(inner)
      : null;
  },
};

function readPage(place: ParsedUrl): EmbedResult | null {
  const [first = '', second = '', third, fourth] = place.path;
  if (place.host === 'api.soundcloud.com') return readApi(place, first, second);
  if (!name.test(first) || ownPages.has(first)) return null;
  if (second === 'sets' && fits(name, third)) {
    const token = fits(secret, fourth) ? `/${fourth}` : '';
    return widget('playlist', `${first}/sets/${third}${token}`, 'https://soundcloud.com/');
  }
  if (!name.test(second) || lists.has(second)) return null;
  if (third !== undefined && !secret.test(third)) return null;
  const token = third === undefined ? '' : `/${third}`;
  return widget('video', `${first}/${second}${token}`, 'https://soundcloud.com/');
}

/** Embed codes name tracks by number, lately as `soundcloud:tracks:NUMBER`. */
function readApi(place: ParsedUrl, first: string, second: string): EmbedResult | null {
  const id = second.replace(/^soundcloud:(?:tracks|playlists):/, '');
  if ((first !== 'tracks' && first !== 'playlists') || !number.test(id)) return null;
  const token = place.query.get('secret_token');
  const path = fits(secret, token) ? `${first}/${id}?secret_token=${token}` : `${first}/${id}`;
  return widget(first === 'tracks' ? 'video' : 'playlist', path, 'https://api.soundcloud.com/');
}

function widget(kind: 'video' | 'playlist', id: string, base: string): EmbedResult {
  return found('soundcloud', kind, id, withQuery('https://w.soundcloud.com/player/', { url: base + id }));
}
