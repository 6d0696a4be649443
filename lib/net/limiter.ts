import { isIPv6 } from 'node:net';

/** So many askers are remembered; with more, the oldest are forgotten. */
const MOST_ASKERS = 20_000;

/** Lets each address ask `most` times in `span` ms. A household's IPv6 addresses (a /64) are one. */
export function createLimiter(most: number, span: number) {
  const asked = new Map<string, { since: number; times: number }>();
  return {
    mayAsk(address: string, instant: number): boolean {
      const asker = askerOf(address);
      const before = asked.get(asker);
      const now = before && before.since > instant - span ? before : { since: instant, times: 0 };
      now.times++;
      asked.delete(asker);
      asked.set(asker, now);
      if (asked.size > MOST_ASKERS) asked.delete(asked.keys().next().value ?? '');
      return now.times <= most;
    },
  };
}

function askerOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return mapped;
  if (!isIPv6(address)) return address;
  const [head = '', tail = ''] = address.split('%', 1)[0]?.split('::') ?? [];
  const before = head.split(':').filter(Boolean);
  const after = tail.split(':').filter(Boolean);
  const all = [...before, ...Array(Math.max(0, 8 - before.length - after.length)).fill('0'), ...after];
  return all
    .slice(0, 4)
    .map((part) => Number.parseInt(part, 16).toString(16))
    .join(':');
}
