import { stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { publicFile } from './public-file.ts';

/** Every address can be read. Only these addresses accept other methods. */
const TAKES_BODIES = /^\/(?:api|backstage)\/[^?]/;
const READS = new Set(['GET', 'HEAD']);
/**
 * Scripts of other sites may read these addresses, also with If-None-Match, for which browsers send an OPTIONS request first.
 */
const FEEDS = /^[^?]+\.(?:json|ics|xml|csv)(?:\?|$)/;
const MAY_ASK = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'GET, HEAD',
  'access-control-allow-headers': 'If-None-Match, If-Modified-Since',
  'access-control-max-age': '86400',
};
const CHANGES = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/**
 * Answers 405 to a method that an address does not have, and 204 to OPTIONS. A page that is sent a form would look for a Server
 * Action in it, of which this site has none; at a feed Next's own answer to OPTIONS fails, and TRACE fails everywhere. Each logs
 * a stack trace.
 * @returns whether it is answered
 */
export function refuseMethod(request: IncomingMessage, response: ServerResponse): boolean {
  const { method = '', url = '' } = request;
  const takesBodies = TAKES_BODIES.test(url);
  if (READS.has(method) || (takesBodies && CHANGES.has(method))) return false;
  const allow = takesBodies ? 'GET, HEAD, POST' : 'GET, HEAD';
  const isAsking = method === 'OPTIONS';
  response
    .writeHead(isAsking ? 204 : 405, {
      allow,
      'cache-control': 'no-store',
      ...(isAsking && FEEDS.test(url) ? MAY_ASK : {}),
    })
    .end();
  return true;
}

/**
 * Answers `/backstage?key=…`, which signed people in before. Now it signs nobody in, because a request line ends up in
 * logs: it leads to the sign-in form, which says so, and takes the key out of the address bar.
 * @returns whether it was such a link, and is answered
 */
export function refuseKeyInAddress(request: IncomingMessage, response: ServerResponse): boolean {
  const [path = '', query = ''] = (request.url ?? '').split('?', 2);
  if (!/^\/backstage\/?$/.test(path) || !new URLSearchParams(query).has('key')) return false;
  response.writeHead(303, { 'cache-control': 'no-store', location: '/backstage?refused=link' }).end();
  return true;
}

/**
 * Answers 416 to a range that a file does not have (RFC 9110, 15.5.17); Next answers 500. If a range is written wrong, or is
 * for something that is not a file, it is taken out of the request, as RFC 9110, 14.2 allows.
 * @returns whether it is answered
 */
export async function refuseRange(
  request: IncomingMessage,
  response: ServerResponse,
  publicFolder: string,
): Promise<boolean> {
  const { range } = request.headers;
  if (range === undefined) return false;
  const size = await sizeOf(request.url ?? '', publicFolder);
  const verdict = size === null ? 'ignored' : judgeRange(range, size);
  if (verdict === 'ignored') delete request.headers.range;
  if (verdict !== 'outside') return false;
  response.writeHead(416, { 'content-range': `bytes */${size}` }).end();
  return true;
}

/** Judges a range of a file with this many bytes. If a header has several ranges, we ignore it. */
export function judgeRange(range: string, size: number): 'inside' | 'outside' | 'ignored' {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(range) ?? [];
  if (first === '') return last === '' ? 'ignored' : Number(last) > 0 && size > 0 ? 'inside' : 'outside';
  if (last !== '' && Number(last) < Number(first)) return 'ignored';
  return Number(first) < size ? 'inside' : 'outside';
}

/** The bytes of the file in `public` that an address means; null if there is none. */
async function sizeOf(url: string, publicFolder: string): Promise<number | null> {
  const path = publicFile(url, publicFolder);
  const found = path === null ? null : await stat(path).catch(() => null);
  return found?.isFile() ? found.size : null;
}
