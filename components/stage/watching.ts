import { keepAwake } from './keep-awake.ts';

export type Watched = { title: string; by: string; site: string; poster: string | null };

/**
 * Says on the lock screen and on media keys what is watched (w3.org/TR/mediasession), and keeps the screen on. Returns what
 * ends both.
 */
export function watching({ title, by, site, poster }: Watched): () => void {
  const letSleep = keepAwake();
  if (!('mediaSession' in navigator)) return letSleep;
  const artwork = [
    ...(poster === null ? [] : [{ src: new URL(poster, location.origin).href }]),
    { src: `${location.origin}/icon-512.png`, sizes: '512x512', type: 'image/png' },
  ];
  navigator.mediaSession.metadata = new MediaMetadata({ title, artist: by, album: site, artwork });
  return () => {
    navigator.mediaSession.metadata = null;
    letSleep();
  };
}
