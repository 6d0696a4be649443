import { fits, type ProviderRules } from '../provider.ts';
import { found } from '../result.ts';

const broadcaster = /^[a-z0-9]{3,20}$/;
const broadcast = /^(?:[1-9]\d{5,11}|null)$/;
const number = /^[1-9]\d{0,11}$/;

/** The player's own share menu gives play.sooplive.co.kr/NAME/embed and vod.sooplive.co.kr/player/NUMBER/embed. */
export const soop: ProviderRules = {
  provider: 'soop',
  hosts: [
    'play.sooplive.co.kr',
    'vod.sooplive.co.kr',
    'play.sooplive.com',
    'vod.sooplive.com',
    'play.afreecatv.com',
    'vod.afreecatv.com',
  ],
  frames: ['https://play.sooplive.co.kr', 'https://vod.sooplive.co.kr'],
  hint: 'soop',
  read({ host, path }) {
    const segments = path.at(-1) === 'embed' ? path.slice(0, -1) : path;
    const [first, second, more] = segments;
    if (more !== undefined) return null;
    if (host.startsWith('vod.')) {
      if (first !== 'player' || !fits(number, second)) return null;
      return found('soop', 'video', second, `https://vod.sooplive.co.kr/player/${second}/embed`);
    }
    if (!fits(broadcaster, first) || (second !== undefined && !broadcast.test(second))) return null;
    return found('soop', 'channel', first, `https://play.sooplive.co.kr/${first}/embed`);
  },
};
