import { parseUrl } from '#lib/embed/parsed-url.ts';
import { cellText, isNothing, isUnknownYet, richCell } from './cell.ts';
import { type Sentence, sentence } from './sentence.ts';
import type { Cell } from './types.ts';

/** An address that the page may link to or show as a picture, or why not; `none` if the cell has no address at all. */
type AddressText = { address: string } | { why: Sentence } | 'none';

/** A path of the site's own: `/assets/poster.jpg`. */
const OWN_PATH = /^\/(?!\/)[\w\-.~%!$&'()*+,;=:@/?#]*$/;
const NEEDS_ENCODING = /[^\w\-.~%!$&'()*+,;=:@/?#]/gu;
// A path with these characters is refused, because encoding would only hide them. If it begins with a space, it is a remark: "/
// see the crew".
const NEVER_TYPED = /^\/\s|[\\\p{Cc}\p{Zl}\p{Zp}\p{Cs}]/u;
const LEADS_ELSEWHERE = /(?:^|\/)\.\.?(?:[/?#]|$)|%2e|%5c|%0/i;
const LONGEST_PATH = 500;

/** Reads a Poster, Notes or Recording cell: an https address, or a path on this site. */
export function readAddress(cell: Cell | undefined): AddressText {
  const text = cellText(cell).trim();
  const [link] = richCell(cell)?.links ?? [];
  if (link && !text.includes('://')) return check(link.uri.trim());
  if (text === '' || isNothing(text) || isUnknownYet(text)) return 'none';
  if (!/[:/\\.]/.test(text) || /^[^:/\\]*\s/.test(text)) return 'none';
  return check(text.split(/[\r\n]/, 1)[0]?.trim() ?? '');
}

/**
 * File names may have any characters. Characters that an address must not hold are encoded, and those that are encoded already
 * stay.
 */
const encoded = (path: string) => path.replace(NEEDS_ENCODING, encodeURIComponent);

function check(text: string): AddressText {
  if (text.startsWith('/') && !text.startsWith('//')) {
    const address = text.length > LONGEST_PATH || NEVER_TYPED.test(text) ? '' : encoded(text);
    const safe = OWN_PATH.test(address) && address.length <= LONGEST_PATH && !LEADS_ELSEWHERE.test(address);
    return safe ? { address } : { why: sentence('pathElsewhere') };
  }
  if (text.startsWith('//')) return { why: sentence('wholeAddressFirst') };
  const place = parseUrl(text);
  if (!place.ok) return { why: place.why };
  if (!place.secure) return { why: sentence('onlyHttps') };
  return { address: place.hash === '' ? place.href : `${place.href}#${place.hash}` };
}
