import { readPlace } from '#lib/embed/place.ts';
import { cellText, isNothing, isUnknownYet, richCell } from './cell.ts';
import { type Said, said } from './said.ts';
import type { Cell } from './types.ts';

/** An address that the page may link to or show as a picture, or why not; `none` where the cell has no address at all. */
export type AddressText = { address: string } | { why: Said } | 'none';

/** A path of the site's own: `/assets/poster.jpg`. */
const OWN_PATH = /^\/(?!\/)[\w\-.~%!$&'()*+,;=:@/?#]*$/;

/** Reads a Poster, Notes or Recording cell: an https address, or a path on this site. */
export function readAddress(cell: Cell | undefined): AddressText {
  const text = cellText(cell).trim();
  const [link] = richCell(cell)?.links ?? [];
  if (link && !text.includes('://')) return check(link.uri.trim());
  if (text === '' || isNothing(text) || isUnknownYet(text)) return 'none';
  if (!/[:/\\.]/.test(text) || /^[^:/\\]*\s/.test(text)) return 'none';
  return check(text.split(/[\r\n]/, 1)[0]?.trim() ?? '');
}

function check(text: string): AddressText {
  if (text.startsWith('/') && !text.startsWith('//')) {
    const safe =
      OWN_PATH.test(text) && text.length <= 500 && !/(?:^|\/)\.\.?(?:[/?#]|$)|%2e|%5c|%0/i.test(text);
    return safe ? { address: text } : { why: said('pathElsewhere') };
  }
  if (text.startsWith('//')) return { why: said('wholeAddressFirst') };
  const place = readPlace(text);
  if (!place.ok) return { why: place.why };
  if (!place.secure) return { why: said('onlyHttps') };
  return { address: place.hash === '' ? place.href : `${place.href}#${place.hash}` };
}
