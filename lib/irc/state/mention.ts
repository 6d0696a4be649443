import { withoutAddresses } from '../message/addresses.ts';

/** Characters of a nick (RFC 2812 2.3.1), and beyond ASCII the letters and digits of all scripts. */
const IN_NICK = /[\p{L}\p{N}_[\]\\`^{}|-]/u;

/** Whether a text names a nick as a word of its own, outside of addresses, without regard to case. */
export function mentions(text: string, nick: string): boolean {
  if (nick === '') return false;
  const lower = withoutAddresses(text).toLowerCase();
  const wanted = nick.toLowerCase();
  let at = lower.indexOf(wanted);
  while (at >= 0) {
    if (!IN_NICK.test(lower.charAt(at - 1)) && !IN_NICK.test(lower.charAt(at + wanted.length))) return true;
    at = lower.indexOf(wanted, at + 1);
  }
  return false;
}
