import { fits, type ProviderRules } from '../provider.ts';
import { found, withQuery } from '../result.ts';
import { readStart } from '../start-time.ts';

const videoId = /^[0-9a-f]{32}$/;

/** https://dev.loom.com/docs/embed-sdk/api: /share/ID is the page, /embed/ID the player. */
export const loom: ProviderRules = {
  provider: 'loom',
  hosts: ['loom.com', 'www.loom.com'],
  frames: ['https://www.loom.com'],
  hint: 'loom',
  read({ path, query }) {
    const [first, name, more] = path;
    if ((first !== 'share' && first !== 'embed') || more !== undefined) return null;
    // The title may stand in front: /share/the-title-ID
    const id = /(?:^|-)([0-9a-f]{32})$/.exec(name ?? '')?.[1];
    if (!fits(videoId, id)) return null;
    const t = readStart(query.get('t'));
    return found('loom', 'video', id, withQuery(`https://www.loom.com/embed/${id}`, { t }), t);
  },
};
