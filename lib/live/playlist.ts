/** An HLS media playlist (RFC 8216). */
export type MediaPlaylist = {
  kind: 'media';
  /** It has an end: nothing more comes. */
  ended: boolean;
  /** EXT-X-PLAYLIST-TYPE; null if the playlist does not say. */
  type: 'vod' | 'event' | null;
  /** The number of its first segment. */
  sequence: number;
  /** A number that grows with each segment, and with each part of a segment. */
  mark: string;
  /** Milliseconds. */
  target: number;
  /** When the newest segment ends, ms; null if the playlist has no dates. */
  newest: number | null;
};

export type Playlist = { kind: 'multivariant'; first: string } | MediaPlaylist;

/** Reads a playlist; null if the text is none, or has nothing in it. */
export function readPlaylist(text: string): Playlist | null {
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  if (lines[0] !== '#EXTM3U') return null;
  const addresses = lines.filter((line) => line !== '' && !line.startsWith('#'));
  const [first] = addresses;
  if (lines.some((line) => line.startsWith('#EXT-X-STREAM-INF')))
    return first === undefined ? null : { kind: 'multivariant', first };
  const tag = (name: string) =>
    lines.find((line) => line.startsWith(`#${name}:`))?.slice(name.length + 2) ?? '';
  const sequence = Number(tag('EXT-X-MEDIA-SEQUENCE') || 0);
  const parts = lines.filter((line) => line.startsWith('#EXT-X-PART:')).length;
  if (addresses.length + parts === 0) return null;
  return {
    kind: 'media',
    ended: lines.includes('#EXT-X-ENDLIST'),
    type: typeOf(tag('EXT-X-PLAYLIST-TYPE')),
    sequence,
    mark: `${sequence + addresses.length}.${parts}`,
    target: (Number(tag('EXT-X-TARGETDURATION')) || 6) * 1000,
    newest: newestOf(lines),
  };
}

function typeOf(text: string): MediaPlaylist['type'] {
  return text === 'VOD' ? 'vod' : text === 'EVENT' ? 'event' : null;
}

/** A date stands before the segment that begins then. */
function newestOf(lines: readonly string[]): number | null {
  let at: number | null = null;
  for (const line of lines) {
    const date = /^#EXT-X-PROGRAM-DATE-TIME:(.+)$/.exec(line)?.[1];
    // ffmpeg writes the zone as +0000, which Date.parse does not take everywhere.
    if (date !== undefined) at = Date.parse(date.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));
    const length = /^#EXTINF:([\d.]+)/.exec(line)?.[1];
    if (length !== undefined && at !== null) at += Number(length) * 1000;
  }
  return at !== null && Number.isFinite(at) ? at : null;
}
