import type { DatabaseSync, StatementSync } from 'node:sqlite';

/** Somebody on IRC: `account:NAME` or `nick:NAME`, folded, and the nick that they had when they were last seen. */
export type Person = { recipient: string; nick: string };

/** `lead` is ms before the start. */
export type Reminder = Person & { id: number; series: string; name: string; lead: number };

const MOST_EACH = 20;

/** The people who want reminders, with their series. The name of a series is kept folded, and as it was written. */
export class Reminders {
  #add: StatementSync;
  #of: StatementSync;
  #all: StatementSync;
  #remove: StatementSync;

  constructor(database: DatabaseSync) {
    this.#add = database.prepare(
      `INSERT INTO reminders (recipient, nick, series, name, lead) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (recipient, series) DO UPDATE SET lead = excluded.lead, name = excluded.name, nick = excluded.nick`,
    );
    this.#of = database.prepare(
      'SELECT id, recipient, nick, series, name, lead FROM reminders WHERE recipient = ? ORDER BY id',
    );
    this.#all = database.prepare('SELECT id, recipient, nick, series, name, lead FROM reminders ORDER BY id');
    this.#remove = database.prepare('DELETE FROM reminders WHERE recipient = ? AND series = ?');
  }

  /** False when this person has as many as anybody may. */
  add({ recipient, nick }: Person, series: string, name: string, lead: number): boolean {
    const mine = this.of(recipient);
    if (mine.length >= MOST_EACH && !mine.some((reminder) => reminder.series === series)) return false;
    this.#add.run(recipient, nick, series, name, lead);
    return true;
  }

  of(recipient: string): Reminder[] {
    return this.#of.all(recipient) as Reminder[];
  }

  all(): Reminder[] {
    return this.#all.all() as Reminder[];
  }

  remove(recipient: string, series: string): boolean {
    return this.#remove.run(recipient, series).changes > 0;
  }
}
