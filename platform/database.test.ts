import { chmodSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase, transaction } from './database.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'marquee-database-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const FIRST = 'CREATE TABLE shows (title TEXT NOT NULL) STRICT;';
const SECOND = "INSERT INTO shows VALUES ('from a migration');";
const titles = (database: ReturnType<typeof openDatabase>) =>
  database
    .prepare('SELECT title FROM shows')
    .all()
    .map(({ title }) => title);

describe('openDatabase', () => {
  it('is for its owner alone, also if an older version left it open to all', () => {
    const file = join(folder, 'a.db');
    openDatabase(file, { migrations: [FIRST], synchronous: 'NORMAL' }).close();
    chmodSync(file, 0o644);
    const database = openDatabase(file, { migrations: [FIRST], synchronous: 'NORMAL' });
    database.exec(SECOND);
    for (const name of [file, `${file}-wal`, `${file}-shm`]) expect(statSync(name).mode & 0o077).toBe(0);
    database.close();
  });

  it('runs each migration once, also in a folder that is not there yet', () => {
    const file = join(folder, 'new', 'a.db');
    const open = (...migrations: string[]) => openDatabase(file, { migrations, synchronous: 'NORMAL' });
    open(FIRST).close();
    open(FIRST, SECOND).close();
    const database = open(FIRST, SECOND);
    expect(titles(database)).toEqual(['from a migration']);
    database.close();
  });

  it('runs all migrations or none', () => {
    const file = join(folder, 'a.db');
    const open = (...migrations: string[]) => openDatabase(file, { migrations, synchronous: 'FULL' });
    expect(() => open(FIRST, 'no SQL;')).toThrow();
    const database = open(FIRST);
    expect(titles(database)).toEqual([]);
    database.close();
  });

  it('is in memory without a file', () => {
    const database = openDatabase(null, { migrations: [FIRST], synchronous: 'FULL' });
    expect(titles(database)).toEqual([]);
    database.close();
  });
});

describe('transaction', () => {
  it('keeps all or nothing, also when one is within another', () => {
    const database = openDatabase(null, { migrations: [FIRST], synchronous: 'NORMAL' });
    const add = (title: string) => database.prepare('INSERT INTO shows VALUES (?)').run(title);
    expect(() =>
      transaction(database, () => {
        add('lost');
        transaction(database, () => add('lost as well'));
        throw new Error('stop');
      }),
    ).toThrow('stop');
    transaction(database, () => add('kept'));
    expect(titles(database)).toEqual(['kept']);
    database.close();
  });
});
