import type { IncomingMessage, OutgoingHttpHeaders } from 'node:http';
import { request } from 'node:https';
import { hostProblem } from '#lib/embed/hosts.ts';
import type { Reply } from '#lib/live/verdict.ts';
import { type GuardOptions, guardedLookup, NotPublic } from '#platform/net/guarded-lookup.ts';

/** Time (ms) for a request with its redirects. */
const TIME = 5000;
const MOST_BYTES = 256 * 1024;
const MOST_REDIRECTS = 3;

/** A request was not made, or its answer was not taken, so nothing is known. The message names no address. */
export class Unanswered extends Error {
  override readonly name = 'Unanswered';
}

/** How names are looked up. The public internet, if it is empty. */
export type Network = Pick<GuardOptions, 'resolve' | 'pins'>;

type FetchOptions = {
  headers?: OutgoingHttpHeaders;
  /** Takes no body: it may be endless. */
  headOnly?: boolean;
  /** Most bytes of the body. */
  most?: number;
  /** Takes only this many bytes, and gives each one as a letter (Latin-1): for files that are not text. */
  bytes?: number;
  /** Whether the text so far is enough, so that the rest is not read. */
  enough?: (text: string) => boolean;
};

function get(
  url: URL,
  network: Network,
  headers: OutgoingHttpHeaders,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    request(
      url,
      {
        lookup: guardedLookup(network),
        agent: false,
        signal,
        headers: { 'user-agent': 'Marquee', accept: '*/*', 'accept-encoding': 'identity', ...headers },
      },
      resolve,
    )
      .on('error', (error) =>
        reject(error instanceof NotPublic ? new Unanswered('The host is not public') : error),
      )
      .end();
  });
}

async function read(response: IncomingMessage, options: FetchOptions): Promise<string> {
  const { most = MOST_BYTES, enough } = options;
  if (options.bytes !== undefined) return readBytes(response, options.bytes);
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > most) throw new Unanswered('The answer is too large');
    text += decoder.decode(chunk, { stream: true });
    if (enough?.(text)) break;
  }
  return text + decoder.decode();
}

async function readBytes(response: IncomingMessage, count: number): Promise<string> {
  let body = '';
  for await (const chunk of response as AsyncIterable<Buffer>) {
    body += chunk.toString('latin1');
    if (body.length >= count) break;
  }
  return body.slice(0, count);
}

function replyOf({ statusCode: status = 0, headers }: IncomingMessage, url: URL, body: string): Reply {
  const modified = Date.parse(headers['last-modified'] ?? '');
  return {
    status,
    body,
    url: url.href,
    type: (headers['content-type'] ?? '').toLowerCase(),
    allowOrigin: headers['access-control-allow-origin'] ?? null,
    lastModified: Number.isFinite(modified) ? modified : null,
    framing: [headers['x-frame-options'] ?? '', headers['content-security-policy'] ?? ''].map(String),
  };
}

/**
 * Fetches an https address of another site. Because it may come from a cell that anybody wrote, only public hosts are asked,
 * also after a redirect. The request carries no cookies, ends in time, and takes no more than MOST_BYTES.
 * @throws Unanswered, or an error of the network
 */
export async function fetchPublic(
  address: string,
  network: Network,
  options: FetchOptions = {},
): Promise<Reply> {
  const signal = AbortSignal.timeout(TIME);
  let url = new URL(address);
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
    const port = url.port === '' ? 443 : Number(url.port);
    if (url.protocol !== 'https:' || (port !== 443 && port < 1024) || url.username || url.password)
      throw new Unanswered('The address is not one that is asked');
    if (!network.pins?.has(url.hostname) && hostProblem(url.hostname) !== null)
      throw new Unanswered('The host is not public');
    const response = await get(url, network, options.headers ?? {}, signal);
    const { statusCode: status = 0, headers } = response;
    if (status >= 300 && status < 400 && headers.location !== undefined) {
      response.destroy();
      if (!URL.canParse(headers.location, url.href)) throw new Unanswered('It leads nowhere');
      url = new URL(headers.location, url.href);
      continue;
    }
    if (options.headOnly) {
      response.destroy();
      return replyOf(response, url, '');
    }
    return replyOf(response, url, await read(response, options));
  }
  throw new Unanswered('It leads through too many other addresses');
}
