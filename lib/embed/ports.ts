import type { ParsedUrl } from './parsed-url.ts';
import type { ReasonName } from './types.ts';

/** Ports from 1024 on that browsers refuse to ask: https://fetch.spec.whatwg.org/#port-blocking. */
const blocked = new Set([
  1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697,
  10_080,
]);

/** Why media is not served from this port, or null if it may be. Streaming servers have ports of their own (Icecast: 8443). */
export function portProblem({ port }: Pick<ParsedUrl, 'port'>): ReasonName | null {
  if (port === '') return null;
  if (Number(port) < 1024) return 'mediaPort';
  return blocked.has(Number(port)) ? 'blockedPort' : null;
}
