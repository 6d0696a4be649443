import { fits, type ProviderRules } from '../provider.ts';
import { found, withQuery } from '../result.ts';

const playbackId = /^[a-z0-9]{16}$/;

/** https://docs.livepeer.org/developers/guides/playback-a-livestream (the hosted player lvpr.tv) */
export const livepeer: ProviderRules = {
  provider: 'livepeer',
  hosts: ['lvpr.tv', 'www.lvpr.tv'],
  frames: ['https://lvpr.tv'],
  hint: 'livepeer',
  read({ path, query }) {
    const v = query.get('v');
    if (path.length > 0 || !fits(playbackId, v)) return null;
    return found('livepeer', 'video', v, withQuery('https://lvpr.tv/', { v }));
  },
};
