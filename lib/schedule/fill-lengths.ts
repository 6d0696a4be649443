import type { Details, Lengths, Schedule, Unmeasured } from './schedule.ts';
import type { Stream } from './types.ts';

/** A server finds the length of a file and of an HLS recording. */
export const isMeasurable = ({ embed: { kind, provider, src } }: Stream): boolean =>
  provider === 'media' && (kind === 'file' || kind === 'hls') && src.startsWith('https:');

/** Gives the streams that are played together the lengths that were found. Returns all that are to be measured. */
export function fillLengths(schedule: Schedule, lengths: Lengths): Unmeasured[] {
  const wanted = new Map<string, Unmeasured>();
  const fill = (details: Details) => {
    if (details.playback === 'live') return;
    details.streams = details.streams.map((stream) => {
      if (stream.length !== null || !isMeasurable(stream)) return stream;
      const { src, kind } = stream.embed;
      wanted.set(src, { src, kind });
      const found = lengths[src];
      return typeof found === 'number' ? { ...stream, length: found } : stream;
    });
  };
  // The last rows come first, because they are usually the coming ones.
  for (const { details } of [...schedule.repeats, ...[...schedule.slots].reverse()]) fill(details);
  return [...wanted.values()];
}
