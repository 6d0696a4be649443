import { answer } from '#components/schedule/use-now.ts';
import type { SiteView } from '#lib/feeds/site-view.ts';
import { keepAwake } from './keep-awake.ts';

type Watched = { title: string; by: string; site: string; poster: string | null };

/** Says on the lock screen and on media keys what is watched (w3.org/TR/mediasession). Returns what ends it. */
function nameToSystem({ title, by, site, poster }: Watched): () => void {
  if (!('mediaSession' in navigator)) return () => {};
  const artwork = [
    ...(poster === null ? [] : [{ src: new URL(poster, location.origin).href }]),
    { src: `${location.origin}/icon-512.png`, sizes: '512x512', type: 'image/png' },
  ];
  navigator.mediaSession.metadata = new MediaMetadata({ title, artist: by, album: site, artwork });
  return () => {
    navigator.mediaSession.metadata = null;
  };
}

/** Says what is watched at an instant (ms), if anything is: `/all` has no state, and a viewer may close the stage. */
function watchedOf(view: SiteView | null, instant: number): Watched | null {
  if (view === null || document.querySelector('.stage-strip .pill') === null) return null;
  const { now, slot } = answer(view, instant);
  const title = now.override?.title ?? slot?.title ?? null;
  if (title === null || (now.state === 'off-air' && now.override === null)) return null;
  const site = view.title;
  return { title, by: slot?.host ?? slot?.series ?? site, site, poster: slot?.poster ?? null };
}

/** Names what is watched to the system, and keeps the screen on meanwhile. `check` is to be called every few seconds. */
export function createWatcher() {
  let last: string | null = null;
  let unname = () => {};
  let awake: ReturnType<typeof keepAwake> | null = null;
  const stop = () => {
    unname();
    awake?.stop();
    awake = null;
  };
  return {
    check(view: SiteView | null, instant: number): void {
      const watched = watchedOf(view, instant);
      const next = watched && JSON.stringify(watched);
      if (next === last) {
        // The player may have come after the show had begun.
        awake?.look();
        return;
      }
      last = next;
      stop();
      if (watched === null) return;
      unname = nameToSystem(watched);
      awake = keepAwake();
    },
    stop,
  };
}
