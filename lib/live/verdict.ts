import { SECOND } from '#lib/time.ts';
import { type NatureInput, natureOf } from './nature.ts';
import type { MediaPlaylist } from './playlist.ts';
import type { StreamState } from './stream-check.ts';

/** A provider's answer; `url` is the address after redirects. */
export type Reply = {
  status: number;
  body: string;
  url: string;
  /** The content type, lower case. */
  type: string;
  /** Access-Control-Allow-Origin. */
  allowOrigin: string | null;
  /** Last-Modified, ms. */
  lastModified: number | null;
  /** X-Frame-Options and Content-Security-Policy. */
  framing: readonly string[];
};

/** The state of an HLS playlist at a look. The next look is compared with it. */
export type HlsMemory = { mark: string; movedAt: number; state: StreamState };

/** An encoder's clock may be off by this much, ms, into the future. */
const AHEAD = 60 * SECOND;

/** A missing stream has not started. 401 and 403 apply to everybody, because players send no password either. */
export function absence({ status }: Reply): StreamState | null {
  if (status === 404 || status === 410) return 'waiting';
  if (status === 401 || status === 403) return 'forbidden';
  return status === 200 ? null : 'unknown';
}

/** Whether browsers on another site may read an answer (https://fetch.spec.whatwg.org/#cors-check). */
export const allowsOrigin = ({ allowOrigin }: Reply, origin: string): boolean =>
  allowOrigin === '*' || allowOrigin === origin;

/** Whether a page lets itself be framed by a site: X-Frame-Options, and frame-ancestors, which counts before it. */
export function allowsFraming({ framing: [frameOptions = '', policy = ''] }: Reply, origin: string): boolean {
  const ancestors = /(?:^|[;,])\s*frame-ancestors\s+([^;,]*)/i.exec(policy)?.[1];
  if (ancestors === undefined) return !/deny|sameorigin/i.test(frameOptions);
  const { host, protocol } = new URL(origin);
  return ancestors
    .trim()
    .toLowerCase()
    .split(/\s+/)
    .some((source) => {
      if (source === '*' || source === protocol || source === host || source === origin) return true;
      const wild = /^(?:https?:\/\/)?\*\.(.+)$/.exec(source)?.[1];
      return wild !== undefined && host.endsWith(`.${wild}`);
    });
}

/** Whether a playlist belongs to a stream that runs, at an instant (ms), after an earlier look. */
export function judgePlaylist(
  playlist: MediaPlaylist,
  now: number,
  before: HlsMemory | null,
  slot: NatureInput,
): HlsMemory {
  const { ended, mark, target, newest } = playlist;
  // A recording can be watched; the rest of an earlier stream is at the address before the new one starts.
  if (ended) return { mark, movedAt: now, state: natureOf(playlist, slot) === 'over' ? 'waiting' : 'live' };
  const patience = Math.max(30 * SECOND, 4 * target);
  const moved = before !== null && before.mark !== mark;
  const movedAt = moved || before === null ? now : before.movedAt;
  const age = newest === null ? null : now - newest;
  const isFresh = age !== null && age < patience && age > -AHEAD;
  if (moved || isFresh) return { mark, movedAt, state: 'live' };
  // By its dates the stream stopped long ago. A second look tells whether only the encoder's clock is wrong.
  const isOld = age !== null && age >= patience && before !== null && now - movedAt >= target;
  if (isOld || now - movedAt >= patience) return { mark, movedAt, state: 'waiting' };
  return { mark, movedAt, state: before?.state ?? 'unknown' };
}

/** https://owncast.online/api/latest/#tag/Server/operation/GetStatus */
export function judgeOwncast(reply: Reply): StreamState {
  const { online } = json(reply);
  return online === true ? 'live' : online === false ? 'waiting' : 'unknown';
}

/** https://docs.joinpeertube.org/api-rest-reference.html: state 4 waits for the stream, 5 is after it. */
export function judgePeertube(reply: Reply): StreamState {
  const { isLive, state } = json(reply);
  if (isLive !== true || state === null || typeof state !== 'object' || !('id' in state)) return 'unknown';
  return state.id === 4 || state.id === 5 ? 'waiting' : state.id === 1 ? 'live' : 'unknown';
}

/** https://oembed.com: 401 if it is private, 404 if it does not exist. That it can be seen does not mean that it runs. */
export function judgeOembed({ status }: Reply): StreamState {
  return status === 401 || status === 404 || status === 410 ? 'gone' : 'unknown';
}

function json({ status, body }: Reply): Record<string, unknown> {
  if (status !== 200) return {};
  try {
    const parsed: unknown = JSON.parse(body);
    return parsed !== null && typeof parsed === 'object' ? { ...parsed } : {};
  } catch {
    return {};
  }
}
