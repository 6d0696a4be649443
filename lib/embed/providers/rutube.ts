import { fits, type ProviderRules } from '../provider.ts';
import { found, withQuery } from '../result.ts';
import { readStart } from '../start-time.ts';

const videoId = /^[0-9a-f]{32}$/;
const number = /^[1-9]\d{0,11}$/;
const privateKey = /^[A-Za-z0-9_-]{10,40}$/;

/** https://rutube.ru/info/embed/: /play/embed/ID, with `p` if the video is private. */
export const rutube: ProviderRules = {
  provider: 'rutube',
  hosts: ['rutube.ru', 'www.rutube.ru', 'm.rutube.ru'],
  frames: ['https://rutube.ru'],
  hint: 'rutube',
  read({ path, query }) {
    const segments = path[0] === 'live' || path[0] === 'shorts' ? path.slice(1) : path;
    const [first, second, third, more] = segments;
    const isPrivate = first === 'video' && second === 'private';
    const isPlayer = (first === 'play' || first === 'video') && second === 'embed';
    const id =
      isPrivate || isPlayer ? third : first === 'video' ? second : path[0] === 'shorts' ? first : undefined;
    if (more !== undefined || (!isPrivate && !isPlayer && third !== undefined)) return null;
    if (!fits(videoId, id) && !(isPlayer && fits(number, id))) return null;
    const p = query.get('p');
    const t = readStart(query.get('t'));
    const src = withQuery(`https://rutube.ru/play/embed/${id}`, {
      p: fits(privateKey, p) ? p : undefined,
      t,
    });
    return found('rutube', path[0] === 'live' ? 'live' : 'video', id, src, t);
  },
};
