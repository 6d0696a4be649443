import { NICK_KEPT_AS } from './kept-nick.ts';

/** Keeps a nick for the next visit; none if it is ''. */
export function keepNick(nick: string): void {
  try {
    if (nick === '') localStorage.removeItem(NICK_KEPT_AS);
    else localStorage.setItem(NICK_KEPT_AS, nick);
  } catch {
    // Storage is off in this browser, so the nick lasts as long as the page.
  }
}
