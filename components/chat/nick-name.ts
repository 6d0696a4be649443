const KEY = 'marquee:chat:nick';
/** The shortest NICKLEN that is common today; the server says its own on connecting. */
const LONGEST = 30;

/**
 * A nick that any IRC server takes, made from what somebody typed: accents fall, what IRC does not allow becomes
 * `_`. '' where nothing is left.
 */
export function cleanNick(typed: string): string {
  const nick = typed
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .trim()
    .replace(/[^A-Za-z0-9\-[\]\\`_^{|}]+/g, '_')
    .slice(0, LONGEST);
  if (/^_*$/.test(nick)) return '';
  // RFC 2812, 2.3.1: a nick does not begin with a digit or a hyphen.
  return /^[0-9-]/.test(nick) ? `_${nick}`.slice(0, LONGEST) : nick;
}

/** The nick of `/chat?nick=NAME`, from `location.search`; ''. */
export function nickFromAddress(search: string): string {
  return cleanNick(new URLSearchParams(search).get('nick') ?? '');
}

/** The nick of the last visit; ''. */
export function keptNick(): string {
  try {
    return cleanNick(localStorage.getItem(KEY) ?? '');
  } catch {
    return ''; // Storage is off in this browser: a nick each time, then.
  }
}

export function keepNick(nick: string): void {
  try {
    if (nick === '') localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, nick);
  } catch {
    // As above.
  }
}
