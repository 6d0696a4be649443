const KEY = 'marquee:chat:nick';

// These functions are in the first load, but the code that makes a nick from a name is loaded with the panel. So both return
// the typed text.

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
    return ''; // Storage is off in this browser, so the nick is asked for on each visit.
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
