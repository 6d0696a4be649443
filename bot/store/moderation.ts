import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { ModerationLog } from '#platform/irc/moderation-log.ts';
import { BotState } from './bot-state.ts';

/** A ban that the bot takes off again. */
export type Lift = { id: number; channel: string; letter: string; mask: string; until: number };

const ACTS = 'acts on words';

/** The log of moderators and the reports of viewers, whether the bot acts on words, and bans for a time. */
export class Moderation {
  readonly log: ModerationLog;
  #liftLater: StatementSync;
  #due: StatementSync;
  #lifted: StatementSync;
  #facts: BotState;

  constructor(database: DatabaseSync) {
    this.#facts = new BotState(database);
    this.log = new ModerationLog(database);
    this.#liftLater = database.prepare(
      'INSERT INTO lifts (channel, letter, mask, until) VALUES (?, ?, ?, ?)',
    );
    this.#due = database.prepare('SELECT * FROM lifts WHERE until <= ? ORDER BY until LIMIT 20');
    this.#lifted = database.prepare('DELETE FROM lifts WHERE id = ?');
  }

  /** Whether people are silenced if they go on writing lines that the list of words holds back. */
  get actsOnWords(): boolean {
    return this.#facts.get(ACTS) === 'on';
  }

  set actsOnWords(acts: boolean) {
    this.#facts.set(ACTS, acts ? 'on' : null);
  }

  liftLater({ channel, letter, mask, until }: Omit<Lift, 'id'>): void {
    this.#liftLater.run(channel, letter, mask, until);
  }

  due(now: number): Lift[] {
    return this.#due.all(now) as Lift[];
  }

  lifted(id: number): void {
    this.#lifted.run(id);
  }
}
