import type { Stream } from './types.ts';

/** The label of a stream that is a preview of the show. */
const TRAILER = /^(?:trailer|teaser|vorschau)$/i;

/** Separates a slot's streams: those that are shown when it is on, and the trailer that may be watched before. */
export function withoutTrailer(streams: readonly Stream[]): { streams: Stream[]; trailer: Stream | null } {
  return {
    streams: streams.filter(({ label }) => !TRAILER.test(label)),
    trailer: streams.find(({ label }) => TRAILER.test(label)) ?? null,
  };
}
