import type { ReasonName } from './types.ts';

/** Names that a home, an office or a cloud machine gives itself (RFC 6761, RFC 6762, RFC 8375), or that lead nowhere. */
const privateSuffixes = [
  'localhost',
  'localdomain',
  'local',
  'internal',
  'intranet',
  'private',
  'corp',
  'home',
  'lan',
  'arpa',
  'test',
  'invalid',
  'onion',
  // Public names that answer with whatever address is written in them, or with the viewer's own machine.
  'nip.io',
  'sslip.io',
  'xip.io',
  'traefik.me',
  'localtest.me',
  'lvh.me',
  'vcap.me',
  'lacolhost.com',
  'localho.st',
];

const label = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/**
 * Why a lower-case host must not be used, or null when it is a public name.
 * The URL standard reads a host whose last label is a number as IPv4, whatever the spelling
 * (https://url.spec.whatwg.org/#ends-in-a-number-checker), so a last label of letters excludes them all.
 */
export function hostProblem(host: string): ReasonName | null {
  const labels = host.split('.');
  const last = labels.at(-1) ?? '';
  if (host.includes('[') || host.includes(':')) return 'number';
  if (/^(?:\d+|0x[0-9a-f]*)$/.test(last) || /^\d+\.\d+\.\d+\.\d+\./.test(host)) return 'number';
  if (labels.length < 2) return 'private';
  if (privateSuffixes.some((suffix) => host === suffix || host.endsWith(`.${suffix}`))) return 'private';
  if (labels.some((part) => part.startsWith('xn--'))) return 'letters';
  if (host.length > 253 || !labels.every((part) => label.test(part)) || !/^[a-z]{2,63}$/.test(last))
    return 'malformed';
  return null;
}
