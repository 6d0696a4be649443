import type { DatabaseSync } from 'node:sqlite';
import type { Announce } from '#bot/announce/announcer.ts';
import type { BotState } from '#bot/store/bot-state.ts';
import type { Outbox } from '#bot/store/outbox.ts';
import type { Reminders } from '#bot/store/reminders.ts';
import { transaction } from '#platform/database.ts';
import { remindersDue } from './reminders-due.ts';
import type { Schedule } from './schedule.ts';
import { overrideNews, showNews, type Tonight, tonightChanges, tonightOf } from './show-news.ts';
import { endOfTonight } from './times.ts';

/** An organizer who moves a show edits several cells; the change is told once they have stopped. */
const SETTLED_AFTER = 30_000;

type ShowWatchOptions = {
  database: DatabaseSync;
  facts: BotState;
  outbox: Outbox;
  reminders: Reminders;
  announce: Announce;
  siteUrl: string;
  plain: boolean;
};

/** Announces the news about shows; `tick` is called every second. */
export class ShowWatch {
  schedule: Schedule | null = null;
  #o: ShowWatchOptions;
  /** When the schedule last changed; null if that change was handled. */
  #changedAt: number | null = null;

  constructor(options: ShowWatchOptions) {
    this.#o = options;
  }

  /** The site has another schedule. */
  changed(schedule: Schedule, now: number): void {
    const { announce, facts, siteUrl, database } = this.#o;
    this.schedule = schedule;
    this.#changedAt = now;
    transaction(database, () => {
      const override = schedule.override?.title ?? '';
      if (facts.get('override') === override) return;
      facts.set('override', override);
      for (const { audience, announcement } of overrideNews(schedule, now, siteUrl))
        announce(audience, announcement);
    });
  }

  tick(now: number): void {
    const { schedule } = this;
    if (!schedule) return;
    const { announce, outbox, reminders, siteUrl, plain } = this.#o;
    for (const { audience, announcement } of showNews(schedule, now, siteUrl))
      announce(audience, announcement);
    for (const entry of remindersDue(reminders.all(), schedule, now, { siteUrl, plain }))
      outbox.add(entry, now);
    this.#lookAtTonight(schedule, now);
  }

  /** Compares this evening with the evening that was last announced, which is kept, so that a restart loses no change. */
  #lookAtTonight(schedule: Schedule, now: number): void {
    if (this.#changedAt !== null && now - this.#changedAt < SETTLED_AFTER) return;
    const { facts, announce, database } = this.#o;
    const until = endOfTonight(now, schedule.timeZone);
    const told: { until: number; slots: Tonight[] } | null = JSON.parse(facts.get('tonight') ?? 'null');
    const slots = tonightOf(schedule, now);
    // If the evening is another one, there is nothing to compare.
    const lines =
      this.#changedAt !== null && told?.until === until ? tonightChanges(told.slots, schedule, now) : [];
    this.#changedAt = null;
    const value = JSON.stringify({ until, slots });
    if (value === facts.get('tonight')) return;
    transaction(database, () => {
      facts.set('tonight', value);
      if (lines.length > 0) announce('crew', { key: `tonight:${schedule.revision}:${now}`, lines });
    });
  }
}
