import { isIPv6 } from 'node:net';

/** At most this many networks are remembered. If there are more, the one that was quiet longest is forgotten. */
const MOST_NETWORKS = 20_000;

type Limiter = {
  /** Counts one attempt of an address. Returns whether it is within the limit. */
  take(address: string): boolean;
  /** Whether an address has attempts left; counts nothing. */
  isOpen(address: string): boolean;
};

type Options = {
  /** Attempts that a network has in `spanMs`, counted from its first. */
  most: number;
  spanMs: number;
  /** Addresses of IPv6 with the same first bits are counted as one: 64 bits for a household, 48 for a whole site. */
  prefix?: 64 | 48;
  /** A time in ms that never goes back, unlike the clock on the wall: otherwise a limit could last for hours. */
  now?: () => number;
};

/**
 * The one rate limiter of the project. It counts by network: an IPv4 address, or a /64 of IPv6, because one household
 * has that much. The requests of one network never count for another.
 */
export function createLimiter({
  most,
  spanMs,
  prefix = 64,
  now = () => performance.now(),
}: Options): Limiter {
  const counts = new Map<string, { since: number; attempts: number }>();

  function countOf(network: string): { since: number; attempts: number } {
    const known = counts.get(network);
    return known && known.since > now() - spanMs ? known : { since: now(), attempts: 0 };
  }

  return {
    take(address) {
      const network = networkOf(address, prefix);
      const count = countOf(network);
      count.attempts++;
      counts.delete(network);
      counts.set(network, count);
      if (counts.size > MOST_NETWORKS) counts.delete(counts.keys().next().value ?? '');
      return count.attempts <= most;
    },
    isOpen: (address) => countOf(networkOf(address, prefix)).attempts < most,
  };
}

/** The network that an address counts for. Text that is no address counts for itself. */
export function networkOf(address: string, prefix: 64 | 48 = 64): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return mapped;
  if (!isIPv6(address)) return address;
  const [head = '', tail = ''] = address.split('%', 1)[0]?.split('::') ?? [];
  const before = head.split(':').filter(Boolean);
  const after = tail.split(':').filter(Boolean);
  const groups = [...before, ...Array(Math.max(0, 8 - before.length - after.length)).fill('0'), ...after];
  return groups
    .slice(0, prefix / 16)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}
