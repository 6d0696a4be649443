import { fits, type ProviderRules } from '../provider.ts';
import { found, withQuery } from '../result.ts';

const playerToken = /^[0-9a-f]{32}$/;

/** https://support.restream.io/en/articles/3602018-embed-player: the player's address is its token. */
export const restream: ProviderRules = {
  provider: 'restream',
  hosts: ['player.restream.io'],
  frames: ['https://player.restream.io'],
  hint: 'restream',
  read({ path, query }) {
    const token = query.get('token');
    if (path.length > 0 || !fits(playerToken, token)) return null;
    return found('restream', 'live', token, withQuery('https://player.restream.io/', { token }));
  },
};
