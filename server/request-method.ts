import type { IncomingMessage, ServerResponse } from 'node:http';

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
