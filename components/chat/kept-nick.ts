const KEY = 'marquee:chat:nick';

// These come with the page, and what makes a nick of a name comes with the panel: so both give what was typed.

/** Whether something of a typed name can be a nick. */
export const canBeNick = (typed: string) => /[\p{L}\p{N}[\]\\`^{|}-]/u.test(typed);

/** The name of `/chat?nick=NAME`, from `location.search`; ''. */
export const nickFromAddress = (search: string) =>
  new URLSearchParams(search).get('nick')?.slice(0, 60) ?? '';

/** The nick of the last visit; ''. */
export function keptNick(): string {
  try {
    return localStorage.getItem(KEY) ?? '';
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
