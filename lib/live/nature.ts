import type { MediaPlaylist } from './playlist.ts';

/**
 * The nature of an HLS playlist for a slot. `live`: it has no end. `recording`: it has an end and is to be played.
 * `over`: it is the rest of a live stream, of last week or of earlier this evening, and the next one may come to the
 * same address. `unsure`: it is played, and the address is asked again for one that moves.
 */
export type Nature = 'live' | 'recording' | 'over' | 'unsure';

/**
 * A complete playlist whose dates end at most this long (ms) before the slot is taken for the stream of the show before,
 * because shows are often weekly; an older one for a recording.
 */
const SHORTLY = 14 * 24 * 3_600_000;

export type NatureInput = {
  /** When the slot starts, ms; null if the stream belongs to no slot. */
  slotStart: number | null;
  /** The file's Last-Modified, ms; null if the server does not say. */
  lastModified: number | null;
  /** The slot's playback is `together`: then it is a recording whatever the playlist says. */
  together: boolean;
};

/** Tells a recording from the rest of a live stream. */
export function natureOf(
  playlist: MediaPlaylist,
  { slotStart, lastModified, together }: NatureInput,
): Nature {
  if (!playlist.ended) return 'live';
  if (together || playlist.type === 'vod') return 'recording';
  // A window that has moved is never a complete recording.
  if (playlist.sequence > 0) return 'over';
  if (slotStart === null) return 'unsure';
  if (playlist.newest !== null) {
    if (playlist.newest >= slotStart) return 'unsure';
    return slotStart - playlist.newest <= SHORTLY ? 'over' : 'recording';
  }
  return lastModified !== null && slotStart - lastModified > SHORTLY ? 'recording' : 'unsure';
}
