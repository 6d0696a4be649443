import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

export type Lock = { release(): void };

/** SQLite's result code for "somebody else holds it" (sqlite.org/rescode.html#busy). */
const SQLITE_BUSY = 5;

/** Keeps locks alive, because Node closes a database that nothing refers to, and with it the lock. */
const held = new Set<DatabaseSync>();

/**
 * Takes the lock of a data folder, or gives null when another process holds it. Node has no flock(); an exclusive SQLite
 * transaction on an empty file is a lock of the kernel's all the same, so that a process that is killed leaves none behind. Not
 * for network file systems that do not lock.
 * @throws Error if the folder cannot be used
 */
export function tryLock(dataDir: string): Lock | null {
  mkdirSync(dataDir, { recursive: true });
  const database = new DatabaseSync(join(dataDir, 'lock.db'), { timeout: 0 });
  try {
    // Nothing is ever written: the file stays empty.
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if (error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY) return null;
    throw error;
  }
  held.add(database);
  return {
    release() {
      if (held.delete(database)) database.close();
    },
  };
}
