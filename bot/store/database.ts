import { close, fdatasync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Each entry is run once, in order; `user_version` counts them. Add to the end, never change one. */
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
];

/**
 * The bot's database in `folder`, which is made when missing. WAL, so that what was committed is there after a
 * `kill -9`. `synchronous = NORMAL`, as a busy disk takes a tenth of a second for an fsync, in which the bot would
 * answer nobody; `keepSynced` does it beside.
 */
export function openDatabase(folder: string): DatabaseSync {
  mkdirSync(folder, { recursive: true });
  const database = new DatabaseSync(join(folder, 'bot.sqlite'), { timeout: 5000 });
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;');
  const version = Number(database.prepare('PRAGMA user_version').get()?.user_version ?? 0);
  for (const [i, migration] of MIGRATIONS.entries()) {
    if (i < version) continue;
    transaction(database, () => database.exec(`${migration} PRAGMA user_version = ${i + 1};`));
  }
  return database;
}

/**
 * Brings what was committed to the disk once a second, so that a power cut takes no more than that. Returns what ends
 * it. The WAL may be opened beside SQLite, which holds its locks on the other two files (sqlite.org/wal.html).
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

/** Runs all of `run` or nothing of it. A transaction within one is a part of that. */
export function transaction<T>(database: DatabaseSync, run: () => T): T {
  if (database.isTransaction) return run();
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = run();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    database.exec('ROLLBACK');
    throw error;
  }
}
