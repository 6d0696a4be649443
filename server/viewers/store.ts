import { join } from 'node:path';
import { z } from 'zod';
import type { Load } from '#lib/viewers/load.ts';
import type { Minute } from '#lib/viewers/minute.ts';
import { openDatabase } from '#platform/database.ts';

/** How long (ms) single minutes are kept, for the curve of an evening. Shows are kept for good: about 200 bytes each. */
const MINUTES_KEPT = 60 * 24 * 3_600_000;

const TABLES = `
CREATE TABLE minutes (at INTEGER NOT NULL, room TEXT NOT NULL, viewers INTEGER NOT NULL, chat INTEGER,
  PRIMARY KEY (at, room)) STRICT, WITHOUT ROWID;
CREATE TABLE shows (uid TEXT PRIMARY KEY, title TEXT NOT NULL, series TEXT, room TEXT, start TEXT NOT NULL, end TEXT,
  most INTEGER NOT NULL, mostAt TEXT NOT NULL, lastAt TEXT NOT NULL, minutes INTEGER NOT NULL, watched REAL NOT NULL, came INTEGER NOT NULL,
  "left" INTEGER NOT NULL, chat INTEGER, messages INTEGER NOT NULL) STRICT, WITHOUT ROWID;`;

const loadSchema = z.object({
  uid: z.string(),
  title: z.string(),
  series: z.string().nullable(),
  room: z.string().nullable(),
  start: z.string(),
  end: z.string().nullable(),
  most: z.number(),
  mostAt: z.string(),
  lastAt: z.string(),
  average: z.number(),
  watched: z.number(),
  came: z.number(),
  left: z.number(),
  chat: z.number().nullable(),
  messages: z.number(),
});
const pointSchema = z.object({ at: z.number(), viewers: z.number(), chat: z.number().nullable() });

/** The slot of a minute, as far as the table names it. */
export type LoadSlot = Pick<Load, 'uid' | 'title' | 'series' | 'room' | 'start' | 'end'>;
/** A point of the curve. `at` is in ms. */
export type LoadPoint = z.infer<typeof pointSchema>;

type LoadStore = {
  /** Adds a minute of a room ('' without rooms), and adds it to the show that was on, if one was. */
  add(at: number, room: string, minute: Minute, slot: LoadSlot | null): void;
  /** Every show, the newest first. */
  shows(): Load[];
  /** All rooms together, minute by minute. */
  curve(from: number, to: number): LoadPoint[];
  close(): void;
};

/**
 * How many watched, in `DATA_DIR/viewers.db`. With null it is in memory only.
 * @throws Error if the file cannot be used
 */
export function openLoadStore(dataDir: string | null): LoadStore {
  const database = openDatabase(dataDir === null ? null : join(dataDir, 'viewers.db'), {
    migrations: [TABLES],
    synchronous: 'NORMAL',
  });
  const putMinute = database.prepare(
    'INSERT OR REPLACE INTO minutes (at, room, viewers, chat) VALUES (?, ?, ?, ?)',
  );
  const putShow = database.prepare(`
    INSERT INTO shows (uid, title, series, room, start, end, most, mostAt, lastAt, minutes, watched, came, "left", chat, messages)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?, ?, ?, ?)
    ON CONFLICT (uid) DO UPDATE SET title = excluded.title, series = excluded.series, room = excluded.room,
      start = excluded.start, end = excluded.end, lastAt = excluded.lastAt,
      mostAt = CASE WHEN excluded.most > most THEN excluded.mostAt ELSE mostAt END,
      most = max(most, excluded.most), minutes = minutes + 1, watched = watched + excluded.watched,
      came = came + excluded.came, "left" = "left" + excluded."left",
      chat = CASE WHEN excluded.chat IS NULL THEN chat ELSE max(coalesce(chat, 0), excluded.chat) END,
      messages = messages + excluded.messages`);
  const allShows = database.prepare(
    'SELECT *, round(watched / minutes, 1) AS average FROM shows ORDER BY start DESC, uid',
  );
  const points = database.prepare(
    'SELECT at, sum(viewers) AS viewers, max(chat) AS chat FROM minutes WHERE at BETWEEN ? AND ? GROUP BY at ORDER BY at',
  );
  const prune = database.prepare('DELETE FROM minutes WHERE at < ?');

  return {
    add(at, room, minute, slot) {
      putMinute.run(at, room, minute.most, minute.chat);
      prune.run(at - MINUTES_KEPT);
      if (!slot) return;
      const { uid, title, series, start, end } = slot;
      const when = new Date(at).toISOString().replace(/\.\d+/, '');
      const { most, average, came, left, chat, messages } = minute;
      putShow.run(
        uid,
        title,
        series,
        slot.room,
        start,
        end,
        most,
        when,
        when,
        average,
        came,
        left,
        chat,
        messages,
      );
    },
    shows: () =>
      allShows.all().map((row) => loadSchema.parse({ ...row, watched: Math.round(Number(row.watched)) })),
    curve: (from, to) => points.all(from, to).map((row) => pointSchema.parse(row)),
    close: () => database.close(),
  };
}
