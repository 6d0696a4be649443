import { lookup } from 'node:dns/promises';
import type { IncomingMessage } from 'node:http';
import { request } from 'node:https';
import { isIPv6, type LookupFunction } from 'node:net';
import { hostProblem } from '#lib/embed/hosts.ts';
import { isPublicAddress } from './public-address.ts';

/** Milliseconds for all of it, redirects included; bytes of an answer; redirects. */
const TIME = 5000;
const MOST_BYTES = 256 * 1024;
const MOST_REDIRECTS = 3;

export type Reply = { status: number; body: string; url: string };

/** A request that was not made, or an answer that was not taken: nothing is known then. It names no address. */
export class Unanswered extends Error {
  override readonly name = 'Unanswered';
}

export type Network = {
  resolve(host: string): Promise<readonly string[]>;
  /** For tests alone: names and the one address on this machine that each of them may lead to. */
  pins: ReadonlyMap<string, string>;
};

/** The open internet. */
export const openNetwork = (pins: Network['pins'] = new Map()): Network => ({
  pins,
  resolve: async (host) => (await lookup(host, { all: true })).map(({ address }) => address),
});

/** An address of `host` to connect to: all that the name leads to must be public, or it is a trick. */
async function addressOf(host: string, { resolve, pins }: Network): Promise<string> {
  const pinned = pins.get(host);
  if (pinned !== undefined) return pinned;
  if (hostProblem(host) !== null) throw new Unanswered('The host is not one of the open internet');
  const addresses = await resolve(host);
  const [first] = addresses;
  if (first === undefined || !addresses.every(isPublicAddress))
    throw new Unanswered('The host leads to an address that is not public');
  return first;
}

function get(url: URL, address: string, signal: AbortSignal): Promise<IncomingMessage> {
  // The name was looked up once: what was checked is what is connected to, whatever the name says the next time.
  const pinned: LookupFunction = (_host, _options, callback) =>
    callback(null, [{ address, family: isIPv6(address) ? 6 : 4 }]);
  return new Promise((resolve, reject) => {
    request(
      url,
      {
        lookup: pinned,
        agent: false,
        signal,
        headers: { 'user-agent': 'Marquee', accept: '*/*', 'accept-encoding': 'identity' },
      },
      resolve,
    )
      .on('error', reject)
      .end();
  });
}

async function read(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MOST_BYTES) throw new Unanswered('The answer is too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/**
 * What an address of somebody else's answers, over https. It may stand in a cell that anybody wrote, so it leads nowhere
 * but to the open internet, by redirects neither; it carries nothing of ours, ends in time, and takes only so much.
 * Throws Unanswered, or what the network throws.
 */
export async function fetchPublic(address: string, network: Network): Promise<Reply> {
  const signal = AbortSignal.timeout(TIME);
  let url = new URL(address);
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
    const port = url.port === '' ? 443 : Number(url.port);
    if (url.protocol !== 'https:' || (port !== 443 && port < 1024) || url.username || url.password)
      throw new Unanswered('The address is not one that is asked');
    const to = await addressOf(url.hostname, network);
    signal.throwIfAborted();
    const response = await get(url, to, signal);
    const { statusCode: status = 0, headers } = response;
    if (status >= 300 && status < 400 && headers.location !== undefined) {
      response.destroy();
      if (!URL.canParse(headers.location, url.href)) throw new Unanswered('It leads nowhere');
      url = new URL(headers.location, url.href);
      continue;
    }
    return { status, body: await read(response), url: url.href };
  }
  throw new Unanswered('It leads through too many other addresses');
}
