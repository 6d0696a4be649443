import type { Archive } from '#lib/archive/published.ts';
import type { KeptProgrammes } from '#lib/backstage/override.ts';
import type { Content } from '#lib/content/types.ts';
import type { KnownState } from '#lib/live/stream-check.ts';
import type { Schedule } from '#lib/schedule/schedule.ts';
import type { Override } from '#lib/schedule/types.ts';
import type { Load } from '#lib/viewers/load.ts';
import type { ChatAccess } from './chat-access.ts';

/** The schedule that this process serves, which is the last one that was accepted. */
export type Current = {
  schedule: Schedule;
  /** A hash of the schedule. */
  revision: string;
  /** When the sheet was last found to say this, UTC. */
  fetchedAt: string;
  /** The override that backstage set, if there is one. `revision` is of both then. */
  held?: Override;
  /** The same of the other rooms, by their slugs; absent if there is none. */
  heldIn?: Record<string, Override>;
  /** The edits of programmes, by the slot's uid. `revision` is of them, too. */
  programmes?: KeptProgrammes;
};

export type SiteConfig = {
  chat: ChatAccess;
  demo: boolean;
  siteUrl: string;
  /** EMBED_HOSTS. */
  embedHosts: readonly string[];
  /** CHAT_CHANNELS. */
  chatChannels: readonly string[];
  /** EMBEDS. The sheet's setting counts before it. */
  embeds: 'load' | 'ask';
  /** LOCALE: the language of the site before there is a sheet. */
  locale: string | null;
  /** File names in public/emotes. */
  emotes: string[];
  /** Themes with a style sheet in public/themes. */
  themeFiles: string[];
  /** Whether there is the page /check. */
  checkPage: boolean;
  build: string;
  /** A secret, new at each start, that another part of this process needs to have pages rendered again. */
  revalidateToken: string;
};

/** Past shows, and the pages that the crew wrote. */
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

/** The state of the site: it changes in place. */
export type Site = {
  config: SiteConfig;
  archive: SiteArchive;
  /** How many watched each show, the newest first. */
  loads(): readonly Load[];
  current: Current | null;
  /** The instant (ms) that pages are made for, since they were last asked for anew. */
  instant?: number;
  /** The revision that viewers get. It follows `current` once the pages are rendered again. */
  served: { revision: string } | null;
  /** The known states of streams near now that cannot be shown, by their address. */
  known: Record<string, KnownState>;
  /** The process that reads the sheet. */
  reader: {
    /** When the sheet was last read and found to be what is served, UTC. */
    readAt(): string | null;
    /** The title of a sheet that was read and cannot be served; null if there is none. */
    waitingTitle(): string | null;
    /** Whether that process, which is another one, hangs. */
    isSilent(): boolean;
  };
  /** Whether the pages are there as files, if this site publishes any. Before that a web server would hand all viewers on. */
  isPublished(): boolean;
};
