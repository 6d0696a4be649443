import { fits, type ProviderRules } from '../provider.ts';
import { found, refuse } from '../result.ts';

const videoId = /^[1-9]\d{15,20}$/;

/**
 * https://developers.tiktok.com/doc/embed-player. The player for live rooms (/doc/embed-live) is shown only on domains
 * that TikTok has approved, so live addresses are refused.
 */
export const tiktok: ProviderRules = {
  provider: 'tiktok',
  hosts: ['tiktok.com', 'www.tiktok.com', 'm.tiktok.com', 'vm.tiktok.com', 'vt.tiktok.com'],
  frames: ['https://www.tiktok.com'],
  hint: 'tiktok',
  read({ host, path }) {
    const [first = '', second, third, more] = path;
    if (/^v[mt]\./.test(host) || first === 't') return refuse('shortLink', { name: 'TikTok' });
    if (path.at(-1) === 'live' || first === 'live' || (first === 'embed' && second === 'live'))
      return refuse('tiktokLive');
    const isPlayer = (first === 'player' && second === 'v1') || (first === 'embed' && second === 'v2');
    const isPage = first.startsWith('@') && second === 'video';
    const id = isPlayer || isPage ? third : first === 'embed' && third === undefined ? second : undefined;
    if (more !== undefined || !fits(videoId, id)) return null;
    return found('tiktok', 'video', id, `https://www.tiktok.com/player/v1/${id}`);
  },
};
