import type { Refusal } from './result.ts';

/** Where a stream is played: a known service, a media file of anybody's, or a page of an allowed host. */
export type Provider =
  | 'youtube'
  | 'twitch'
  | 'vimeo'
  | 'dailymotion'
  | 'peertube'
  | 'owncast'
  | 'kick'
  | 'facebook'
  | 'streamable'
  | 'archive'
  | 'gdrive'
  | 'odysee'
  | 'rumble'
  | 'soundcloud'
  | 'angelthump'
  | 'picarto'
  | 'media'
  | 'page';

/** Media is `hls`, `dash`, `file`, or `live`: WebRTC from a WHEP endpoint. */
export type EmbedKind = 'live' | 'channel' | 'video' | 'playlist' | 'hls' | 'dash' | 'file' | 'page';

/** What a stream's address became. `src` is built from provider and id, never from the typed text. */
export type Embed = {
  provider: Provider;
  kind: EmbedKind;
  /** The provider's own id; for media the whole address, for PeerTube `HOST/UUID`, for Owncast the host. */
  id: string;
  /** Seconds from the beginning, where the address named a place in a recording. */
  start?: number;
  /** What goes into `<iframe src>` or `<video src>`. Always https, but for the site's own paths (`/demo/…`). */
  src: string;
};

export type EmbedResult = ({ ok: true } & Embed) | Refusal;

export type EmbedOptions = {
  /** SITE_URL's host, for Twitch's `parent`. */
  siteHost: string;
  /** EMBED_HOSTS: where PeerTube, Owncast and plain pages may be framed. Lower case, no port. */
  allowedHosts: readonly string[];
};
