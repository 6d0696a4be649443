import { lookup } from 'node:dns/promises';
import { isIP, isIPv6, type LookupFunction } from 'node:net';
import { hostProblem } from '#lib/embed/hosts.ts';
import { isLoopback, isPublicAddress } from './public-address.ts';

/** A name leads to an address that is not public. Such a name could be used to reach the server's own network. */
export class NotPublic extends Error {
  override readonly name = 'NotPublic';
  readonly code = 'ERR_NOT_PUBLIC';
}

export type GuardOptions = {
  /** Whether this machine may be asked as well. For tests. */
  loopback?: boolean;
  /** Finds the addresses of a name. The system's resolver, if it is not given. */
  resolve?: (host: string) => Promise<readonly string[]>;
  /** For tests: names, and the one address that each of them leads to, unchecked. */
  pins?: ReadonlyMap<string, string>;
};

const resolveBySystem = async (host: string) =>
  (await lookup(host, { all: true })).map(({ address }) => address);

/** The addresses of a name. A name with a single address that is not public is a trick, so it has none. */
async function checkedAddresses(host: string, options: GuardOptions): Promise<readonly string[]> {
  const { loopback = false, resolve = resolveBySystem, pins } = options;
  const pinned = pins?.get(host);
  if (pinned !== undefined) return [pinned];
  const addresses = await resolve(host);
  const isAllowed = (address: string) => isPublicAddress(address) || (loopback && isLoopback(address));
  if (addresses.length === 0 || !addresses.every(isAllowed))
    throw new NotPublic(`${host} is not on the public internet`);
  return addresses;
}

/**
 * For `lookup` of http(s).request: looks a name up and refuses it unless all its addresses are public. The connection goes
 * to the addresses that were checked, so a different second answer of the name server changes nothing (DNS rebinding).
 * Node calls this for names only, so an address within the URL must be checked with `hostIsPublic` first.
 */
export function guardedLookup(options: GuardOptions = {}): LookupFunction {
  return (hostname, { all, family }, callback) => {
    const wanted = family === 4 || family === 6 ? family : null;
    checkedAddresses(hostname, options)
      .then((addresses) => addresses.map((address) => ({ address, family: isIPv6(address) ? 6 : 4 })))
      .then((found) => found.filter((entry) => wanted === null || entry.family === wanted))
      .then((found) => {
        const [first] = found;
        if (!first) throw new NotPublic(`${hostname} has no address of the family that was asked for`);
        return { found, first };
      })
      .then(
        ({ found, first }) => (all ? callback(null, found) : callback(null, first.address, first.family)),
        (error: NodeJS.ErrnoException) => callback(error, '', 0),
      );
  };
}

/** Whether a URL's host may be asked at all: a public name, or a public address. */
export function hostIsPublic(url: URL, { loopback = false } = {}): boolean {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0) return isPublicAddress(host) || (loopback && isLoopback(host));
  if (host === 'localhost' || host.endsWith('.localhost')) return loopback;
  return hostProblem(host) === null;
}
