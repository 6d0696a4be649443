import { useSyncExternalStore } from 'react';

const KEY = 'marquee:volume';
/** A page begins silent: browsers let nothing else begin by itself. Who turned the sound on keeps it on, whatever they switch to. */
type Sound = { muted: boolean; volume: number };

const listeners = new Set<() => void>();

function kept(): number {
  try {
    const volume = Number(localStorage.getItem(KEY) ?? 1);
    return volume > 0 && volume <= 1 ? volume : 1;
  } catch {
    return 1; // Storage is off in this browser.
  }
}

let sound: Sound = { muted: true, volume: 1 };
let known = false;

function get(): Sound {
  if (!known) {
    known = true;
    sound = { muted: true, volume: kept() };
  }
  return sound;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const useSound = (): Sound => useSyncExternalStore(subscribe, get);

/** For all players of the page. */
export function setSound(more: Partial<Sound>): void {
  sound = { ...get(), ...more };
  try {
    localStorage.setItem(KEY, String(sound.volume));
  } catch {
    // As above.
  }
  for (const listener of listeners) listener();
}
