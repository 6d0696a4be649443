import { close, fdatasync, openSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { openDatabase } from '#platform/database.ts';

/** See `openDatabase` for how these are used. */
const MIGRATIONS = [
  `CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;

  CREATE TABLE outbox (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    destination TEXT NOT NULL,
    recipient TEXT NOT NULL,
    key TEXT NOT NULL,
    part INTEGER NOT NULL,
    text TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'sending', 'said', 'dropped')),
    proof TEXT NOT NULL DEFAULT '',
    created_at INTEGER NOT NULL,
    expires_at INTEGER,
    sending_at INTEGER,
    UNIQUE (destination, key, part)
  ) STRICT;
  CREATE INDEX outbox_open ON outbox (destination, id) WHERE state IN ('waiting', 'sending');

  CREATE TABLE deploys (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL CHECK (kind IN ('push', 'deploy', 'rollback')),
    who TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'running', 'checking', 'live', 'failed', 'nothing')),
    revision TEXT,
    asked_at INTEGER NOT NULL,
    started_at INTEGER,
    pushed_at INTEGER,
    finished_at INTEGER,
    reason TEXT NOT NULL DEFAULT ''
  ) STRICT;
  CREATE INDEX deploys_open ON deploys (id) WHERE state IN ('waiting', 'running', 'checking');

  CREATE TABLE pushes (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    digest TEXT NOT NULL UNIQUE,
    at INTEGER NOT NULL,
    push TEXT NOT NULL,
    deploy INTEGER REFERENCES deploys (id)
  ) STRICT;
  CREATE INDEX pushes_open ON pushes (id) WHERE deploy IS NULL;

  CREATE TABLE reminders (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    recipient TEXT NOT NULL,
    nick TEXT NOT NULL,
    series TEXT NOT NULL,
    name TEXT NOT NULL,
    lead INTEGER NOT NULL,
    UNIQUE (recipient, series)
  ) STRICT;`,

  `CREATE TABLE moderation (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('report', 'kick', 'ban', 'quiet', 'lift', 'shield')),
    by TEXT NOT NULL,
    about TEXT NOT NULL,
    text TEXT NOT NULL
  ) STRICT;
  CREATE INDEX moderation_about ON moderation (about);

  CREATE TABLE lifts (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    channel TEXT NOT NULL,
    letter TEXT NOT NULL,
    mask TEXT NOT NULL,
    until INTEGER NOT NULL
  ) STRICT;`,

  `ALTER TABLE moderation ADD COLUMN context TEXT NOT NULL DEFAULT '[]';`,
];

/**
 * Opens the bot's database in `folder`. Commits do not wait for the disk, because an fsync on a busy disk takes a tenth of a
 * second, during which the bot could not answer; `keepSynced` syncs in the background.
 */
export const openBotDatabase = (folder: string): DatabaseSync =>
  openDatabase(join(folder, 'bot.sqlite'), { migrations: MIGRATIONS, synchronous: 'NORMAL' });

/**
 * Syncs commits to the disk once a second, so that a power cut loses no more than that. Returns a function that stops it.
 * The WAL may be opened beside SQLite, because SQLite holds its locks on the other two files (sqlite.org/wal.html).
 */
export function keepSynced(folder: string): () => void {
  const wal = openSync(join(folder, 'bot.sqlite-wal'), 'a');
  let busy = false;
  const timer = setInterval(() => {
    if (busy) return;
    busy = true;
    fdatasync(wal, () => {
      busy = false;
    });
  }, 1000);
  return () => {
    clearInterval(timer);
    close(wal);
  };
}
