import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';

/** One line (or one webhook message) for one place. */
export type OutboxRow = {
  id: number;
  destination: string;
  /** Whom a private message is for; '' in channels. */
  recipient: string;
  text: string;
  /** `sending`: it may have been said or not, which nobody knows after a crash. */
  state: 'waiting' | 'sending';
  expiresAt: number | null;
  sendingAt: number | null;
};

export type OutboxEntry = {
  destination: string;
  recipient?: string;
  /** Two announcements with the same key and destination are the same one: it is taken once, however often it is added. */
  key: string;
  lines: readonly string[];
  expiresAt?: number | null;
};

const COLUMNS = 'id, destination, recipient, text, state, expires_at AS expiresAt, sending_at AS sendingAt';
const KEEP = 90 * 24 * 3_600_000;

/**
 * All messages of the bot, from the moment they are decided until they were said. Rows that were said are kept, so that the
 * same message is not said again.
 */
export class Outbox {
  #add: StatementSync;
  #next: StatementSync;
  #sending: StatementSync;
  #state: StatementSync;
  #proven: StatementSync;
  #prune: StatementSync;
  #saidTo: StatementSync;
  #listeners = new Set<() => void>();

  constructor(database: DatabaseSync) {
    this.#add = database.prepare(
      `INSERT INTO outbox (destination, recipient, key, part, text, created_at, expires_at) VALUES (?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT DO NOTHING`,
    );
    this.#next = database.prepare(
      `SELECT ${COLUMNS} FROM outbox WHERE destination = ? AND state IN ('waiting', 'sending') AND id > ? ORDER BY id LIMIT 1`,
    );
    this.#sending = database.prepare(`UPDATE outbox SET state = 'sending', sending_at = ? WHERE id = ?`);
    this.#state = database.prepare('UPDATE outbox SET state = ?, proof = ? WHERE id = ?');
    this.#proven = database.prepare('SELECT 1 AS found FROM outbox WHERE proof = ? LIMIT 1');
    this.#saidTo = database.prepare(
      `SELECT recipient FROM outbox WHERE destination = ? AND key >= ? AND key < ? AND state = 'said'`,
    );
    this.#prune = database.prepare(
      `DELETE FROM outbox WHERE state IN ('said', 'dropped') AND created_at < ?`,
    );
  }

  /** Takes an announcement for a place. False when it was taken before. Safe inside a transaction. */
  add({ destination, recipient = '', key, lines, expiresAt = null }: OutboxEntry, now: number): boolean {
    let added = 0;
    for (const [part, text] of lines.entries())
      added += Number(this.#add.run(destination, recipient, key, part, text, now, expiresAt).changes);
    if (added === 0) return false;
    // After the caller's transaction.
    queueMicrotask(() => {
      for (const listener of this.#listeners) listener();
    });
    return true;
  }

  /** The oldest row that is not settled, of those after the row `after`. */
  next(destination: string, after = 0): OutboxRow | null {
    const row = this.#next.get(destination, after);
    return row ? (row as Record<string, SQLInputValue> as unknown as OutboxRow) : null;
  }

  /** To be called before the first byte leaves: from here on it may have been said. */
  sending(id: number, now: number): void {
    this.#sending.run(now, id);
  }

  /** `proof` is what the other side called it (a msgid), so that it is not taken for another one later. */
  said(id: number, proof = ''): void {
    this.#state.run('said', proof, id);
  }

  /** It was certainly not said. */
  notSaid(id: number): void {
    this.#state.run('waiting', '', id);
  }

  /** It will not be said: too late, or refused for good. */
  drop(id: number, why: string): void {
    this.#state.run('dropped', why, id);
  }

  /** The recipients of messages whose key begins with `prefix`. */
  saidTo(destination: string, prefix: string): string[] {
    return this.#saidTo.all(destination, prefix, `${prefix}\uffff`).map((row) => String(row.recipient));
  }

  isProof(proof: string): boolean {
    return this.#proven.get(proof) !== undefined;
  }

  /** Deletes messages that were settled long ago. */
  prune(now: number): void {
    this.#prune.run(now - KEEP);
  }

  /** `listener` is called when something was added. Returns what ends it. */
  onAdded(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
