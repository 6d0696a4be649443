import type { Stream } from './types.ts';

/** What a row calls the stream that shows what the show will be. */
const TRAILER = /^(?:trailer|teaser|vorschau)$/i;

/** A slot's streams apart: what is shown when it is on, and the trailer that may be watched before. */
export function withoutTrailer(streams: readonly Stream[]): { streams: Stream[]; trailer: Stream | null } {
  return {
    streams: streams.filter(({ label }) => !TRAILER.test(label)),
    trailer: streams.find(({ label }) => TRAILER.test(label)) ?? null,
  };
}
