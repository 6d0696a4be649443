import { useSyncExternalStore } from 'react';

const KEY = 'marquee:zone';
const listeners = new Set<() => void>();
/** If the browser keeps nothing, the choice is for this page only. */
let unkept = '';

function read(): string {
  try {
    return localStorage.getItem(KEY) ?? unkept;
  } catch {
    return unkept;
  }
}

function pick(zone: string): void {
  unkept = zone;
  try {
    localStorage.setItem(KEY, zone);
  } catch {
    // Private windows may refuse; then it is for this page only.
  }
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', listener);
  };
}

/** The zone that the reader picked for the schedule, '' for their own; it is remembered. */
export function usePickedZone(): [zone: string, pick: (zone: string) => void] {
  return [useSyncExternalStore(subscribe, read, () => ''), pick];
}
