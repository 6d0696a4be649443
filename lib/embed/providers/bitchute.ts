import { fits, type ProviderRules } from '../provider.ts';
import { found } from '../result.ts';

const videoId = /^[A-Za-z0-9_-]{6,16}$/;

/** https://support.bitchute.com (Sharing a video): /embed/ID. */
export const bitchute: ProviderRules = {
  provider: 'bitchute',
  hosts: ['bitchute.com', 'www.bitchute.com', 'old.bitchute.com', 'api.bitchute.com'],
  frames: ['https://www.bitchute.com'],
  hint: 'bitchute',
  read({ path }) {
    const [first, id, more] = path;
    if ((first !== 'video' && first !== 'embed') || more !== undefined || !fits(videoId, id)) return null;
    return found('bitchute', 'video', id, `https://www.bitchute.com/embed/${id}/`);
  },
};
