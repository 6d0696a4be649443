import type { Part } from '#lib/together/step.ts';
import type { Source } from '../player/sources/source.ts';

/** The data that an element has, and that come to it. */
export type ElementData = {
  isBuffered(second: number): boolean;
  /** Whether data have come since it was last asked. */
  comes(): boolean;
  partAt(second: number): Part | null;
};

export function followData(video: HTMLVideoElement, source: () => Source | null): ElementData {
  /** How much has come, in no unit: it only grows while data come. */
  let came = 0;
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
  };
}
