import { addressesIn, mayHoldAddress } from '#lib/irc/message/addresses.ts';

/** A web address in a text: its position, its target, and the text to show for it. */
export type Link = { start: number; end: number; href: string; label: string };

const CLOSING: Record<string, string> = { ')': '(', ']': '[', '}': '{' };
const LONGEST_LABEL = 64;

/** Punctuation after an address belongs to the sentence, and so does a bracket that was opened before it. */
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

/** The label has the whole host, because it says where the link goes. It has no user part, which could look like a host. */
function labelOf(url: URL): string {
  const scheme = url.protocol === 'https:' ? '' : 'http://';
  const path = url.pathname === '/' && url.search === '' ? '' : url.pathname + url.search;
  const room = Math.max(8, LONGEST_LABEL - url.host.length);
  const rest = path + url.hash;
  return scheme + url.host + (rest.length > room ? `${rest.slice(0, room - 1)}…` : rest);
}

/** The http, https and `www.` addresses in a text, in order. Nothing else is ever a link. */
export function findLinks(text: string): Link[] {
  if (!mayHoldAddress(text)) return [];
  const links: Link[] = [];
  for (const match of addressesIn(text)) {
    const address = trimEnd(match[0]);
    // Not URL.parse, which came with Chrome 126 and Safari 18.
    const full = /^www\./i.test(address) ? `https://${address}` : address;
    if (!URL.canParse(full)) continue;
    const url = new URL(full);
    if (url.hostname === '' || (url.protocol !== 'https:' && url.protocol !== 'http:')) continue;
    links.push({
      start: match.index,
      end: match.index + address.length,
      href: url.href,
      label: labelOf(url),
    });
  }
  return links;
}
