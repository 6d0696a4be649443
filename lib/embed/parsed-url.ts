import { hostProblem } from './hosts.ts';
import { refuse } from './result.ts';
import type { ReasonName, Refusal } from './types.ts';

const longestAddress = 2048;

/** An address taken apart, checked: an https or http address of a public host, without user name or tricks. */
export type ParsedUrl = {
  ok: true;
  secure: boolean;
  host: string;
  /** Empty if it is the scheme's own port. */
  port: string;
  /** Path segments, percent-decoded, empty ones left out. */
  path: readonly string[];
  query: URLSearchParams;
  /** Without the `#`. */
  hash: string;
  /** As the URL standard writes it, without the hash. */
  href: string;
};

const streamSchemes = /^(?:rtmp[a-z]*|rtsps?|srt|rist|udp|rtp|mms[a-z]*|whip|whep|ndi|icyx?)$/;

/**
 * Takes an address apart. Everything is checked on the text as typed and again on what the URL standard made of it,
 * because that drops tabs and line breaks, turns backslashes into slashes and 2130706433 into 127.0.0.1.
 * @param trustedHosts hosts that may be written in punycode
 */
export function parseUrl(text: string, trustedHosts: readonly string[] = []): ParsedUrl | Refusal {
  const problem = textProblem(text);
  if (problem) return refuse(problem);
  const withScheme = addScheme(text);
  if (!withScheme.ok) return withScheme;

  const authority = /^https?:\/\/([^/?#]*)/i.exec(withScheme.address)?.[1] ?? '';
  if (authority.includes('@')) return refuse('user');
  if (/[^\x21-\x7e]/.test(authority)) return refuse('letters');
  if (authority.startsWith('[')) return refuse('number');
  const typed = /^([a-z0-9.-]+)(?::\d{1,5})?$/i.exec(authority)?.[1]?.toLowerCase();
  if (!typed) return refuse('malformed');
  const hostReason = trustedHosts.includes(typed) && typed.includes('xn--') ? null : hostProblem(typed);
  if (hostReason) return refuse(hostReason);

  if (!URL.canParse(withScheme.address)) return refuse('malformed');
  const url = new URL(withScheme.address);
  if (url.hostname !== typed || url.username || url.password) return refuse('malformed');
  const path = decodePath(url.pathname);
  const typedPath = withScheme.address.slice(authority.length + url.protocol.length + 2);
  if (path === null || misleads(typedPath)) return refuse('misleading');
  return {
    ok: true,
    secure: url.protocol === 'https:',
    host: url.hostname,
    port: url.port,
    path,
    query: url.searchParams,
    hash: url.hash.slice(1),
    // The address without the punctuation that is removed from the end of a typed address, so that reading it again gives the
    // same.
    href: url.href.replace(/#.*$/, '').replace(/[,;`]+$/, ''),
  };
}

function textProblem(text: string): ReasonName | null {
  if (text === '') return 'empty';
  if (text.length > longestAddress) return 'tooLong';
  if (/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u.test(text)) return 'hidden';
  if (/\s/.test(text)) return text.includes('://') ? 'space' : 'notAddress';
  if (text.includes('\\')) return 'backslash';
  return null;
}

function addScheme(text: string): { ok: true; address: string } | Refusal {
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(text)?.[1]?.toLowerCase();
  const isHostAndPort = scheme?.includes('.') && /^[^:/]+:\d{1,5}(?:[/?#]|$)/.test(text);
  if (scheme === undefined || isHostAndPort) {
    if (text.startsWith('//')) return { ok: true, address: `https:${text}` };
    if (!/^[^/?#\s]+\.[^/?#\s]/.test(text)) return refuse('notAddress');
    return { ok: true, address: `https://${text}` };
  }
  if (scheme === 'http' || scheme === 'https') {
    return /^https?:\/\/[^/]/i.test(text) ? { ok: true, address: text } : refuse('malformed');
  }
  if (streamSchemes.test(scheme)) return refuse('streaming');
  if (scheme === 'file') return refuse('file');
  return refuse(scheme === 'localhost' ? 'private' : 'scheme');
}

function decodePath(pathname: string): string[] | null {
  try {
    return pathname
      .split('/')
      .filter((segment) => segment !== '')
      .map(decodeURIComponent);
  } catch {
    return null;
  }
}

/** `.` and `..` segments, percent-coded controls and backslashes, broken percent signs: nothing a browser copies out. */
function misleads(typedPath: string): boolean {
  const [beforeHash = ''] = typedPath.split('#');
  const [path = ''] = beforeHash.split('?');
  if (/%(?:[01][0-9a-f]|7f)/i.test(beforeHash) || /%(?![0-9a-f]{2})/i.test(path)) return true;
  const decoded = path.replace(/%2e/gi, '.').replace(/%2f/gi, '/');
  return /%5c/i.test(path) || /(?:^|\/)\.{1,2}(?:\/|$)/.test(decoded);
}
