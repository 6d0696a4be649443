import { addParty, KEY } from './use-consent.ts';

/** Allows requests to a party, from now on or until this page is closed. */
export function giveConsent(party: string, keep: boolean): void {
  if (keep) {
    try {
      localStorage.setItem(KEY, `${localStorage.getItem(KEY) ?? ''}\n${party}`);
    } catch {
      // Storage is off, so it counts until this page is closed.
    }
  }
  addParty(party);
}
