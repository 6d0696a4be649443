import { fits, type ProviderRules } from '../provider.ts';
import { found, withQuery } from '../result.ts';

const channelName = /^[A-Za-z0-9_]{2,32}$/;
const ownPages = new Set(
  'about apps categories category clip creator download following games login policy search settings studio support video wallet'.split(
    ' ',
  ),
);

/** https://developer.trovo.live/docs/Embed: `streamername`. Trovo shows it on domains that it has approved. */
export const trovo: ProviderRules = {
  provider: 'trovo',
  hosts: ['trovo.live', 'www.trovo.live', 'player.trovo.live'],
  frames: ['https://player.trovo.live'],
  hint: 'trovo',
  read({ host, path, query }) {
    const [first, second, third] = path;
    const isPlayer = host === 'player.trovo.live' && path.join('/') === 'embed/player';
    // trovo.live/s/NAME, with the channel's number behind it
    const fromPage = first === 's' && path.length <= 3 ? second : second === undefined ? first : undefined;
    const isNumbered = third === undefined || /^\d{1,15}$/.test(third);
    const name = isPlayer ? query.get('streamername') : host === 'player.trovo.live' ? null : fromPage;
    if (!fits(channelName, name) || ownPages.has(name.toLowerCase()) || !(isPlayer || isNumbered))
      return null;
    const src = withQuery('https://player.trovo.live/embed/player', { streamername: name });
    return found('trovo', 'channel', name, src);
  },
};
