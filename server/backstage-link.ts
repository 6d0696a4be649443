import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Desk, Peer } from '#lib/backstage/desk.ts';
import { encodePeer } from '#lib/backstage/peer.ts';
import type { Words } from '#lib/words/words.ts';

const LOOPBACK_ADDRESS = /^(?:127\.|::1$|::ffff:127\.)/;
const LOOPBACK_HOST = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/;
const PROXIED = ['x-forwarded-for', 'forwarded', 'via', 'x-real-ip'];

/** Where a request comes from. A name that only resolves to this machine is not this machine: see DNS rebinding. */
export function peerOf(request: IncomingMessage): Peer {
  const address = request.socket.remoteAddress ?? '';
  const { headers } = request;
  const isLocal = LOOPBACK_ADDRESS.test(address);
  const isThisMachine =
    isLocal && LOOPBACK_HOST.test(headers.host ?? '') && !PROXIED.some((name) => name in headers);
  // Behind a proxy on this machine it is the proxy who knows: the last address is the one that it saw.
  const forwarded = isLocal
    ? String(headers['x-forwarded-for'] ?? '')
        .split(',')
        .at(-1)
        ?.trim()
    : '';
  return { address: forwarded || address, isThisMachine };
}

/** Tells Next's routes where a request comes from, whatever it says itself. */
export function notePeer(request: IncomingMessage): void {
  request.headers['x-marquee-peer'] = encodePeer(peerOf(request));
}

/**
 * `/backstage?key=…`, as it stands in a link: signs the browser in and goes on to the page without the key. By a page
 * and not by a redirect: after a redirect from elsewhere a browser would not send a strict cookie.
 * @returns whether it was such a link, and is answered
 */
export function answerLink(
  request: IncomingMessage,
  response: ServerResponse,
  door: Desk['door'],
  words: Words,
): boolean {
  const url = new URL(request.url ?? '/', 'http://site');
  const key = url.searchParams.get('key');
  if (url.pathname !== '/backstage' || key === null || request.method !== 'GET') return false;
  const result = door.signIn(key, '', peerOf(request));
  response.setHeader('cache-control', 'no-store');
  response.setHeader('referrer-policy', 'no-referrer');
  const wrong = typeof result === 'string';
  if (!wrong) response.setHeader('set-cookie', result.cookie);
  const status = !wrong ? 200 : { off: 404, wrong: 401, 'too-many': 429 }[result];
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' });
  const { moment, link } = words.desk;
  response.end(wrong ? page(words, link[result], '') : page(words, moment, REFRESH));
  return true;
}

const REFRESH = '<meta http-equiv="refresh" content="0; url=/backstage">';
const page = ({ about, backstage }: Words, sentence: string, head: string) =>
  `<!doctype html><html lang="${about.language}" dir="${about.direction}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
  `<meta name="color-scheme" content="dark"><title>${backstage.title}</title>${head}</head><body><p>${sentence}</p></body></html>`;
