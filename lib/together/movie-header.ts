/** A part of an MP4's beginning that says how long it is, or at which byte to look for it. */
type MovieHeader = { seconds: number } | { readAt: number } | null;

/** A moov box begins with its movie header, so that this much of it is enough. */
export const HEADER_BYTES = 16_384;

/**
 * Reads the length of an MP4, M4A or MOV (ISO/IEC 14496-12) from a part of it. The header is at the beginning, or after
 * all pictures: then the sizes of the boxes before it give its place.
 * @param at the place of the first byte in the file
 */
export function readMovieHeader(bytes: Uint8Array, at = 0): MovieHeader {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let place = 0;
  while (place + 16 <= bytes.length) {
    const box = boxAt(view, place);
    if (box === null) return null;
    if (place === 0 && at === 0 && !['ftyp', 'moov', 'wide', 'free', 'skip', 'mdat'].includes(box.type))
      return null;
    if (box.type === 'moov')
      return lengthIn(view, place + box.head, Math.min(place + box.size, bytes.length));
    place += box.size;
  }
  // The next box begins behind what was read.
  return place >= bytes.length ? { readAt: at + place } : null;
}

type Box = { type: string; size: number; head: number };

function boxAt(view: DataView, place: number): Box | null {
  if (place + 8 > view.byteLength) return null;
  const short = view.getUint32(place);
  const type = String.fromCharCode(...[4, 5, 6, 7].map((n) => view.getUint8(place + n)));
  if (short !== 1) return short < 8 ? null : { type, size: short, head: 8 };
  if (place + 16 > view.byteLength) return null;
  const long = view.getBigUint64(place + 8);
  return long < 16n || long > BigInt(Number.MAX_SAFE_INTEGER) ? null : { type, size: Number(long), head: 16 };
}

/** The length in a moov box: of the movie header, or if the file is in fragments, of all of them. */
function lengthIn(view: DataView, from: number, to: number): MovieHeader {
  let scale = 0;
  for (let place = from; place + 8 <= to; ) {
    const box = boxAt(view, place);
    if (box === null) return null;
    const body = place + box.head;
    if (box.type === 'mvhd' && body + 32 <= to) {
      const isLong = view.getUint8(body) === 1;
      scale = view.getUint32(body + (isLong ? 20 : 12));
      const length = isLong ? Number(view.getBigUint64(body + 24)) : view.getUint32(body + 16);
      if (scale > 0 && length > 0 && length !== 0xffffffff) return { seconds: length / scale };
    }
    if (box.type === 'mvex') {
      const inner = boxAt(view, body);
      if (inner?.type === 'mehd' && scale > 0 && body + 16 <= to) {
        const isLong = view.getUint8(body + 8) === 1;
        if (isLong && body + 20 > to) return null;
        const length = isLong ? Number(view.getBigUint64(body + 12)) : view.getUint32(body + 12);
        return length > 0 ? { seconds: length / scale } : null;
      }
    }
    place += box.size;
  }
  return null;
}

/** The length of an HLS recording: the sum of its segments. Null if it is live, or no playlist. */
export function playlistSeconds(text: string): number | null {
  if (!text.startsWith('#EXTM3U') || !text.includes('#EXT-X-ENDLIST')) return null;
  let seconds = 0;
  for (const [, length] of text.matchAll(/^#EXTINF:([\d.]{1,12})/gm)) seconds += Number(length);
  return Number.isFinite(seconds) && seconds > 0 ? seconds : null;
}
