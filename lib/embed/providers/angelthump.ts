import { fits, type ProviderRules } from '../provider.ts';
import { found, withQuery } from '../result.ts';

const channelName = /^[a-z0-9_]{3,25}$/;
const ownPages = new Set(
  'about account browse dashboard dmca embed help login logout patreon privacy register settings signup terms tos'.split(
    ' ',
  ),
);

export const angelthump: ProviderRules = {
  provider: 'angelthump',
  hosts: ['angelthump.com', 'www.angelthump.com', 'player.angelthump.com'],
  frames: ['https://player.angelthump.com'],
  hint: 'angelthump',
  read(place) {
    const { path, query } = place;
    const fromPage = path[0] === 'embed' ? path[1] : path.length === 1 ? path[0] : null;
    const isPlayer = place.host === 'player.angelthump.com';
    const channel = (isPlayer ? (query.get('channel') ?? path[0]) : fromPage)?.toLowerCase();
    if (!fits(channelName, channel) || ownPages.has(channel)) return null;
    return found('angelthump', 'channel', channel, withQuery('https://player.angelthump.com/', { channel }));
  },
};
