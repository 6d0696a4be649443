import { join } from 'node:path';
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { MINUTE } from '#lib/time.ts';
import { openDatabase, transaction } from '#platform/database.ts';
import type { Subscription, Wanted } from './reminder-request.ts';

/** See `openDatabase` for how these are used. */
const MIGRATIONS = [
  `CREATE TABLE subscribers (
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
  CREATE INDEX wanted_key ON wanted (kind, key, lead);`,
];

/** A browser that wants to be told. */
export type Subscriber = Subscription & { id: number; language: string };
/** A reminder that is due; `lead` is ms before the start. */
type WantedRow = { subscriber: number; lead: number; language: string };
type DueSpan = { start: number; atLeast: number; under: number; begun: boolean };
export type Reminder = Wanted & { lead: number };

const MOST_EACH = 40;
/** Far more than a community has. The limit keeps somebody from filling the disk. */
const MOST_ALL = 200_000;
/** Reminders of a show that began longer ago than this (ms) are deleted. */
const KEEP_SHOWS = 90 * 24 * 60 * MINUTE;

/**
 * The subscribers and their reminders, in `DATA_DIR/reminders.sqlite`. The site writes it; the bot reads it and removes
 * subscribers who are gone. SQLite's locks keep the two from disturbing each other.
 */
export class PushStore {
  #database: DatabaseSync;
  #sql: Record<
    | 'upsert'
    | 'count'
    | 'byEndpoint'
    | 'byId'
    | 'of'
    | 'want'
    | 'unwant'
    | 'drop'
    | 'dropIdle'
    | 'move'
    | 'take'
    | 'due'
    | 'prune',
    StatementSync
  >;

  constructor(dataDir: string) {
    const database = openDatabase(join(dataDir, 'reminders.sqlite'), {
      migrations: MIGRATIONS,
      synchronous: 'NORMAL',
    });
    this.#database = database;
    const prepare = (sql: string) => database.prepare(sql);
    const subscriber = 'SELECT id, endpoint, p256dh, auth, language FROM subscribers';
    this.#sql = {
      upsert: prepare(
        `INSERT INTO subscribers (endpoint, p256dh, auth, language, created_at) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT (endpoint) DO UPDATE SET p256dh = excluded.p256dh, auth = excluded.auth, language = excluded.language
         RETURNING id`,
      ),
      count: prepare('SELECT count(*) AS n FROM wanted'),
      byEndpoint: prepare(`${subscriber} WHERE endpoint = ?`),
      byId: prepare(`${subscriber} WHERE id = ?`),
      of: prepare('SELECT kind, key, lead FROM wanted WHERE subscriber = ? ORDER BY id'),
      want: prepare(
        'INSERT OR REPLACE INTO wanted (subscriber, kind, key, lead, created_at) VALUES (?, ?, ?, ?, ?)',
      ),
      unwant: prepare('DELETE FROM wanted WHERE subscriber = ? AND kind = ? AND key = ?'),
      drop: prepare('DELETE FROM subscribers WHERE id = ?'),
      dropIdle: prepare(
        'DELETE FROM subscribers WHERE id = ? AND NOT EXISTS (SELECT 1 FROM wanted WHERE subscriber = subscribers.id)',
      ),
      move: prepare('UPDATE subscribers SET endpoint = ?, p256dh = ?, auth = ? WHERE id = ?'),
      take: prepare('UPDATE OR IGNORE wanted SET subscriber = ? WHERE subscriber = ?'),
      due: prepare(
        `SELECT subscriber, lead, language FROM wanted JOIN subscribers ON subscribers.id = subscriber
         WHERE kind = ?1 AND key = ?2 AND wanted.created_at <= ?3 AND (
           (lead >= ?4 AND lead < ?5 AND wanted.created_at <= ?3 - lead) OR (?6 AND wanted.created_at > ?3 - lead))
         ORDER BY lead DESC`,
      ),
      prune: prepare(`DELETE FROM wanted WHERE kind = 'show' AND created_at < ?`),
    };
  }

  /** Stores a reminder. `full` if this browser, or all browsers together, have as many as are allowed. */
  want(
    subscription: Subscription,
    language: string,
    wanted: Wanted,
    lead: number,
    now: number,
  ): 'taken' | 'full' {
    return transaction(this.#database, () => {
      const known = this.#sql.byEndpoint.get(subscription.endpoint);
      const mine = known ? this.#sql.of.all(Number(known.id)) : [];
      const again = mine.some(({ kind, key }) => kind === wanted.kind && key === wanted.key);
      if (!again && (mine.length >= MOST_EACH || Number(this.#sql.count.get()?.n) >= MOST_ALL)) return 'full';
      const { endpoint, keys } = subscription;
      const row = this.#sql.upsert.get(endpoint, keys.p256dh, keys.auth, language, now);
      this.#sql.want.run(Number(row?.id), wanted.kind, wanted.key, lead, now);
      return 'taken';
    });
  }

  /** If a browser has no reminder left, its subscription is deleted, too. */
  unwant(endpoint: string, wanted: Wanted): void {
    transaction(this.#database, () => {
      const id = this.#sql.byEndpoint.get(endpoint)?.id;
      if (id === undefined) return;
      this.#sql.unwant.run(id, wanted.kind, wanted.key);
      this.#sql.dropIdle.run(id);
    });
  }

  /** The reminders that the browser of an endpoint wants; `lead` in ms. */
  of(endpoint: string): Reminder[] {
    const id = this.#sql.byEndpoint.get(endpoint)?.id;
    return id === undefined ? [] : (this.#sql.of.all(id) as Reminder[]);
  }

  /** Replaces the endpoint of a browser; returns false if the old one is not known. */
  move(from: string, { endpoint, keys }: Subscription): boolean {
    return transaction(this.#database, () => {
      const old = this.#sql.byEndpoint.get(from)?.id;
      if (old === undefined) return false;
      const other = this.#sql.byEndpoint.get(endpoint)?.id;
      if (other !== undefined && other !== old) {
        this.#sql.take.run(other, old);
        this.#sql.drop.run(old);
      } else this.#sql.move.run(endpoint, keys.p256dh, keys.auth, old);
      return true;
    });
  }

  subscriber(id: number): Subscriber | null {
    const row = this.#sql.byId.get(id);
    if (!row) return null;
    return {
      id,
      endpoint: String(row.endpoint),
      keys: { p256dh: String(row.p256dh), auth: String(row.auth) },
      language: String(row.language),
    };
  }

  /** Removes a subscriber, because its push service says that the browser is gone. */
  drop(id: number): void {
    this.#sql.drop.run(id);
  }

  /**
   * The subscribers of `wanted`, which starts at `start`, with a lead from `atLeast` to under `under` (all ms). With
   * `begun`, also the subscribers who asked after the moment of their lead had passed: they are told at the start.
   */
  due(wanted: Wanted, { start, atLeast, under, begun }: DueSpan): WantedRow[] {
    const { kind, key } = wanted;
    return this.#sql.due.all(kind, key, start, atLeast, under, begun ? 1 : 0) as WantedRow[];
  }

  prune(now: number): void {
    this.#sql.prune.run(now - KEEP_SHOWS);
  }

  close(): void {
    this.#database.close();
  }
}
