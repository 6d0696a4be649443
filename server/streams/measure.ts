import type { Embed } from '#lib/embed/types.ts';
import { readPlaylist } from '#lib/live/playlist.ts';
import { HEADER_BYTES, playlistSeconds, readMovieHeader } from '#lib/together/movie-header.ts';
import { fetchPublic, type Network } from './fetch-public.ts';

/** A playlist of a night has some thousand segments. */
const LARGEST_PLAYLIST = 4 * 1024 * 1024;
/** Looks at a file: at its beginning, and behind its pictures. */
const MOST_LOOKS = 4;
const LONGEST = 100 * 3600;

/**
 * How long a recording is, in whole seconds, rounded up so that its end is not cut off; null if nobody can find out.
 * @throws Unanswered, or an error of the network
 */
export async function measure(
  { src, kind }: Pick<Embed, 'src' | 'kind'>,
  network: Network,
): Promise<number | null> {
  const seconds = kind === 'hls' ? await measureHls(src, network) : await measureFile(src, network);
  if (seconds === null || !(seconds > 0) || seconds > LONGEST) return null;
  return Math.max(1, Math.ceil(seconds - 0.05));
}

async function measureHls(src: string, network: Network): Promise<number | null> {
  let reply = await fetchPublic(src, network, { most: LARGEST_PLAYLIST });
  const playlist = readPlaylist(reply.body);
  if (playlist?.kind === 'multivariant') {
    if (!URL.canParse(playlist.first, reply.url)) return null;
    reply = await fetchPublic(new URL(playlist.first, reply.url).href, network, { most: LARGEST_PLAYLIST });
  }
  return reply.status === 200 ? playlistSeconds(reply.body) : null;
}

async function measureFile(src: string, network: Network): Promise<number | null> {
  let at = 0;
  for (let look = 0; look < MOST_LOOKS; look++) {
    const range = `bytes=${at}-${at + HEADER_BYTES - 1}`;
    const reply = await fetchPublic(src, network, { headers: { range }, bytes: HEADER_BYTES });
    // A server that knows no ranges gives the beginning, and only that.
    if (reply.status !== 206 && !(reply.status === 200 && at === 0)) return null;
    const header = readMovieHeader(Buffer.from(reply.body, 'latin1'), at);
    if (header === null) return null;
    if ('seconds' in header) return header.seconds;
    if (header.readAt <= at) return null;
    at = header.readAt;
  }
  return null;
}
