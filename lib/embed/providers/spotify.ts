import { fits, type ProviderRules } from '../provider.ts';
import { found, refuse, withQuery } from '../result.ts';
import { readStart } from '../start-time.ts';

const objectId = /^[A-Za-z0-9]{22}$/;
const singles = ['track', 'episode'];
const lists = ['album', 'playlist', 'show', 'artist'];

/** https://developer.spotify.com/documentation/embeds */
export const spotify: ProviderRules = {
  provider: 'spotify',
  hosts: ['open.spotify.com', 'play.spotify.com', 'spotify.link', 'spotify.app.link'],
  frames: ['https://open.spotify.com'],
  hint: 'spotify',
  read({ host, path, query }) {
    if (host.endsWith('.link')) return refuse('shortLink', { name: 'Spotify' });
    const segments = path.filter((part, at) => !(at === 0 && /^(?:embed|intl-[a-z]{2,5})$/.test(part)));
    const [type = '', id, more] = segments[0] === 'embed' ? segments.slice(1) : segments;
    if (!fits(objectId, id) || (more !== undefined && more !== 'video')) return null;
    if (!singles.includes(type) && !lists.includes(type)) return null;
    const t = readStart(query.get('t'));
    const src = withQuery(`https://open.spotify.com/embed/${type}/${id}`, { t });
    return found('spotify', singles.includes(type) ? 'video' : 'playlist', `${type}/${id}`, src, t);
  },
};
