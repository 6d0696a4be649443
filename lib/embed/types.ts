import type { Words } from '#lib/words/words.ts';
import type { Provider } from './provider-names.ts';

export type { Provider };

/**
 * `hls`, `dash`, `file`, `audio` (an endless mount such as Icecast's) and `whep` (WebRTC) are media that the page plays
 * itself; `page` is a page of an allowed host; the others are a service's own kinds.
 */
export type EmbedKind =
  | 'live'
  | 'channel'
  | 'video'
  | 'playlist'
  | 'audio'
  | 'whep'
  | 'hls'
  | 'dash'
  | 'file'
  | 'page';

/** The result of reading a stream's address. `src` is built from provider and id, never from the typed text. */
export type Embed = {
  provider: Provider;
  kind: EmbedKind;
  /** The provider's own id; for media the whole address, for PeerTube `HOST/UUID`, for Owncast the host. */
  id: string;
  /** Seconds from the beginning, if the address named a place in a recording. */
  start?: number;
  /** The address for `<iframe src>` or `<video src>`. Always https, except for the site's own paths (`/demo/…`). */
  src: string;
};

/**
 * An address that only the server can turn into an embed: a YouTube name, a radio's playlist file, or an address whose
 * content type tells whether it is a radio mount (`isGuess`).
 */
export type Lookup =
  | { provider: 'youtube'; kind: 'channel'; id: string; src: null }
  | { provider: 'media'; kind: 'audio'; id: string; src: null; isGuess?: true };

/** The name of a sentence that says why an address is refused. */
export type ReasonName = keyof Words['refusals'];

/** The name of the sentence, for other languages, and the service's name if the sentence has a place for one. */
export type Why = { says: ReasonName; values?: { name: string } };

/** `reason` says `why` in English. `lookup` is present if a server could find out what the address stands for. */
export type Refusal = { ok: false; reason: string; why: Why; lookup?: Lookup };

export type EmbedResult = ({ ok: true } & Embed) | Refusal;

export type EmbedOptions = {
  /** SITE_URL's host, for Twitch's `parent`. */
  siteHost: string;
  /** EMBED_HOSTS: where PeerTube, Owncast and plain pages may be framed. Lower case, no port. */
  allowedHosts: readonly string[];
  /** The answers of earlier lookups, by the `id` of the lookup. */
  answers?: LookupAnswers;
};

/**
 * The answer to a lookup: an embed; `none` if there is nothing of that name; `unanswered` if the service could
 * not be asked. Plain data, because it is stored as JSON and sent between threads.
 */
export type LookupAnswer = Embed | 'none' | 'unanswered';
export type LookupAnswers = Readonly<Record<string, LookupAnswer>>;
