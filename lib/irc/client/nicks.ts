const NOT_IN_NICK = /[^\p{L}\p{N}\p{M}_[\]\\`^{}|-]/gu;

/** A nick that servers take, from what somebody typed: RFC 2812 lets no nick begin with a digit or `-`. */
export function cleanNick(wanted: string): string {
  const clean = wanted
    .trim()
    .replace(/\s+/g, '_')
    .replace(NOT_IN_NICK, '')
    .replace(/^(?=[\d-])/, '_');
  return clean || 'guest';
}

/** A user name: what all servers take, in ASCII. */
export const cleanUser = (wanted: string): string => wanted.replace(/[^\w-]/g, '').slice(0, 10) || 'web';

/** The nick to try after `tries` refusals: `_` added, then figures. */
export function nextNick(wanted: string, tries: number, most: number, random: () => number): string {
  const tail = tries <= 2 ? '_'.repeat(tries) : String(Math.floor(random() * 10 ** Math.min(tries, 6)));
  return wanted.slice(0, Math.max(1, most - tail.length)) + tail;
}
