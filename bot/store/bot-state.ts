import type { DatabaseSync, StatementSync } from 'node:sqlite';

/** Small facts that must be remembered, such as the live revision and the last announcement. Values are text. */
export class BotState {
  #get: StatementSync;
  #set: StatementSync;
  #remove: StatementSync;

  constructor(database: DatabaseSync) {
    this.#get = database.prepare('SELECT value FROM facts WHERE name = ?');
    this.#set = database.prepare(
      'INSERT INTO facts (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
    );
    this.#remove = database.prepare('DELETE FROM facts WHERE name = ?');
  }

  get(name: string): string | null {
    const value = this.#get.get(name)?.value;
    return typeof value === 'string' ? value : null;
  }

  set(name: string, value: string | null): void {
    if (value === null) this.#remove.run(name);
    else this.#set.run(name, value);
  }
}
