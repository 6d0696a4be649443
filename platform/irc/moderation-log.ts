import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { KeptAbout, ModerationEntry } from '#lib/irc/moderation/moderation-entry.ts';
import { parseJson } from '#lib/parse-json.ts';
import { DAY } from '#lib/time.ts';
import { transaction } from '../database.ts';

/** Reports and the log are kept for so long (ms). */
const KEPT = 90 * DAY;

/**
 * The reports of viewers and the actions of moderators, in the bot's database: the bot writes them, and the site shows them
 * backstage. Kept for 90 days, and deleted for a person on demand.
 */
export class ModerationLog {
  #database: DatabaseSync;
  #add: StatementSync;
  #last: StatementSync;
  #about: StatementSync;
  #people: StatementSync;
  #forget: StatementSync;
  #prune: StatementSync;

  /** @throws Error if the tables are not there */
  constructor(database: DatabaseSync) {
    this.#database = database;
    this.#add = database.prepare(
      'INSERT INTO moderation (at, kind, by, about, text, context) VALUES (?, ?, ?, ?, ?, ?)',
    );
    this.#last = database.prepare('SELECT * FROM moderation ORDER BY id DESC LIMIT ?');
    this.#about = database.prepare(
      'SELECT * FROM moderation WHERE about = ?1 OR by = ?1 ORDER BY id DESC LIMIT ?2',
    );
    this.#people = database.prepare(
      `SELECT name, count(DISTINCT id) AS entries, min(at) AS since FROM (
         SELECT about AS name, id, at FROM moderation UNION ALL SELECT by, id, at FROM moderation UNION ALL
         SELECT json_extract(value, '$.nick'), moderation.id, at FROM moderation, json_each(context))
       WHERE name <> '' GROUP BY name ORDER BY entries DESC, name LIMIT ?`,
    );
    this.#forget = database.prepare('DELETE FROM moderation WHERE about = ?1 OR by = ?1');
    this.#prune = database.prepare('DELETE FROM moderation WHERE at < ?');
  }

  add({ at, kind, by, about, text, context }: ModerationEntry): void {
    this.#add.run(at, kind, by, about, text, JSON.stringify(context));
  }

  last(count: number): ModerationEntry[] {
    return this.#last.all(count).map(readEntry);
  }

  about(who: string, count: number): ModerationEntry[] {
    return this.#about.all(who, count).map(readEntry);
  }

  people(count: number): KeptAbout[] {
    return this.#people.all(count) as KeptAbout[];
  }

  /**
   * Deletes what is kept about somebody, also their lines beside reports about others. Returns the number of deleted entries.
   */
  forget(who: string): number {
    return transaction(this.#database, () => {
      const beside = this.#database
        .prepare('SELECT id, context FROM moderation WHERE instr(context, ?) > 0')
        .all(JSON.stringify(who));
      const update = this.#database.prepare('UPDATE moderation SET context = ? WHERE id = ?');
      for (const row of beside) {
        const rest = readEntry(row).context.filter(({ nick }) => nick !== who);
        update.run(JSON.stringify(rest), Number(row.id));
      }
      return Number(this.#forget.run(who).changes);
    });
  }

  prune(now: number): void {
    this.#prune.run(now - KEPT);
  }
}

/** The bot alone writes the table, so that only its JSON has to be read. */
const readEntry = (row: Record<string, unknown>): ModerationEntry =>
  ({ ...row, context: parseJson(String(row.context)) ?? [] }) as ModerationEntry;
