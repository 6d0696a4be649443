import { fits, type ProviderRules } from '../provider.ts';
import { found, withQuery } from '../result.ts';
import { readStart } from '../start-time.ts';

const library = /^[1-9]\d{0,9}$/;
const videoId = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const signature = /^[0-9a-f]{64}$/;
const instant = /^\d{10}$/;

/** https://docs.bunny.net/docs/stream-embedding-videos; token authentication: /docs/stream-embed-token-authentication */
export const bunny: ProviderRules = {
  provider: 'bunny',
  hosts: ['iframe.mediadelivery.net', 'player.mediadelivery.net', 'video.bunnycdn.com'],
  frames: ['https://iframe.mediadelivery.net', 'https://player.mediadelivery.net'],
  hint: 'bunny',
  read({ host, path, query }) {
    const [view, first, second, more] = path;
    if ((view !== 'embed' && view !== 'play') || more !== undefined) return null;
    if (!fits(library, first) || !fits(videoId, second)) return null;
    const [token, expires] = [query.get('token'), query.get('expires')];
    const signed = fits(signature, token) && fits(instant, expires) ? { token, expires } : {};
    const start = readStart(query.get('t'));
    const player = host === 'player.mediadelivery.net' ? host : 'iframe.mediadelivery.net';
    const src = withQuery(`https://${player}/embed/${first}/${second}`, { ...signed, t: start });
    return found('bunny', 'video', `${first}/${second}`, src, start);
  },
};
