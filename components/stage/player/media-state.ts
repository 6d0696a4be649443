import type { Fault } from './fault.ts';
import type { Choice } from './sources/source.ts';

/**
 * The state of a medium beyond that of its element. `stalled`: it stands still; `retrying`: it failed and is opened
 * again; `ended`: a live stream ended while its show is on; `waiting`: the rest of an earlier stream is at the address.
 */
export type MediaState = {
  trouble: 'none' | 'stalled' | 'retrying' | 'ended' | 'waiting';
  fault: Fault | null;
  qualities: readonly Choice[];
  /** Null: as the line allows. */
  quality: string | null;
  audios: readonly Choice[];
  audio: string | null;
  /** It is live, and where live is, in seconds of the element; null for a recording. */
  liveEdge: number | null;
  /** A radio: sound without end that nobody can seek in. */
  endless: boolean;
};

export type MediaStore = {
  get(): MediaState;
  set(more: Partial<MediaState>): void;
  subscribe(listener: () => void): () => void;
};

export function createMediaStore(endless: boolean): MediaStore {
  const listeners = new Set<() => void>();
  let state: MediaState = {
    trouble: 'none',
    fault: null,
    qualities: [],
    quality: null,
    audios: [],
    audio: null,
    liveEdge: null,
    endless,
  };
  return {
    get: () => state,
    set(more) {
      const keys = Object.keys(more) as (keyof MediaState)[];
      if (keys.every((key) => state[key] === more[key])) return;
      state = { ...state, ...more };
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
