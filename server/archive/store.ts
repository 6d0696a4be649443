import { join } from 'node:path';
import { z } from 'zod';
import type { Change, StoredShow } from '#lib/archive/keep.ts';
import { parseJson } from '#lib/parse-json.ts';
import { openDatabase, transaction } from '#platform/database.ts';

/** Past shows, in `DATA_DIR/archive.db`. They stay when their rows are deleted from the sheet. */
export type ArchiveStore = {
  all(): Map<string, StoredShow>;
  change(changes: readonly Change[]): void;
  /** The numbers of shows. A show without one gets the next number, in the order of `uids`. */
  numbersOf(uids: readonly string[]): Map<string, number>;
  /** Remembers an address for a show. */
  addSlug(uid: string, slug: string): void;
  close(): void;
};

const text = z.string().nullable();
const factsSchema = z.object({
  uid: z.string(),
  title: z.string(),
  start: z.string(),
  end: text,
  series: text,
  // Shows that were stored by a version without rooms have no room.
  room: text.default(null),
  host: text,
  description: text,
  poster: text,
  contentWarning: text,
  notes: text,
  recording: text,
});
const rowSchema = z.object({ uid: z.string(), seen: z.number(), facts: z.string() });
const slugSchema = z.object({ uid: z.string(), slug: z.string() });
const numberSchema = z.object({ uid: z.string(), number: z.number() });

const TABLES = `
CREATE TABLE IF NOT EXISTS shows (uid TEXT PRIMARY KEY, seen INTEGER NOT NULL, facts TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS slugs (slug TEXT PRIMARY KEY, uid TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS numbers (number INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE) STRICT;`;

/**
 * Opens the store. Several processes may open it. With null it is in memory only, because the demo keeps nothing.
 * @throws Error if the file cannot be used
 */
export function openArchiveStore(dataDir: string | null): ArchiveStore {
  const file = dataDir === null ? null : join(dataDir, 'archive.db');
  const database = openDatabase(file, { migrations: [TABLES], synchronous: 'FULL' });
  const shows = database.prepare('SELECT uid, seen, facts FROM shows');
  const slugs = database.prepare('SELECT uid, slug FROM slugs ORDER BY slug');
  const numbers = database.prepare('SELECT uid, number FROM numbers');
  const put = database.prepare(
    'INSERT INTO shows (uid, seen, facts) VALUES (?, ?, ?) ON CONFLICT (uid) DO UPDATE SET facts = excluded.facts',
  );
  const forget = database.prepare('DELETE FROM shows WHERE uid = ?');
  const putSlug = database.prepare(
    'INSERT INTO slugs (slug, uid) VALUES (?, ?) ON CONFLICT (slug) DO UPDATE SET uid = excluded.uid',
  );
  const putNumber = database.prepare('INSERT OR IGNORE INTO numbers (uid) VALUES (?)');

  return {
    all() {
      const slugsOf = Map.groupBy(
        slugs.all().map((row) => slugSchema.parse(row)),
        ({ uid }) => uid,
      );
      return new Map(
        shows.all().flatMap((row): [string, StoredShow][] => {
          const { uid, seen, facts } = rowSchema.parse(row);
          const read = factsSchema.safeParse(parseJson(facts));
          if (!read.success) return [];
          return [[uid, { facts: read.data, seen, slugs: (slugsOf.get(uid) ?? []).map(({ slug }) => slug) }]];
        }),
      );
    },
    change(changes) {
      if (changes.length === 0) return;
      transaction(database, () => {
        for (const change of changes) {
          if ('forget' in change) {
            forget.run(change.forget);
            continue;
          }
          const { facts, seen, slugs: all } = change.put;
          put.run(facts.uid, seen, JSON.stringify(facts));
          for (const slug of all) putSlug.run(slug, facts.uid);
        }
      });
    },
    numbersOf(uids) {
      const read = () =>
        new Map(
          numbers.all().map((row) => {
            const { uid, number } = numberSchema.parse(row);
            return [uid, number];
          }),
        );
      const known = read();
      const unknown = uids.filter((uid) => !known.has(uid));
      if (unknown.length === 0) return known;
      transaction(database, () => {
        for (const uid of unknown) putNumber.run(uid);
      });
      return read();
    },
    addSlug(uid, slug) {
      putSlug.run(slug, uid);
    },
    close() {
      database.close();
    },
  };
}
