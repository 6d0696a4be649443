import { parseUrl } from '#lib/embed/parsed-url.ts';

/** RFC 2812: no spaces, commas, colons or control characters. */
const CHANNEL = /^[#&][^\s,:\p{C}]{1,49}$/u;
const BARE = /^[\p{L}\p{N}][\p{L}\p{N}_.-]{0,48}$/u;

/** An IRC channel or the https address of another chat, or null if it is neither. */
export function parseChat(text: string): string | null {
  const typed = text.trim();
  if (typed.length > 500) return null;
  if (CHANNEL.test(typed)) return typed;
  // An irc:// address names a channel of some network; this site knows one network only.
  if (!typed.includes('/') && !/\.\p{L}{2,}$/u.test(typed) && BARE.test(typed)) return `#${typed}`;
  const place = parseUrl(typed);
  if (!place.ok || !place.secure || !typed.includes('.')) return null;
  return place.hash === '' ? place.href : `${place.href}#${place.hash}`;
}
