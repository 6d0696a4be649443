import { fits, type ProviderRules } from '../provider.ts';
import { found } from '../result.ts';

const channelName = /^[A-Za-z0-9_-]{2,40}$/;
const ownPages = new Set('a about c clip embed i login m p pages s search signup u'.split(' '));

/** DLive documents no embed. Its share menu gave out dlive.tv/embed/NAME. */
export const dlive: ProviderRules = {
  provider: 'dlive',
  hosts: ['dlive.tv', 'www.dlive.tv', 'm.dlive.tv'],
  frames: ['https://dlive.tv'],
  hint: 'dlive',
  read({ path }) {
    const [first, second, more] = path;
    const name = first === 'embed' ? second : second === undefined ? first : undefined;
    if (more !== undefined || !fits(channelName, name) || ownPages.has(name.toLowerCase())) return null;
    return found('dlive', 'channel', name, `https://dlive.tv/embed/${name}`);
  },
};
