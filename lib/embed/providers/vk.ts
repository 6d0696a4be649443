import type { ParsedUrl } from '../parsed-url.ts';
import { fits, type ProviderRules } from '../provider.ts';
import { found, withQuery } from '../result.ts';
import { readStart } from '../start-time.ts';
import type { EmbedResult } from '../types.ts';

/** An owner (a community's is negative) and the video's number. */
const video = /^(?:video|clip|live)(-?[1-9]\d{0,14})_([1-9]\d{0,14})$/;
const owner = /^-?[1-9]\d{0,14}$/;
const number = /^[1-9]\d{0,14}$/;
const channelName = /^[A-Za-z0-9_.-]{2,40}$/;
const accessHash = /^[0-9a-f]{10,24}$/;

/** https://dev.vk.com/ru/widgets/video: video_ext.php with the owner, the video and, if it is not public, a hash. */
export const vk: ProviderRules = {
  provider: 'vk',
  hosts: [
    'vk.com',
    'm.vk.com',
    'www.vk.com',
    'vk.ru',
    'vkvideo.ru',
    'www.vkvideo.ru',
    'm.vkvideo.ru',
    'live.vkvideo.ru',
  ],
  frames: ['https://vkvideo.ru', 'https://live.vkvideo.ru'],
  hint: 'vk',
  read(place) {
    const { path, query, host } = place;
    if (host === 'live.vkvideo.ru') return channel(path);
    if (path.join('/') === 'video_ext.php') {
      const [oid, id] = [query.get('oid'), query.get('id')];
      return fits(owner, oid) && fits(number, id) ? player(oid, id, place) : null;
    }
    // A video that is opened over another page stands in `z`: /videos-1?z=video-1_2/club1
    const opened = query.get('z')?.split('/')[0];
    const found = [path.at(-1), path[0], opened].map((text) => video.exec(text ?? '')).find((match) => match);
    const [, oid, id] = found ?? [];
    return oid === undefined || id === undefined ? null : player(oid, id, place);
  },
};

/** live.vkvideo.ru/NAME; the player's own embed code has /app/embed/NAME. */
function channel(path: readonly string[]): EmbedResult | null {
  const [name, more] = path[0] === 'app' && path[1] === 'embed' ? path.slice(2) : path;
  if (more !== undefined || !fits(channelName, name) || name === 'app') return null;
  return found('vk', 'channel', name, `https://live.vkvideo.ru/app/embed/${name}`);
}

function player(oid: string, id: string, { query }: ParsedUrl): EmbedResult {
  const hash = query.get('hash');
  const t = readStart(query.get('t'));
  const src = withQuery('https://vkvideo.ru/video_ext.php', {
    oid,
    id,
    hash: fits(accessHash, hash) ? hash : undefined,
    t,
  });
  return found('vk', 'video', `${oid}_${id}`, src, t);
}
