import type { Embed } from '#lib/embed/types.ts';
import { fetchPublic, type Network } from './fetch-public.ts';
import { readPlaylist } from './playlist.ts';
import type { StreamState } from './stream-check.ts';
import {
  absence,
  type HlsMemory,
  judgeOembed,
  judgeOwncast,
  judgePeertube,
  judgePlaylist,
} from './verdict.ts';

/** What one look found, and what the next is compared with. */
export type Look = { state: StreamState; memory: HlsMemory | null };

const SECOND = 1000;
/** How long (ms) a look counts: the shorter one until a stream runs. A service's word on what exists counts longest. */
const WAITING = 10 * SECOND;
const RUNNING = 30 * SECOND;
const EXISTS = 300 * SECOND;

/** https://oembed.com, by services that answer everybody. */
const OEMBED: Partial<Record<Embed['provider'], (id: string) => string>> = {
  youtube: (id) =>
    `https://www.youtube.com/oembed?format=json&url=${encodeURIComponent(`https://www.youtube.com/watch?v=${id}`)}`,
  vimeo: (id) => `https://vimeo.com/api/oembed.json?url=${encodeURIComponent(`https://vimeo.com/${id}`)}`,
  dailymotion: (id) =>
    `https://www.dailymotion.com/services/oembed?url=${encodeURIComponent(`https://www.dailymotion.com/video/${id}`)}`,
};

function oembedOf({ provider, kind, id }: Embed): string | null {
  // Channels and lists are there whether something runs or not, and an unlisted video is for those who have its hash.
  const one = (kind === 'video' || kind === 'live') && !id.includes(':');
  return one ? (OEMBED[provider]?.(id) ?? null) : null;
}

/** Whether something can be found out about an embed at all. */
export const canLook = (embed: Embed): boolean =>
  (embed.provider === 'media' && embed.kind === 'hls' && embed.src.startsWith('https:')) ||
  embed.provider === 'owncast' ||
  (embed.provider === 'peertube' && embed.kind === 'video') ||
  oembedOf(embed) !== null;

/** How long (ms) what was found counts. */
export const countsFor = (embed: Embed, state: StreamState): number =>
  oembedOf(embed) !== null ? EXISTS : state === 'live' ? RUNNING : WAITING;

/** Looks at a stream. What the network does not answer is unknown; this never throws. */
export async function look(
  embed: Embed,
  before: Look | null,
  network: Network,
  now: () => number,
): Promise<Look> {
  try {
    if (embed.provider === 'media') return await lookAtHls(embed.src, before?.memory ?? null, network, now);
    if (embed.provider === 'owncast')
      return found(judgeOwncast(await fetchPublic(`https://${embed.id}/api/status`, network)));
    if (embed.provider === 'peertube') {
      const [host, id = ''] = embed.id.split('/');
      const address = `https://${host}/api/v1/videos/${encodeURIComponent(id)}`;
      return found(judgePeertube(await fetchPublic(address, network)));
    }
    const address = oembedOf(embed);
    return found(address === null ? 'unknown' : judgeOembed(await fetchPublic(address, network)));
  } catch {
    return { state: 'unknown', memory: before?.memory ?? null };
  }
}

const found = (state: StreamState): Look => ({ state, memory: null });

async function lookAtHls(
  address: string,
  before: HlsMemory | null,
  network: Network,
  now: () => number,
): Promise<Look> {
  let reply = await fetchPublic(address, network);
  let absent = absence(reply);
  if (absent !== null) return { state: absent, memory: before };
  let playlist = readPlaylist(reply.body);
  if (playlist?.kind === 'multivariant') {
    if (!URL.canParse(playlist.first, reply.url)) return { state: 'unknown', memory: before };
    reply = await fetchPublic(new URL(playlist.first, reply.url).href, network);
    absent = absence(reply);
    if (absent !== null) return { state: absent, memory: before };
    playlist = readPlaylist(reply.body);
  }
  // Servers give out an empty playlist before the first segment is there.
  if (playlist?.kind !== 'media')
    return { state: reply.body.startsWith('#EXTM3U') ? 'waiting' : 'unknown', memory: before };
  const memory = judgePlaylist(playlist, now(), before);
  return { state: memory.state, memory };
}
