import type { ParsedUrl } from './parsed-url.ts';
import { providers } from './providers/index.ts';
import { found, refuse } from './result.ts';
import { readStart } from './start-time.ts';
import type { EmbedKind, EmbedOptions, EmbedResult, ReasonName, Refusal } from './types.ts';

const extension = /\.([a-z0-9]{2,5})$/i;
const kinds: Record<string, EmbedKind> = { m3u8: 'hls', mpd: 'dash' };
for (const file of 'mp4 m4v webm ogv mov mp3 m4a aac ogg oga opus flac wav'.split(' ')) kinds[file] = 'file';
/** Playlist files of radios: texts that name the mount. */
const playlistFiles = new Set('m3u pls xspf'.split(' '));
const unplayable = new Set('mkv avi wmv flv f4v mpg mpeg vob wma asx'.split(' '));
/** Documents and pictures, which are never a radio mount, whatever their host is. */
const pages = new Set(
  'html htm php aspx jsp pdf png jpg jpeg gif svg webp txt json xml zip css js'.split(' '),
);

/** Ports from 1024 on that browsers refuse to ask: https://fetch.spec.whatwg.org/#port-blocking. */
const blocked = new Set([
  1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697,
  10_080,
]);

const extensionOf = (place: ParsedUrl) =>
  extension.exec(new URL(place.href).pathname)?.[1]?.toLowerCase() ?? '';

/**
 * An HLS or DASH stream or a media file of any public https host, told by its path's extension, or a WHEP endpoint, told
 * by its path's end; null for other paths.
 */
export function readMedia(place: ParsedUrl, options: EmbedOptions): EmbedResult | null {
  if (isWhep(place)) return readWhep(place, options);
  const type = extensionOf(place);
  if (unplayable.has(type)) return refuse('format');
  if (playlistFiles.has(type)) return readPlaylistFile(place);
  const kind = Object.hasOwn(kinds, type) ? kinds[type] : undefined;
  if (kind === undefined) return null;
  const problem = mediaProblem(place);
  if (problem) return refuse(problem);
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

/** Why nothing may be played from this host or port; null if it may. */
function mediaProblem(place: ParsedUrl): ReasonName | null {
  if (!place.secure) return 'plainMedia';
  return portProblem(place) ?? (imitatesProvider(place.host) ? 'imitation' : null);
}

/** Why media is not served from this port, or null if it may be. Streaming servers have ports of their own (Icecast: 8443). */
function portProblem({ port }: Pick<ParsedUrl, 'port'>): ReasonName | null {
  if (port === '') return null;
  if (Number(port) < 1024) return 'mediaPort';
  return blocked.has(Number(port)) ? 'blockedPort' : null;
}

/**
 * `…/whep` is what MediaMTX, Broadcast Box, LiveKit and SRS call their endpoints, `…/webRTC/play` is Cloudflare's. The
 * draft (draft-ietf-wish-whep) fixes no path: all others are written `whep+https://` (docs/decisions/0067-whep.md).
 */
function isWhep({ path }: ParsedUrl): boolean {
  return path.at(-1)?.toLowerCase() === 'whep' || /(?:^|\/)webRTC\/play$/.test(path.join('/'));
}

/** A stream over WebRTC that is played by asking its endpoint for it. */
export function readWhep(place: ParsedUrl, options: EmbedOptions): EmbedResult {
  // The player sends requests there by script, and to the site's own host the browser would add the viewer's cookies.
  if (place.host === options.siteHost) return refuse('ownWhep');
  const problem = mediaProblem(place);
  return problem ? refuse(problem) : found('media', 'whep', place.href, place.href);
}

/** An endless mount such as Icecast's, which is written `audio+https://…` if its path has no extension. */
export function readAudio(place: ParsedUrl): EmbedResult {
  const problem = mediaProblem(place);
  return problem ? refuse(problem) : found('media', 'audio', place.href, place.href);
}

/** `.pls`, `.m3u` and `.xspf`: a server reads the file and plays the mount that is in it. */
function readPlaylistFile(place: ParsedUrl): Refusal {
  const problem = mediaProblem(place);
  if (problem) return refuse(problem);
  return {
    ...refuse('playlistFile'),
    lookup: { provider: 'media', kind: 'audio', id: place.href, src: null },
  };
}

/** An unknown page, unless a server finds that it sends sound, because many radio mounts have no extension. */
export function unknownPage(place: ParsedUrl): Refusal {
  const refusal = refuse('unknownHost');
  if (mediaProblem(place) || pages.has(extensionOf(place)) || place.path.length === 0) return refusal;
  return {
    ...refusal,
    lookup: { provider: 'media', kind: 'audio', id: place.href, src: null, isGuess: true },
  };
}

/** A media file on the site itself, such as `/demo/test-card/index.m3u8`. */
export function readSitePath(path: string): EmbedResult {
  const type = extension.exec(path)?.[1]?.toLowerCase() ?? '';
  const kind = Object.hasOwn(kinds, type) ? kinds[type] : undefined;
  if (kind === undefined || !/^(?:\/[A-Za-z0-9_-][A-Za-z0-9._~-]*)+$/.test(path) || path.length > 512)
    return refuse('sitePath');
  return found('media', kind, path, path);
}

/** A known name that is not at the end of the host, such as `youtube.com.attacker.example`. */
function imitatesProvider(host: string): boolean {
  return providers.some((rules) =>
    rules.hosts.some(
      (known) => host.startsWith(`${known}.`) || host.includes(`.${known}.`) || host.startsWith(`${known}-`),
    ),
  );
}

/** MediaWiki's `File:` pages and GitHub's views end in the file's name. */
function isPageAboutFile(place: ParsedUrl): boolean {
  const [, , third] = place.path;
  if (place.host === 'github.com') return third === 'blob' || third === 'tree';
  return place.path.some(
    (segment, index) => index > 0 && place.path[index - 1] === 'wiki' && segment.includes(':'),
  );
}
