import type { IncomingMessage, RequestListener, ServerOptions, ServerResponse } from 'node:http';
import type { Log } from '#platform/log.ts';

/**
 * How long (ms) a client may take to send a request, and how often Node looks. A slower client is cut off, because
 * somebody could fill the server with sockets that are held open without a request.
 */
export const REQUEST_LIMITS: ServerOptions = {
  headersTimeout: 3000,
  requestTimeout: 3000,
  connectionsCheckingInterval: 500,
};

/** How many characters of a path are logged. */
const LONGEST_PATH = 200;

/** The parser needs a host, but a request names its host in a header. So this one has no meaning. */
const ANY_ORIGIN = 'http://site';

/** Next joins host and path to one address, and logs a stack trace if the result is not valid. */
const isHost = (host: string | undefined) => host === undefined || URL.canParse(`http://${host}/`);

type Listener = (request: IncomingMessage, response: ServerResponse) => unknown;

/**
 * Gives every request an answer: 400 if its address or host cannot be read, 500 if the listener throws or rejects. No exception
 * of a request gets as far as the process.
 */
export function alwaysAnswer(listener: Listener, log: Log): RequestListener {
  return (request, response) => {
    const { method, url = '' } = request;
    // A client that went away may still be written to.
    response.on('error', () => undefined);
    const target = isHost(request.headers.host) ? readTarget(url) : null;
    if (method === 'OPTIONS' && url === '*') return void response.writeHead(204).end();
    if (target === null) return refuse(response, 400, 'This address cannot be read.');
    request.url = target;
    Promise.try(listener, request, response).catch((error: unknown) => {
      // The query is left out, because it may hold secrets.
      const path = target.split('?', 1)[0]?.slice(0, LONGEST_PATH);
      log('error', 'request-failed', { method, path, error });
      refuse(response, 500, 'This could not be answered.');
    });
  };
}

/** Ends a response with one sentence. If it has begun already, the client is cut off, so that it sees it is not whole. */
function refuse(response: ServerResponse, status: number, sentence: string): void {
  if (response.headersSent) return void response.destroy();
  for (const name of ['content-encoding', 'content-length', 'etag']) response.removeHeader(name);
  response
    .writeHead(status, {
      'content-type': 'text/plain; charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    })
    .end(`${sentence}\n`);
}

/**
 * The path and query of a request (RFC 9112, 3.2), in the form that every later reader of `request.url` can parse.
 * @returns null if the request line names nothing that this site could have
 */
export function readTarget(url: string): string | null {
  const target = isAbsolute(url) ? pathOf(url) : url;
  if (!target?.startsWith('/') || !URL.canParse(target, ANY_ORIGIN)) return null;
  try {
    decodeURIComponent(target.replace(/[?#].*$/s, ''));
    return target;
  } catch {
    return null;
  }
}

/** A proxy may name the whole address. */
const isAbsolute = (url: string) => /^https?:\/\//i.test(url);

function pathOf(url: string): string | null {
  const parsed = URL.parse(url);
  return parsed && parsed.pathname + parsed.search;
}
