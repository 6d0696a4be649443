import { fits, type ProviderRules } from '../provider.ts';
import { found } from '../result.ts';

/** An id of twenty characters, often behind the title in words. */
const viewId = /^(?:[a-z0-9]{1,40}-){0,40}[a-z0-9]{20}$/;

/** https://support.boxcast.com/en/articles/4235157-how-to-embed-a-broadcast-or-channel */
export const boxcast: ProviderRules = {
  provider: 'boxcast',
  hosts: ['boxcast.tv', 'www.boxcast.tv'],
  frames: ['https://boxcast.tv'],
  hint: 'boxcast',
  read({ path, query }) {
    const [view = '', name, more] = path;
    if (!['view', 'view-embed', 'channel'].includes(view) || more !== undefined) return null;
    // A channel's page names the broadcast that is shown in `b`.
    const broadcast = view === 'channel' ? query.get('b') : null;
    const id = fits(viewId, broadcast) ? broadcast : name;
    if (!fits(viewId, id)) return null;
    const kind = view === 'channel' && id === name ? 'channel' : 'live';
    return found('boxcast', kind, id, `https://boxcast.tv/view-embed/${id}`);
  },
};
