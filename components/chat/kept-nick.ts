export const NICK_KEPT_AS = 'marquee:chat:nick';

// These functions are in the first load, but the code that makes a nick from a name (nick-name.ts) is loaded with the panel. So
// both return the typed text.

/** The name of `/chat?nick=NAME`, from `location.search`; ''. */
export const nickFromAddress = (search: string) =>
  new URLSearchParams(search).get('nick')?.slice(0, 60) ?? '';

/** The nick of the last visit; ''. */
export function keptNick(): string {
  try {
    return localStorage.getItem(NICK_KEPT_AS) ?? '';
  } catch {
    return ''; // Storage is off in this browser, so the nick is asked for on each visit.
  }
}
