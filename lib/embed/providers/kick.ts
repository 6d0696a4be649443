import { fits, type ProviderRules } from '../provider.ts';
import { found, refuse } from '../result.ts';

const channelName = /^[a-z0-9](?:[a-z0-9_-]{1,38})$/;
const videoId = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** First path segments of Kick's own pages, which look like channel names. */
const ownPages = new Set(
  `about admin api auth brand browse categories category clips community-guidelines dashboard dmca-policy drops
  following help home jobs kicks legal login popout privacy-policy search settings signup subscriptions
  terms-of-service transactions video videos`.split(/\s+/),
);

export const kick: ProviderRules = {
  provider: 'kick',
  hosts: ['kick.com', 'www.kick.com', 'm.kick.com', 'player.kick.com'],
  frames: ['https://player.kick.com'],
  hint: 'kick',
  read(place) {
    const path = place.path.map((segment) => segment.toLowerCase());
    const [first = '', second, third] = path;
    if (path.at(-1) === 'chat' || path.at(-1) === 'chatroom' || first === 'popout') return refuse('kickChat');
    if (second === 'clips' || place.query.has('clip')) return refuse('kickClip');
    const video = first === 'video' ? second : second === 'videos' ? third : undefined;
    if (fits(videoId, video)) return found('kick', 'video', video, `https://player.kick.com/video/${video}`);
    if (path.length !== 1 || !channelName.test(first) || ownPages.has(first)) return null;
    return found('kick', 'channel', first, `https://player.kick.com/${first}`);
  },
};
