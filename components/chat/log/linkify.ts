/** A web address in a text: where it stands, where it leads, and what to show of it. */
export type Link = { start: number; end: number; href: string; label: string };

const ADDRESS = /https?:\/\/[^\s<>"\p{Cc}\p{Cf}]+/giu;
const CLOSING: Record<string, string> = { ')': '(', ']': '[', '}': '{' };
const LONGEST_LABEL = 64;

/** Punctuation after an address is the sentence's, and so is a bracket that was opened before it. */
function trimEnd(address: string): string {
  let end = address.length;
  for (; end > 0; end--) {
    const last = address[end - 1] ?? '';
    if (/[.,;:!?'’”»*_~]/.test(last)) continue;
    const opening = CLOSING[last];
    const before = address.slice(0, end);
    if (opening === undefined || before.split(last).length <= before.split(opening).length) break;
  }
  return address.slice(0, end);
}

/** The host always whole: it says where the link goes. No user part, which could pass for a host. */
function labelOf(url: URL): string {
  const scheme = url.protocol === 'https:' ? '' : 'http://';
  const path = url.pathname === '/' && url.search === '' ? '' : url.pathname + url.search;
  const room = Math.max(8, LONGEST_LABEL - url.host.length);
  const rest = path + url.hash;
  return scheme + url.host + (rest.length > room ? `${rest.slice(0, room - 1)}…` : rest);
}

/** The http and https addresses in a text, in order. Nothing else is ever a link. */
export function findLinks(text: string): Link[] {
  if (!text.includes('://')) return [];
  const links: Link[] = [];
  for (const match of text.matchAll(ADDRESS)) {
    const address = trimEnd(match[0]);
    const url = URL.parse(address);
    if (url === null || url.hostname === '' || (url.protocol !== 'https:' && url.protocol !== 'http:'))
      continue;
    links.push({
      start: match.index,
      end: match.index + address.length,
      href: url.href,
      label: labelOf(url),
    });
  }
  return links;
}
