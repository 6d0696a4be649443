import type { Part } from '#lib/together/step.ts';
import type { Source } from '../player/sources/source.ts';

/** The data that an element has, and that come to it. */
export type ElementData = {
  isBuffered(second: number): boolean;
  /** Whether data have come since it was last asked. */
  comes(): boolean;
  partAt(second: number): Part | null;
  /** When (ms) the element began to load, which is before hls.js has read its playlist. */
  loadsSince(): number | null;
  close(): void;
};

export function followData(video: HTMLVideoElement, source: () => Source | null): ElementData {
  /** How much has come, in no unit: it only grows while data come. */
  let came = 0;
  let since: number | null = null;
  const begin = () => {
    since = performance.now();
  };
  video.addEventListener('loadstart', begin);
  return {
    isBuffered(second) {
      const { buffered } = video;
      for (let at = 0; at < buffered.length; at++)
        if (buffered.start(at) <= second && buffered.end(at) >= second + 1) return true;
      return false;
    },
    comes() {
      const { buffered } = video;
      let now = source()?.came?.() ?? 0;
      for (let at = 0; at < buffered.length; at++) now += buffered.end(at) - buffered.start(at);
      const before = came;
      came = now;
      return now > before;
    },
    partAt: (second) => source()?.partAt?.(second) ?? null,
    loadsSince: () => since,
    close: () => video.removeEventListener('loadstart', begin),
  };
}
