import type { Archive } from '#lib/archive/published.ts';
import type { Content } from '#lib/content/types.ts';
import type { ChatAccess } from '#lib/feeds/site-view.ts';
import type { Schedule } from '#lib/schedule/schedule.ts';
import type { Override } from '#lib/schedule/types.ts';

/** What this process serves: the last schedule that was accepted, and the site's own configuration. */
export type Current = {
  schedule: Schedule;
  /** A hash of the schedule. */
  revision: string;
  /** When the sheet was last found to say this, UTC. */
  fetchedAt: string;
  /** What backstage holds on, instead of what the sheet says; `revision` is of both then. */
  held?: Override;
};

export type SiteConfig = {
  chat: ChatAccess;
  demo: boolean;
  siteUrl: string;
  /** EMBED_HOSTS. */
  embedHosts: readonly string[];
  /** CHAT_CHANNELS. */
  chatChannels: readonly string[];
  /** EMBEDS; the sheet's word counts before it. */
  embeds: 'load' | 'ask';
  /** LOCALE: what the site speaks before there is a sheet. */
  locale: string | null;
  /** File names in public/emotes. */
  emotes: string[];
  /** Themes with a style sheet in public/themes. */
  themeFiles: string[];
  build: string;
  /** What another part of this process must know to have the pages made anew; made at each start. */
  revalidateToken: string;
};

/** What was shown, and what the crew wrote. */
export type SiteArchive = {
  content: Content;
  /** The archive at this moment. */
  now(): Archive;
  /** The show notes that shows of the archive, or of the next day, name and that are not there: their paths. */
  missingNotes(): readonly string[];
  /** Changes when, and only when, what is found by a search does. */
  searchRevision(): string;
  /** The files of the search, by their paths. */
  searchFiles(): Promise<ReadonlyMap<string, string>>;
};

export type Site = {
  config: SiteConfig;
  archive: SiteArchive;
  current: Current | null;
  /** What viewers get: follows `current` as soon as the pages are made anew. */
  served: { revision: string } | null;
  /** Streams near now that are known not to run, by their address. */
  waiting: Record<string, 'waiting'>;
  /** When the sheet was last read and found to be what is served, UTC. */
  readAt(): string | null;
};

// Next bundles its routes, so that a module's own variable would exist twice in one process. This does not.
const KEY = Symbol.for('marquee.site');
type Holder = { [KEY]?: Site };

/** The site of this process; null in a build, where there is none. */
export function getSite(): Site | null {
  return (globalThis as Holder)[KEY] ?? null;
}

/** Says what this process serves from now on. */
export function setSite(site: Site): void {
  (globalThis as Holder)[KEY] = site;
}
