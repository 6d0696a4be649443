import { chmodSync, closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** How long (ms) a statement waits for another process that writes. */
const BUSY = 5000;

type DatabaseOptions = {
  /** Each entry runs once, in order; `user_version` counts them. Append entries, and never change one. */
  migrations: readonly string[];
  /**
   * FULL: a commit survives a power cut. NORMAL: it survives the end of the process, and a commit does not wait for the
   * disk.
   */
  synchronous: 'FULL' | 'NORMAL';
};

/**
 * Opens an SQLite database and brings its tables up to date. Several processes may open it. Null opens one in memory.
 * @throws Error if the file cannot be used
 */
export function openDatabase(
  file: string | null,
  { migrations, synchronous }: DatabaseOptions,
): DatabaseSync {
  if (file !== null) {
    mkdirSync(dirname(file), { recursive: true });
    // Only for its owner: it may hold keys of subscriptions. SQLite gives its other files the mode of this one.
    closeSync(openSync(file, 'a', 0o600));
    chmodSync(file, 0o600);
  }
  const database = new DatabaseSync(file ?? ':memory:', { timeout: BUSY });
  database.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = ${synchronous}; PRAGMA foreign_keys = ON;`);
  // The version is read within the transaction, because another process may be opening the database as well.
  transaction(database, () => {
    const version = Number(database.prepare('PRAGMA user_version').get()?.user_version ?? 0);
    for (const [i, migration] of migrations.entries())
      if (i >= version) database.exec(`${migration} PRAGMA user_version = ${i + 1};`);
  });
  return database;
}

/**
 * Runs `run` in a transaction: either all of its statements count, or none. A transaction within another one is a part of it.
 */
export function transaction<T>(database: DatabaseSync, run: () => T): T {
  if (database.isTransaction) return run();
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = run();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    // SQLite has already rolled back after some errors, such as a full disk.
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}
