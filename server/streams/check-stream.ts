import type { Embed } from '#lib/embed/types.ts';
import { readPlaylist } from '#lib/live/playlist.ts';
import type { StreamState } from '#lib/live/stream-check.ts';
import {
  absence,
  allowsFraming,
  allowsOrigin,
  type HlsMemory,
  judgeOembed,
  judgeOwncast,
  judgePeertube,
  judgePlaylist,
  type Reply,
} from '#lib/live/verdict.ts';
import { SECOND } from '#lib/time.ts';
import { fetchPublic, type Network } from './fetch-public.ts';

/** The result of a check, and what the next check is compared with. */
export type StreamFinding = { state: StreamState; memory: HlsMemory | null };

/** How long (ms) a check counts: the shorter one until a stream runs. A service's word on what exists counts longest. */
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
export const canCheck = (embed: Embed): boolean =>
  (embed.provider === 'media' && embed.src.startsWith('https:') && embed.kind !== 'whep') ||
  embed.provider === 'owncast' ||
  embed.provider === 'page' ||
  (embed.provider === 'peertube' && embed.kind === 'video') ||
  oembedOf(embed) !== null;

/** How long (ms) a finding counts. */
export function countsFor(embed: Embed, state: StreamState): number {
  if (oembedOf(embed) !== null || embed.provider === 'page') return EXISTS;
  return state === 'live' ? RUNNING : WAITING;
}

/** The parts of a check that are not the stream's own: its slot, and the site whose pages play it. */
type CheckContext = {
  network: Network;
  now: () => number;
  /** The site's origin, for which a server must allow its streams to be read. */
  origin: string;
  slotStart: number | null;
  together: boolean;
};

/** Looks at a stream. If the network does not answer, its state is unknown; this never throws. */
export async function checkStream(
  embed: Embed,
  before: StreamFinding | null,
  context: CheckContext,
): Promise<StreamFinding> {
  const { network } = context;
  try {
    if (embed.provider === 'media' && embed.kind === 'hls')
      return await checkHls(embed.src, before?.memory ?? null, context);
    if (embed.provider === 'media') return found(await lookAtFile(embed, context));
    if (embed.provider === 'page') return found(await lookAtPage(embed.src, context));
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

const found = (state: StreamState): StreamFinding => ({ state, memory: null });

/** The headers of a file, a radio mount or a DASH manifest tell whether it exists, and its type. */
async function lookAtFile({ src, kind }: Embed, { network, origin }: CheckContext): Promise<StreamState> {
  const reply = await fetchPublic(src, network, { headOnly: true, headers: { origin } });
  const absent = reply.status === 206 ? null : absence(reply);
  if (absent !== null) return absent;
  if (reply.type.startsWith('text/html')) return 'type';
  if (kind === 'dash') return allowsOrigin(reply, origin) ? 'unknown' : 'cors';
  // A mount that answers is on air; a file can be watched.
  return /^(?:audio|video|application\/ogg)/.test(reply.type) ? 'live' : 'unknown';
}

async function lookAtPage(src: string, { network, origin }: CheckContext): Promise<StreamState> {
  const reply = await fetchPublic(src, network, { headOnly: true });
  return reply.status === 200 && !allowsFraming(reply, origin) ? 'framing' : 'unknown';
}

async function checkHls(
  address: string,
  before: HlsMemory | null,
  context: CheckContext,
): Promise<StreamFinding> {
  const { network, origin, slotStart, together } = context;
  const ask = (url: string) => fetchPublic(url, network, { headers: { origin } });
  const as = (state: StreamState): StreamFinding => ({ state, memory: before });
  let reply = await ask(address);
  let playlist = readPlaylist(reply.body);
  let problem = problemOf(reply, origin);
  if (problem === null && playlist?.kind === 'multivariant') {
    if (!URL.canParse(playlist.first, reply.url)) return as('unknown');
    reply = await ask(new URL(playlist.first, reply.url).href);
    playlist = readPlaylist(reply.body);
    problem = problemOf(reply, origin);
  }
  if (problem !== null) return as(problem);
  // Servers give out an empty playlist before the first segment is there.
  if (playlist?.kind !== 'media') return as(reply.body.startsWith('#EXTM3U') ? 'waiting' : 'type');
  const slot = { slotStart, together, lastModified: reply.lastModified };
  const memory = judgePlaylist(playlist, context.now(), before, slot);
  return { state: memory.state, memory };
}

/** Why no browser can play what answered; null if one can. */
function problemOf(reply: Reply, origin: string): StreamState | null {
  return absence(reply) ?? (allowsOrigin(reply, origin) ? null : 'cors');
}
