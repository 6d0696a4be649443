import { extname } from 'node:path';

/** Types by ending, as deploy/nginx.conf has them: an object store sends the headers that it was given, and guesses none. */
const TYPES: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  rsc: 'text/x-component',
  json: 'application/json',
  webmanifest: 'application/manifest+json',
  ics: 'text/calendar; charset=utf-8',
  xml: 'application/xml; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  mjs: 'text/javascript; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  md: 'text/plain; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  tsv: 'text/tab-separated-values; charset=utf-8',
  vtt: 'text/vtt; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  avif: 'image/avif',
  ico: 'image/x-icon',
  woff: 'font/woff',
  woff2: 'font/woff2',
  pdf: 'application/pdf',
  m3u8: 'application/vnd.apple.mpegurl',
  mpd: 'application/dash+xml',
  mp4: 'video/mp4',
  m4s: 'video/mp4',
  ts: 'video/mp2t',
  webm: 'video/webm',
  mp3: 'audio/mpeg',
  m4a: 'audio/mp4',
  ogg: 'audio/ogg',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** Hashed by its content: never another one under the same name. */
export const isAsset = (path: string) => path.startsWith('_next/static/');

function typeOf(path: string): string {
  // Every file of the show notes is a PDF, because others are not published.
  if (path.startsWith('notes/')) return 'application/pdf';
  if (/(?:^|\/)feed\.xml$/.test(path)) return 'application/rss+xml; charset=utf-8';
  return TYPES[extname(path).slice(1).toLowerCase()] ?? 'application/octet-stream';
}

/**
 * The headers of an object. Browsers ask each time whether a page is another one; a CDN in front may answer for five seconds
 * without asking, and for a day while the store is gone.
 */
export const objectHeaders = (path: string): Record<string, string> => ({
  'content-type': typeOf(path),
  'cache-control': isAsset(path)
    ? 'public, max-age=31536000, immutable'
    : 'public, max-age=0, s-maxage=5, stale-if-error=86400',
});
