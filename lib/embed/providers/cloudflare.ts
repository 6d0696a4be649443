import type { ParsedUrl } from '../parsed-url.ts';
import { fits, type ProviderRules } from '../provider.ts';
import { found, withQuery } from '../result.ts';
import { readStart } from '../start-time.ts';
import type { EmbedResult } from '../types.ts';

/** A video's or a live input's id, or a signed token in its place (three parts in base64url). */
const videoId = /^[0-9a-f]{32}$/;
const token = /^[A-Za-z0-9_-]{10,300}\.[A-Za-z0-9_-]{10,1000}\.[A-Za-z0-9_-]{10,700}$/;
const sharedHosts = [
  'iframe.cloudflarestream.com',
  'watch.cloudflarestream.com',
  'iframe.videodelivery.net',
  'watch.videodelivery.net',
];

/** https://developers.cloudflare.com/stream/viewing-videos/using-the-stream-player/ */
export const cloudflare: ProviderRules = {
  provider: 'cloudflare',
  hosts: [...sharedHosts, 'videodelivery.net'],
  customerHosts: /^customer-[a-z0-9]{6,32}\.cloudflarestream\.com$/,
  frames: ['https://*.cloudflarestream.com'],
  servesFiles: true,
  hint: 'cloudflare',
  read(place) {
    const [id, view, ...rest] = place.path;
    if (rest.length > 0 || (view !== undefined && view !== 'iframe' && view !== 'watch')) return null;
    // Only the shared hosts show a player at the id itself.
    if (view === undefined && !sharedHosts.includes(place.host)) return null;
    return fits(videoId, id) || fits(token, id) ? player(id, place) : null;
  },
};

function player(id: string, place: ParsedUrl): EmbedResult {
  const startTime = readStart(place.query.get('startTime'));
  const base = place.host.startsWith('customer-')
    ? `https://${place.host}/${id}/iframe`
    : `https://iframe.cloudflarestream.com/${id}`;
  return found('cloudflare', 'video', id, withQuery(base, { startTime }), startTime);
}
