import type { DatabaseSync } from 'node:sqlite';
import { MINUTE } from '#lib/time.ts';
import { transaction } from '#platform/database.ts';
import type { SiteStatus } from '#platform/site-status.ts';
import type { Announce } from './announce/announcer.ts';
import {
  newProblems,
  problemKey,
  sheetAccepted,
  sheetReadAgain,
  sheetRejected,
  sheetUnreachable,
} from './announce/sheet-news.ts';
import type { BotState } from './store/bot-state.ts';

const UNREACHABLE_AFTER = 10 * MINUTE;
/** While somebody types, problems come and go with each cell. */
const SETTLED_AFTER = 30_000;

/** Tells the crew the news about their sheet; `look` is called every few seconds with the site's status. */
export class SheetWatch {
  #database: DatabaseSync;
  #facts: BotState;
  #announce: Announce;
  /** Since when each problem has been there, by key. */
  #since = new Map<string, number>();

  constructor(database: DatabaseSync, facts: BotState, announce: Announce) {
    this.#database = database;
    this.#facts = facts;
    this.#announce = announce;
  }

  look(status: SiteStatus, now: number): void {
    transaction(this.#database, () => {
      this.#lookAtProblems(status, now);
      this.#lookAtRejection(status);
      this.#lookAtReading(status, now);
    });
  }

  #lookAtProblems({ problems }: SiteStatus, now: number): void {
    const told = new Set<string>(JSON.parse(this.#facts.get('problems') ?? '[]'));
    const keys = new Set(problems.map(problemKey));
    for (const key of this.#since.keys()) if (!keys.has(key)) this.#since.delete(key);
    for (const key of keys) if (!this.#since.has(key)) this.#since.set(key, now);
    const fresh = problems.filter((problem) => {
      const key = problemKey(problem);
      return !told.has(key) && now - (this.#since.get(key) ?? now) >= SETTLED_AFTER;
    });
    const still = [...told].filter((key) => keys.has(key));
    if (fresh.length === 0 && still.length === told.size) return;
    // If a problem is corrected and comes back, it is announced again.
    this.#facts.set('problems', JSON.stringify([...still, ...fresh.map(problemKey)]));
    if (fresh.length > 0) this.#announce('crew', newProblems(`sheet:problems:${now}`, fresh));
  }

  #lookAtRejection({ rejected }: SiteStatus): void {
    const told = this.#facts.get('rejected');
    if (rejected && !told) {
      this.#facts.set('rejected', rejected.at);
      this.#announce('crew', sheetRejected(rejected.at, rejected.reason));
    } else if (!rejected && told) {
      this.#facts.set('rejected', null);
      this.#announce('crew', sheetAccepted(told));
    }
  }

  #lookAtReading({ lastReadAt, lastError }: SiteStatus, now: number): void {
    const told = this.#facts.get('unreachable');
    const since = lastReadAt ?? told ?? lastError?.at ?? null;
    if (lastError && since && !told && now - Date.parse(since) >= UNREACHABLE_AFTER) {
      this.#facts.set('unreachable', since);
      this.#announce('crew', sheetUnreachable(since, now - Date.parse(since), lastError.sentence));
    } else if (!lastError && told) {
      this.#facts.set('unreachable', null);
      this.#announce('crew', sheetReadAgain(told, now - Date.parse(told)));
    }
  }
}
