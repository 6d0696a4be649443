import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { changesOf, type StoredShow } from '#lib/archive/keep.ts';
import { type Archive, NO_ARCHIVE, publishedArchive } from '#lib/archive/published.ts';
import { overAt, rowsOf, type Show } from '#lib/archive/show.ts';
import { type Content, NO_CONTENT } from '#lib/content/types.ts';
import type { Schedule } from '#lib/schedule/schedule.ts';
import type { SiteArchive } from '#lib/site/current.ts';
import type { Log } from '#platform/log.ts';
import { createNoteTexts } from '#server/notes/note-texts.ts';
import { createNotesFinder, notesPath } from '#server/notes/present.ts';
import { searchIndex } from './search-index.ts';
import { type ArchiveStore, openArchiveStore } from './store.ts';

/** The file that the build made of `content/`. */
export const CONTENT_FILE = '.next/marquee-content.json';

/** The archive is updated after this long (ms) at the latest, because rows come near that it must store. */
const LOOK_AGAIN = 10 * 60_000;

type Options = {
  /** Null for the demo, whose shows are nobody's. */
  dataDir: string | null;
  publicFolder: string;
  contentFile: string;
  /** The schedule that is served. */
  schedule(): Schedule | null;
  /** Called when search results changed although the sheet did not. */
  onChange(): void;
  log: Log;
  now(): number;
};

type KeptArchive = SiteArchive & {
  /** Reads the show notes, for the search. Resolves when all are read. */
  readNotes(): Promise<void>;
  stop(): void;
};

/** Stores the shows that were on, and joins them with the crew's files. */
export function keepArchive(options: Options): KeptArchive {
  const { schedule, log, now } = options;
  const content: Content = existsSync(options.contentFile)
    ? JSON.parse(readFileSync(options.contentFile, 'utf8'))
    : NO_CONTENT;
  const store = open(options);
  const remembered = new Map<string, StoredShow>(store.all());
  const written = new Map(content.shows.map(({ slug, text }) => [slug, text]));
  let made: { of: Schedule; at: number; until: number; archive: Archive; missing: readonly string[] } | null =
    null;
  let index: { revision: string; files: Promise<ReadonlyMap<string, string>> } | null = null;
  let notesRead = 0;
  const notes = createNoteTexts({
    publicFolder: options.publicFolder,
    cacheFolder: options.dataDir && join(options.dataDir, 'note-texts'),
    log,
    onText: () => notesRead++,
  });

  const isThere = createNotesFinder(options.publicFolder, log);

  function note(current: Schedule, instant: number): void {
    const changes = changesOf(remembered, rowsOf(current, instant), instant);
    for (const change of changes) {
      if ('forget' in change) remembered.delete(change.forget);
      else remembered.set(change.put.facts.uid, change.put);
    }
    try {
      store.change(changes);
    } catch (error) {
      // The archive is served all the same. After a restart, shows whose rows are deleted by then would be missing.
      log('error', 'archive-unwritten', { error });
    }
  }

  function numbersOf(uids: readonly string[]): Map<string, number> {
    try {
      return store.numbersOf(uids);
    } catch (error) {
      log('error', 'archive-unwritten', { error });
      return new Map(uids.map((uid, at) => [uid, at + 1]));
    }
  }

  function archiveNow(): Archive {
    const current = schedule();
    if (!current) return NO_ARCHIVE;
    const instant = now();
    if (made?.of === current && instant >= made.at && instant < made.until) return made.archive;
    note(current, instant);
    const missing = new Set<string>();
    const hasNotes = (address: string) => {
      const has = isThere(address);
      if (!has) missing.add(notesPath(address));
      return has;
    };
    const archive = publishedArchive({
      kept: remembered.values(),
      content,
      timeZone: current.timeZone,
      instant,
      hasNotes,
      numbersOf,
    });
    // Checks the notes of coming shows, so that the crew can still add missing files.
    for (const { facts } of remembered.values())
      if (facts.notes !== null && overAt(facts) > instant) hasNotes(facts.notes);
    const ends = [...remembered.values()].map(({ facts }) => overAt(facts)).filter((end) => end > instant);
    const until = ends.reduce((soonest, end) => Math.min(soonest, end), instant + LOOK_AGAIN);
    made = { of: current, at: instant, until, archive, missing: [...missing] };
    return archive;
  }

  const textsOf = ({ article, notes: address }: Show) => ({
    article: (article !== null && written.get(article)) || '',
    notes: notes.textOf(address),
  });

  const revisionOf = ({ shows }: Archive) =>
    createHash('sha256')
      .update(JSON.stringify(shows))
      .update(`${notesRead}`)
      .digest('base64url')
      .slice(0, 22);
  let revised: { archive: Archive; notesRead: number; revision: string } | null = null;

  function searchRevision(): string {
    const archive = archiveNow();
    if (revised?.archive !== archive || revised.notesRead !== notesRead) {
      revised = { archive, notesRead, revision: revisionOf(archive) };
    }
    return revised.revision;
  }

  return {
    content,
    now: archiveNow,
    missingNotes() {
      archiveNow();
      return made?.missing ?? [];
    },
    searchRevision,
    searchFiles() {
      const revision = searchRevision();
      if (index?.revision !== revision) {
        index = { revision, files: searchIndex(archiveNow().shows, textsOf) };
      }
      return index.files;
    },
    async readNotes() {
      const before = notesRead;
      await notes.read();
      if (notesRead > before) options.onChange();
    },
    stop() {
      notes.stop();
      store.close();
    },
  };
}

function open({ dataDir, log }: Options): ArchiveStore {
  try {
    return openArchiveStore(dataDir);
  } catch (error) {
    log('error', 'archive-unusable', { dataDir, error });
    return openArchiveStore(null);
  }
}
