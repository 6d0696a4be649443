import { fits, type ProviderRules } from '../provider.ts';
import { found } from '../result.ts';

const videoId = /^[A-Za-z0-9]{15,30}$/;

/** https://knowledge.vidyard.com/hc/en-us/articles/360009876054 (the iframe form) */
export const vidyard: ProviderRules = {
  provider: 'vidyard',
  hosts: ['share.vidyard.com', 'play.vidyard.com', 'video.vidyard.com'],
  frames: ['https://play.vidyard.com'],
  hint: 'vidyard',
  read({ host, path }) {
    const [first, second, more] = path;
    const isPlayer = host === 'play.vidyard.com' && second === undefined;
    const id = isPlayer ? first?.replace(/\.html$/, '') : first === 'watch' ? second : undefined;
    if (more !== undefined || !fits(videoId, id)) return null;
    return found('vidyard', 'video', id, `https://play.vidyard.com/${id}`);
  },
};
