import { useSyncExternalStore } from 'react';
import type { Embed } from '#lib/embed/types.ts';
import { partyOf } from './consent.ts';

export const KEY = 'marquee:parties';

const listeners = new Set<() => void>();
/** The parties that may be asked until this page is closed. */
let session = '';

function text(): string {
  try {
    return `${localStorage.getItem(KEY) ?? ''}\n${session}`;
  } catch {
    return session; // Storage is off, so it counts until this page is closed.
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Says that a party may be asked, until this page is closed. */
export function addParty(party: string): void {
  session = `${session}\n${party}`;
  for (const listener of listeners) listener();
}

/** Whether an embed may be loaded, if the site asks first. In the HTML nobody was asked yet. */
export function useConsent(asks: boolean): {
  given(embed: Embed): boolean;
} {
  const parties = useSyncExternalStore(subscribe, text, () => '');
  return {
    given(embed) {
      const party = asks ? partyOf(embed) : null;
      return party === null || parties.split('\n').includes(party);
    },
  };
}
