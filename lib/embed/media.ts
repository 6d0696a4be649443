import type { Place } from './place.ts';
import { providers } from './providers/index.ts';
import { found, refuse } from './result.ts';
import { readStart } from './start-time.ts';
import type { EmbedKind, EmbedResult } from './types.ts';

const extension = /\.([a-z0-9]{2,5})$/i;
const kinds: Record<string, EmbedKind> = { m3u8: 'hls', mpd: 'dash' };
for (const file of [
  'mp4',
  'm4v',
  'webm',
  'ogv',
  'mov',
  'mp3',
  'm4a',
  'aac',
  'ogg',
  'oga',
  'opus',
  'flac',
  'wav',
])
  kinds[file] = 'file';
const unplayable = new Set([
  'mkv',
  'avi',
  'wmv',
  'flv',
  'f4v',
  'mpg',
  'mpeg',
  'vob',
  'wma',
  'm3u',
  'pls',
  'asx',
]);

/**
 * An HLS or DASH stream or a media file of any public https host, told by its path's extension, or a WHEP endpoint, told
 * by its path's end; null for other paths.
 */
export function readMedia(place: Place): EmbedResult | null {
  if (isWhep(place)) return readWhep(place);
  const type = extension.exec(new URL(place.href).pathname)?.[1]?.toLowerCase() ?? '';
  if (unplayable.has(type)) return refuse('format');
  const kind = Object.hasOwn(kinds, type) ? kinds[type] : undefined;
  if (kind === undefined) return null;
  if (!place.secure) return refuse('plainMedia');
  // Streaming servers sit on ports of their own (Icecast: 8443); the lower ones are for other protocols.
  if (place.port !== '' && Number(place.port) < 1024) return refuse('mediaPort');
  if (imitatesProvider(place.host)) return refuse('imitation');
  if (isPageAboutFile(place)) return refuse('filePage');
  if (
    /(?:^|\.)dropbox\.com$/.test(place.host) &&
    place.query.get('raw') !== '1' &&
    place.query.get('dl') !== '1'
  )
    return refuse('dropbox');
  // https://www.w3.org/TR/media-frags/: "t=10,20" names a beginning and an end.
  const start =
    kind === 'file' ? readStart(new URLSearchParams(place.hash).get('t')?.split(',')[0]) : undefined;
  const src = start === undefined ? place.href : `${place.href}#t=${start}`;
  return found('media', kind, place.href, src, start);
}

/**
 * `…/whep` is what MediaMTX, Broadcast Box, LiveKit and SRS call their endpoints, `…/webRTC/play` is Cloudflare's. The
 * draft (draft-ietf-wish-whep) fixes no path: for all others there is `whep+https://` (docs/decisions/0067-whep.md).
 */
function isWhep({ path }: Place): boolean {
  return path.at(-1)?.toLowerCase() === 'whep' || /(?:^|\/)webRTC\/play$/.test(path.join('/'));
}

/** A stream over WebRTC that is played by asking its endpoint for it. */
export function readWhep(place: Place): EmbedResult {
  if (!place.secure) return refuse('plainMedia');
  if (place.port !== '' && Number(place.port) < 1024) return refuse('mediaPort');
  if (imitatesProvider(place.host)) return refuse('imitation');
  return found('media', 'live', place.href, place.href);
}

/** A media file on the site itself, such as `/demo/test-card/index.m3u8`. */
export function readSitePath(path: string): EmbedResult {
  const type = extension.exec(path)?.[1]?.toLowerCase() ?? '';
  const kind = Object.hasOwn(kinds, type) ? kinds[type] : undefined;
  if (kind === undefined || !/^(?:\/[A-Za-z0-9_-][A-Za-z0-9._~-]*)+$/.test(path) || path.length > 512)
    return refuse('sitePath');
  return found('media', kind, path, path);
}

/** `youtube.com.attacker.example`: a known name that is not at the end. */
function imitatesProvider(host: string): boolean {
  return providers.some((rules) =>
    rules.hosts.some(
      (known) => host.startsWith(`${known}.`) || host.includes(`.${known}.`) || host.startsWith(`${known}-`),
    ),
  );
}

/** MediaWiki's `File:` pages and GitHub's views end in the file's name. */
function isPageAboutFile(place: Place): boolean {
  const [, , third] = place.path;
  if (place.host === 'github.com') return third === 'blob' || third === 'tree';
  return place.path.some(
    (segment, index) => index > 0 && place.path[index - 1] === 'wiki' && segment.includes(':'),
  );
}
