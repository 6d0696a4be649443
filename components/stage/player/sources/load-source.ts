import type { EmbedKind } from '#lib/embed/types.ts';
import type { OpenSource } from './source.ts';

/** Safari, because only its own player knows AirPlay; and browsers without Media Source Extensions. */
function playsHlsBest(video: HTMLVideoElement): boolean {
  const canPlay = video.canPlayType('application/vnd.apple.mpegurl') !== '';
  const hasMse = 'MediaSource' in window || 'ManagedMediaSource' in window;
  return canPlay && (!hasMse || 'webkitShowPlaybackTargetPicker' in video);
}

/** Loads the code that plays a kind of media; null if the browser plays it best by itself. */
export function sourceFor(video: HTMLVideoElement, kind: EmbedKind): (() => Promise<OpenSource>) | null {
  if (kind === 'dash') {
    return () => {
      // dash.js looks for sources of its kind in the page as it comes, and would play this one a second time.
      if (!('dashjs' in window)) Object.assign(window, { dashjs: { skipAutoCreate: true } });
      return import('./dash.ts').then(({ openDash }) => openDash);
    };
  }
  if (kind === 'whep') return () => import('./whep.ts').then(({ openWhep }) => openWhep);
  if (kind === 'hls' && !playsHlsBest(video)) return () => import('./hls.ts').then(({ openHls }) => openHls);
  return null;
}
