import type { Part } from '#lib/together/step.ts';
import type { Fault } from '../fault.ts';

/** A quality or an audio language that can be picked: `id` is the source's own. */
export type Choice = { id: string; label: string };

/** The code that feeds a video element. */
export type Source = {
  /** Detaches it from the element. */
  close(): void;
  /** Best first; empty if there is no choice. */
  qualities(): Choice[];
  /** Null: as the line allows. */
  pick(id: string | null): void;
  /** Audio languages, in the stream's order; empty if there is no choice. */
  audios(): Choice[];
  /** The id of the audio that is heard. */
  audio(): string | null;
  pickAudio(id: string): void;
  /** Mild help for a stream that stands still. */
  nudge(): void;
  /** The second to be at for live; null for a recording, and if there is no going back. */
  liveEdge(): number | null;
  /** How many bytes of the part that is loaded now have come; 0 as long as its line is down. */
  came?(): number;
  /** The part in which a second lies, if data can be played only in whole parts. */
  partAt?(second: number): Part | null;
};

type SourceEvents = {
  /** It ended without being over, and the source does not help itself. */
  onFatal(fault?: Fault | null): void;
  /** The stream began anew at the same address, so that nothing of it fits any more. */
  onRestart(): void;
  /** The qualities or the audio languages have changed. */
  onChange(): void;
};

/**
 * The second at which a recording goes on. Ask as late as possible, because the second that everybody sees moves on;
 * `loaded`: `nothing` when it begins to load, if it asks again later; then the part that has been loaded by now, if the source
 * loads whole parts.
 */
export type StartAt = (loaded?: Part | 'nothing') => number;

/** `startAt`: null for the beginning of a recording, or the edge of a live stream. */
export type OpenSource = (
  video: HTMLVideoElement,
  src: string,
  events: SourceEvents,
  startAt: StartAt | null,
) => Source;

/** `1080p60`, or the bit rate if a quality has no picture. */
export const qualityLabel = (height: number | undefined, rate: number | undefined, bits: number) =>
  height ? `${height}p${rate && rate > 31 ? Math.round(rate) : ''}` : `${Math.round(bits / 1000)} kbit/s`;

/** Each label once, the first of several. */
export function distinct(choices: Choice[]): Choice[] {
  return choices.filter(({ label }, at) => choices.findIndex((other) => other.label === label) === at);
}

/** Skips a hole in the buffer. This ends most stalls that are not caused by the network. */
export function skipGap(video: HTMLVideoElement): void {
  const { buffered, currentTime } = video;
  for (let at = 0; at < buffered.length; at++) {
    const start = buffered.start(at);
    if (start > currentTime) {
      video.currentTime = start + 0.05;
      return;
    }
  }
}
