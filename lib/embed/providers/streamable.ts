import { fits, type ProviderRules } from '../provider.ts';
import { found } from '../result.ts';

const videoId = /^[a-z0-9]{3,8}$/;
const ownPages = new Set(
  'about account api blog business clipper contact dmca help jobs login logout pricing privacy recover signup support terms upload upgrade videos'.split(
    ' ',
  ),
);

export const streamable: ProviderRules = {
  provider: 'streamable',
  hosts: ['streamable.com', 'www.streamable.com'],
  frames: ['https://streamable.com'],
  hint: 'streamable',
  read(place) {
    const { path } = place;
    const id = path.length === 2 && /^[eos]$/.test(path[0] ?? '') ? path[1] : path[0];
    if (path.length > 2 || (path.length === 2 && id === path[0])) return null;
    if (!fits(videoId, id) || ownPages.has(id)) return null;
    return found('streamable', 'video', id, `https://streamable.com/e/${id}`);
  },
};
