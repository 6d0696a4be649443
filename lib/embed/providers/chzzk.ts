import { fits, type ProviderRules } from '../provider.ts';
import { found } from '../result.ts';

const channelId = /^[0-9a-f]{32}$/;
const clipId = /^[A-Za-z0-9_-]{6,20}$/;

/**
 * Clips have an embed of their own (the share menu: chzzk.naver.com/embed/clip/ID). For a live channel there is no
 * documented embed; sites that show several streams frame its page, which fills the frame with the player.
 */
export const chzzk: ProviderRules = {
  provider: 'chzzk',
  hosts: ['chzzk.naver.com', 'm.chzzk.naver.com'],
  frames: ['https://chzzk.naver.com'],
  hint: 'chzzk',
  read({ path }) {
    const [first, second, third, more] = path;
    if (more !== undefined) return null;
    const clip = first === 'clips' && third === undefined ? second : first === 'embed' ? third : undefined;
    if (first === 'embed' && second !== 'clip') return null;
    if (fits(clipId, clip))
      return found('chzzk', 'video', clip, `https://chzzk.naver.com/embed/clip/${clip}`);
    const channel =
      first === 'live' && third === undefined ? second : second === undefined ? first : undefined;
    if (!fits(channelId, channel)) return null;
    return found('chzzk', 'channel', channel, `https://chzzk.naver.com/live/${channel}`);
  },
};
