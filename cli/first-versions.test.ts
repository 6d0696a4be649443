import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { BotState } from '#bot/store/bot-state.ts';
import { openBotDatabase } from '#bot/store/database.ts';
import { PushStore } from '#platform/push/store.ts';
import { openArchiveStore } from '#server/archive/store.ts';
import { openOverrides } from '#server/backstage/override.ts';

// Each file of DATA_DIR as the first commit that wrote it did, opened by this program. These tables were never changed since, so
// the first program can read what this one writes too; `server/schedule/last-good.test.ts` has the file `last-good`.

let dir = '';
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'marquee-first-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

const tablesOf = (file: string) => {
  const database = new DatabaseSync(file);
  const rows = database
    .prepare("SELECT name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY name")
    .all();
  database.close();
  return rows.map(({ name, sql }) => [name, String(sql).replaceAll(/\s+/g, ' ')]);
};
const write = (file: string, sql: string) => {
  const database = new DatabaseSync(file);
  database.exec(`PRAGMA journal_mode = WAL; ${sql}`);
  database.close();
};

const ARCHIVE = `
CREATE TABLE IF NOT EXISTS shows (uid TEXT PRIMARY KEY, seen INTEGER NOT NULL, facts TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS slugs (slug TEXT PRIMARY KEY, uid TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS numbers (number INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE) STRICT;`;

it('archive.db, which had no version and no rooms', () => {
  const facts = {
    uid: 'a',
    title: 'Film night',
    start: '2026-01-01T20:00:00Z',
    ...{ end: null, series: null, host: null, description: null, poster: null },
    ...{ contentWarning: null, notes: null, recording: null },
  };
  write(
    join(dir, 'archive.db'),
    `${ARCHIVE} INSERT INTO shows VALUES ('a', 5, '${JSON.stringify(facts)}'); INSERT INTO slugs VALUES ('film-night', 'a');
    INSERT INTO numbers (uid) VALUES ('a');`,
  );
  const before = tablesOf(join(dir, 'archive.db'));
  const store = openArchiveStore(dir);
  expect([...store.all().values()]).toEqual([
    { facts: { ...facts, room: null }, seen: 5, slugs: ['film-night'] },
  ]);
  expect(store.numbersOf(['a', 'b'])).toEqual(
    new Map([
      ['a', 1],
      ['b', 2],
    ]),
  );
  store.close();
  expect(tablesOf(join(dir, 'archive.db'))).toEqual(before);
});

const REMINDERS = `
CREATE TABLE subscribers (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    endpoint TEXT NOT NULL UNIQUE,
    p256dh TEXT NOT NULL,
    auth TEXT NOT NULL,
    language TEXT NOT NULL,
    created_at INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE wanted (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    subscriber INTEGER NOT NULL REFERENCES subscribers (id) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('show', 'series')),
    key TEXT NOT NULL,
    lead INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    UNIQUE (subscriber, kind, key)
  ) STRICT;
  CREATE INDEX wanted_key ON wanted (kind, key, lead); PRAGMA user_version = 1;`;

it('reminders.sqlite', () => {
  write(
    join(dir, 'reminders.sqlite'),
    `${REMINDERS} INSERT INTO subscribers VALUES (1, 'https://push.example/1', 'p', 'a', 'en', 5);
    INSERT INTO wanted VALUES (1, 1, 'series', 'film-club', 600000, 5);`,
  );
  const before = tablesOf(join(dir, 'reminders.sqlite'));
  const store = new PushStore(dir);
  expect(store.subscriber(1)).toMatchObject({ id: 1, language: 'en' });
  store.close();
  expect(tablesOf(join(dir, 'reminders.sqlite'))).toEqual(before);
});

const BOT = `
CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;

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
  ) STRICT;
  PRAGMA user_version = 1;`;

it('bot/bot.sqlite', async () => {
  const folder = join(dir, 'bot');
  await mkdir(folder);
  write(join(folder, 'bot.sqlite'), `${BOT} INSERT INTO facts VALUES ('live', 'abc');`);
  const before = tablesOf(join(folder, 'bot.sqlite'));
  const database = openBotDatabase(folder);
  expect(new BotState(database).get('live')).toBe('abc');
  database.close();
  // Later versions add tables, and leave these as they were.
  expect(tablesOf(join(folder, 'bot.sqlite'))).toEqual(expect.arrayContaining(before));
});

it('override.json', async () => {
  const held = {
    title: 'Film night',
    streams: [
      {
        label: 'HD',
        embed: {
          provider: 'youtube',
          kind: 'video',
          id: 'x',
          src: 'https://www.youtube-nocookie.com/embed/x',
        },
      },
    ],
    slot: null,
  };
  const act = {
    at: '2026-11-23T20:00:00Z',
    who: 'Ada',
    what: 'showed “Film night”',
    before: null,
    after: held,
  };
  await writeFile(join(dir, 'override.json'), JSON.stringify({ held, acts: [act], sheet: 'null' }));
  const lines: string[] = [];
  const overrides = await openOverrides({
    dataDir: dir,
    now: () => 0,
    onChange() {},
    log: (_level, event) => lines.push(event),
  });
  expect(overrides.state()).toMatchObject({
    held: { title: 'Film night' },
    acts: [{ who: 'Ada' }],
    sheet: 'null',
  });
  expect(lines).toEqual([]);
  await overrides.stop();
});
