import { useSyncExternalStore } from 'react';

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
}

/** The uid that the page's address names, '' for none. `:target` forgets it when a row moves to another day. */
export function useLinkedSlot(): string {
  return useSyncExternalStore(
    subscribe,
    () => /^#slot-([0-9a-z]+)$/.exec(location.hash)?.[1] ?? '',
    () => '',
  );
}
