import { type LookupAddress, lookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { isLoopback, isPublicAddress } from './public-address.ts';

/** A name that leads to no public address: into the network of the server. */
export class NotPublic extends Error {
  override readonly name = 'NotPublic';
  readonly code = 'ERR_NOT_PUBLIC';
}

/**
 * For `lookup` of http(s).request: looks a name up and lets the connection go to public addresses only. What was checked is
 * what is connected to, so that a second answer of the name server changes nothing (DNS rebinding). Node calls it for names;
 * an address that stands in the URL itself is checked by `hostIsPublic`.
 */
export function guardedLookup({ loopback = false } = {}): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, found) => {
      const addresses: LookupAddress[] = error ? [] : found;
      const may = addresses.filter(
        ({ address }) => isPublicAddress(address) || (loopback && isLoopback(address)),
      );
      const [first] = may;
      if (error) callback(error, '', 0);
      else if (!first) callback(new NotPublic(`${hostname} is not on the public internet`), '', 0);
      else if (options.all) callback(null, may);
      else callback(null, first.address, first.family);
    });
  };
}

/** Whether a URL's host may be asked at all: a name, or a public address. */
export function hostIsPublic(url: URL, { loopback = false } = {}): boolean {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (/^[\d.]+$/.test(host) || host.includes(':')) {
    return isPublicAddress(host) || (loopback && isLoopback(host));
  }
  if (host === 'localhost' || host.endsWith('.localhost')) return loopback;
  return host.includes('.') && !/\.(?:local|internal|home\.arpa|lan|intranet)$/.test(host);
}
