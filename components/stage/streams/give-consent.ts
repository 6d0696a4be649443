import { addParty, KEY } from './use-consent.ts';

/** Lets a party be asked: from now on, or until this page is closed. */
export function giveConsent(party: string, keep: boolean): void {
  if (keep) {
    try {
      localStorage.setItem(KEY, `${localStorage.getItem(KEY) ?? ''}\n${party}`);
    } catch {
      // Storage is off: until this page is closed, then.
    }
  }
  addParty(party);
}
