import { useSyncExternalStore } from 'react';
import type { Words } from '#lib/words/words.ts';

let words: Partial<Words> | null = null;
const listeners = new Set<() => void>();

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The words of a viewer whose language is not the page's, once they are loaded; else null. */
export const useViewerWords = () =>
  useSyncExternalStore(
    subscribe,
    () => words,
    () => null,
  );

export function setViewerWords(own: Partial<Words>): void {
  words = own;
  for (const listener of listeners) listener();
}
