import { useSyncExternalStore } from 'react';
import { noteListened } from '../frames/listened.ts';
import { getPreferences, setPreferences } from './preferences.ts';

/**
 * The sound of all players of the page. `blocked`: the browser lets nothing sound before the viewer has touched the page;
 * then it is silent though the viewer did not ask for silence.
 */
type Sound = { muted: boolean; volume: number; blocked: boolean };

const listeners = new Set<() => void>();
let blocked = false;
let sound: Sound | null = null;

function get(): Sound {
  const { muted, volume } = getPreferences();
  if (sound === null || sound.muted !== muted || sound.volume !== volume || sound.blocked !== blocked)
    sound = { muted, volume, blocked };
  return sound;
}

function tell(): void {
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const useSound = (): Sound => useSyncExternalStore(subscribe, get);

/** A choice of the viewer, who has touched the page by it: from then on the browser lets it sound. */
export function setSound(more: { muted?: boolean; volume?: number }): void {
  blocked = false;
  if (more.muted === false) noteListened();
  setPreferences(more);
  tell();
}

/** Milliseconds in which a browser that refuses sound says so. */
const REFUSAL = 100;

/**
 * Whether the browser would let a player sound, asked with an element that has nothing to play: to try it with the
 * stream itself would pause it.
 */
async function maySound(): Promise<boolean> {
  if (navigator.userActivation?.hasBeenActive) return true;
  const refused = document
    .createElement('audio')
    .play()
    .then(
      () => false,
      (error: unknown) => error instanceof DOMException && error.name === 'NotAllowedError',
    );
  const waited = new Promise<boolean>((resolve) => setTimeout(() => resolve(false), REFUSAL));
  return !(await Promise.race([refused, waited]));
}

/** Makes an element sound or fall silent. If the browser refuses sound, it plays on in silence. */
export async function applySound(video: HTMLVideoElement, silent: boolean, wanted: boolean): Promise<void> {
  if (video.muted === silent) return;
  if (!silent && !(await maySound())) return block();
  video.muted = silent;
  if (silent) return;
  noteListened();
  if (!wanted) return;
  try {
    await video.play();
  } catch (error) {
    if (!(error instanceof DOMException) || error.name !== 'NotAllowedError') return;
    video.muted = true;
    block();
    await video.play().catch(() => {
      // Not even in silence: the viewer presses play.
    });
  }
}

function block(): void {
  blocked = true;
  tell();
}
