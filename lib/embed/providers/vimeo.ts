import type { ParsedUrl } from '../parsed-url.ts';
import { fits, type ProviderRules } from '../provider.ts';
import { found, refuse, withQuery } from '../result.ts';
import { readStart, writeStart } from '../start-time.ts';
import type { EmbedResult } from '../types.ts';

const number = /^[1-9]\d{0,11}$/;
/** The hash that keeps the address of an unlisted video secret. */
const privateHash = /^[0-9a-f]{6,20}$/;

export const vimeo: ProviderRules = {
  provider: 'vimeo',
  hosts: ['vimeo.com', 'www.vimeo.com', 'player.vimeo.com'],
  frames: ['https://player.vimeo.com', 'https://vimeo.com'],
  servesFiles: true,
  hint: 'vimeo',
  read(place) {
    const { path, query } = place;
    const [first = '', second, third, fourth] = path;
    if (place.host === 'player.vimeo.com')
      return first === 'video' ? video(second, query.get('h') ?? third, place) : null;
    if (number.test(first)) return path.length <= 2 ? video(first, second ?? query.get('h'), place) : null;
    if (first === 'event') return path.at(-1) === 'chat' ? chatRefusal : event(path, place);
    // vimeo.com/channels/NAME/ID, /ondemand/NAME/ID
    if (first === 'channels' || first === 'ondemand') return video(third, fourth, place);
    // The address that its owner sees.
    if (first === 'manage' && second === 'videos') return video(third, fourth, place);
    if (first === 'groups' && third === 'videos') return video(fourth, undefined, place);
    if (first === 'video') return video(second, third ?? query.get('h'), place);
    if (first === 'album' || first === 'showcase') {
      if (third === 'video') return video(fourth, query.get('h'), place);
      return third === undefined || third.startsWith('embed') ? showcase(second) : null;
    }
    return null;
  },
};

const chatRefusal = refuse('vimeoChat');

function video(
  id: string | undefined,
  hash: string | null | undefined,
  place: ParsedUrl,
): EmbedResult | null {
  if (!fits(number, id)) return null;
  if (hash && !privateHash.test(hash)) return null;
  const start = readStart(new URLSearchParams(place.hash).get('t'), place.query.get('t'));
  const base = withQuery(`https://player.vimeo.com/video/${id}`, { h: hash || undefined });
  const src = start === undefined ? base : `${base}#t=${writeStart(start)}`;
  return found('vimeo', 'video', hash ? `${id}:${hash}` : id, src, start);
}

/** An event plays whichever of its streams is on; `/videos/ID` names one of them. */
function event(path: readonly string[], place: ParsedUrl): EmbedResult | null {
  const [, id, ...rest] = path;
  if (!fits(number, id)) return null;
  if (rest[0] === 'videos') return rest.length <= 3 ? video(rest[1], rest[2], place) : null;
  const [hash, ...more] = rest.filter((segment) => segment !== 'embed' && segment !== 'interaction');
  if (more.length > 0 || (hash !== undefined && !privateHash.test(hash))) return null;
  const base = `https://vimeo.com/event/${id}/embed`;
  return hash === undefined
    ? found('vimeo', 'live', id, base)
    : found('vimeo', 'live', `${id}:${hash}`, `${base}/${hash}`);
}

function showcase(id: string | undefined): EmbedResult | null {
  return fits(number, id) ? found('vimeo', 'playlist', id, `https://vimeo.com/showcase/${id}/embed`) : null;
}
