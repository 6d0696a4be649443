import type { IncomingMessage, ServerResponse } from 'node:http';
import { peerOf } from '#platform/net/peer.ts';
import { encodePeer } from './peer.ts';

/** Tells Next's routes where a request comes from, whatever it says itself. */
export function notePeer(request: IncomingMessage): void {
  request.headers['x-marquee-peer'] = encodePeer(peerOf(request));
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
