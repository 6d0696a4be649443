import type { ParsedUrl } from './parsed-url.ts';
import { fits } from './provider.ts';
import { found, refuse, withQuery } from './result.ts';
import { readStart } from './start-time.ts';
import type { EmbedOptions, EmbedResult } from './types.ts';

/** A UUID, or the short form of one. */
const peertubeId = /^(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[A-Za-z0-9]{22})$/;

/** PeerTube, Owncast, or a plain page, of a host that the operator allows; the caller has checked that. */
export function readAllowedHost(place: ParsedUrl, options: EmbedOptions): EmbedResult {
  if (place.port !== '') return refuse('usualPort');
  return readPeertube(place) ?? readOwncast(place) ?? readPage(place, options);
}

/** https://docs.joinpeertube.org/api/embed-player; playlists have addresses of their own. */
function readPeertube(place: ParsedUrl): EmbedResult | null {
  const { host, path, query } = place;
  // "/w/ID;threadId=1" leads to a comment.
  const [first, second, third] = path.map((segment) => segment.split(';')[0] ?? '');
  const isList =
    (first === 'w' && second === 'p') ||
    (first === 'videos' && second === 'watch' && third === 'playlist') ||
    (first === 'video-playlists' && second === 'embed');
  const isVideo = !isList && first === 'videos' && (second === 'watch' || second === 'embed');
  const isShort = !isList && first === 'w' && path.length === 2;
  if (!isList && !isVideo && !isShort) return null;

  const id = (isShort ? path[1] : path.at(-1))?.split(';')[0];
  const length = isShort || (isList && first !== 'videos') || isVideo ? 3 : 4;
  if (!fits(peertubeId, id) || path.length > length) return isShort ? null : refuse('peertube');
  if (isList)
    return found('peertube', 'playlist', `${host}/${id}`, `https://${host}/video-playlists/embed/${id}`);
  const start = readStart(query.get('start'));
  const src = withQuery(`https://${host}/videos/embed/${id}`, { start });
  return found('peertube', 'video', `${host}/${id}`, src, start);
}

/** https://owncast.online/docs/embed: one host is one stream, so its root is the stream too. */
function readOwncast(place: ParsedUrl): EmbedResult | null {
  const path = place.path.join('/');
  if (path.startsWith('embed/chat')) return refuse('owncastChat');
  if (path !== 'embed/video' && (path !== '' || place.query.size > 0)) return null;
  return found('owncast', 'channel', place.host, `https://${place.host}/embed/video`);
}

function readPage(place: ParsedUrl, options: EmbedOptions): EmbedResult {
  // With "allow-scripts allow-same-origin" a page of our own host could lift its own sandbox.
  if (place.host === options.siteHost) return refuse('ownPage');
  if (!place.secure) return refuse('plainPage');
  const src = place.hash ? `${place.href}#${place.hash}` : place.href;
  return found('page', 'page', src, src);
}
