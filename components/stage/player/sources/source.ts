import type { EmbedKind } from '#lib/embed/types.ts';

/** One that can be picked: `id` is the source's own. */
export type Quality = { id: string; label: string };

/** Something that feeds a video element. */
export type Source = {
  /** Lets go of the element. */
  close(): void;
  /** Best first; empty where there is no choice. */
  qualities(): Quality[];
  /** Null: as the line allows. */
  pick(id: string | null): void;
  /** Mild help for one that stands still. */
  nudge(): void;
  /** The second to be at for live; null for a recording, and where there is no going back. */
  liveEdge(): number | null;
};

export type Told = {
  /** It ended without being over, and the source does not help itself. */
  onFatal(): void;
  /** The qualities are others. */
  onChange(): void;
};

export type OpenSource = (video: HTMLVideoElement, src: string, told: Told) => Source;

/** Safari, where only its own player knows AirPlay; and browsers without Media Source Extensions. */
function playsHlsBest(video: HTMLVideoElement): boolean {
  const canPlay = video.canPlayType('application/vnd.apple.mpegurl') !== '';
  const hasMse = 'MediaSource' in window || 'ManagedMediaSource' in window;
  return canPlay && (!hasMse || 'webkitShowPlaybackTargetPicker' in video);
}

/** What plays a kind of media that the browser does not play best by itself; null where it does. */
export function sourceFor(video: HTMLVideoElement, kind: EmbedKind): (() => Promise<OpenSource>) | null {
  if (kind === 'dash') {
    return () => {
      // dash.js looks for sources of its kind in the page as it comes, and would play this one a second time.
      if (!('dashjs' in window)) Object.assign(window, { dashjs: { skipAutoCreate: true } });
      return import('./dash.ts').then(({ openDash }) => openDash);
    };
  }
  if (kind === 'live') return () => import('./whep.ts').then(({ openWhep }) => openWhep);
  if (kind === 'hls' && !playsHlsBest(video)) return () => import('./hls.ts').then(({ openHls }) => openHls);
  return null;
}

/** `1080p60`, or the bits where a quality has no picture. */
export const qualityLabel = (height: number | undefined, rate: number | undefined, bits: number) =>
  height ? `${height}p${rate && rate > 31 ? Math.round(rate) : ''}` : `${Math.round(bits / 1000)} kbit/s`;

/** Each label once, the first of several. */
export function distinct(qualities: Quality[]): Quality[] {
  return qualities.filter(({ label }, at) => qualities.findIndex((other) => other.label === label) === at);
}

/** Leaps over a hole in what is loaded: the way out of most stalls that are not the line's. */
export function leap(video: HTMLVideoElement): void {
  const { buffered, currentTime } = video;
  for (let at = 0; at < buffered.length; at++) {
    const start = buffered.start(at);
    if (start > currentTime) {
      video.currentTime = start + 0.05;
      return;
    }
  }
}
