import type { EmbedKind } from '#lib/embed/types.ts';

/**
 * Why a stream cannot be played, if it is known. `cors`: its server does not let other sites play it; `forbidden`: the
 * server refuses (401, 403), often because a token has expired; `missing`: nothing is at the address; `type`: something
 * else than a stream is there; `codec`: this browser cannot decode it.
 */
export type Fault = 'cors' | 'forbidden' | 'missing' | 'type' | 'codec';

/** Milliseconds after which a question to a server is given up. */
const LIMIT = 8000;

export function faultOfStatus(status: number): Fault | null {
  if (status === 401 || status === 403) return 'forbidden';
  return status === 404 || status === 410 ? 'missing' : null;
}

/** Media that a script feeds, for which a server must allow other sites to read it. */
const needsCors = (kind: EmbedKind) => kind === 'hls' || kind === 'dash' || kind === 'whep';

/** Asks an address that failed why it did; null if the server does not answer, or nothing is wrong with the answer. */
export async function findFault(
  src: string,
  kind: EmbedKind,
  error: MediaError | null,
): Promise<Fault | null> {
  // A WHEP endpoint answers offers only; asking it for a page tells nothing but whether it lets us ask.
  const ask = (mode: RequestMode) => fetchHead(src, mode);
  const reply = await ask('cors');
  if (reply === null) return needsCors(kind) && (await ask('no-cors')) !== null ? 'cors' : null;
  if (kind === 'whep') return null;
  const fault = faultOfStatus(reply.status);
  if (fault !== null || !reply.ok) return fault;
  const type = reply.headers.get('content-type') ?? '';
  if (/^text\/html/i.test(type)) return 'type';
  const undecodable = error?.code === MediaError.MEDIA_ERR_SRC_NOT_SUPPORTED;
  return (undecodable || error?.code === MediaError.MEDIA_ERR_DECODE) && /^(?:video|audio)\//i.test(type)
    ? 'codec'
    : null;
}

/** The head of an answer: the body may be endless, and is not read. */
async function fetchHead(src: string, mode: RequestMode): Promise<Response | null> {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), LIMIT);
  try {
    return await fetch(src, { mode, cache: 'no-store', credentials: 'omit', signal: stop.signal });
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
    stop.abort();
  }
}
