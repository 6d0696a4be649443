import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Crew } from '#lib/backstage/state.ts';
import type { ChatLog } from '#lib/irc/moderation/moderation-entry.ts';
import { ModerationLog } from '#platform/irc/moderation-log.ts';
import type { Log } from '#platform/log.ts';

const MOST_ENTRIES = 200;
const MOST_PEOPLE = 500;
/** How long (ms) a statement waits while the bot writes. */
const BUSY = 2000;

/** Reads and deletes what the bot keeps about people in the chat, in `DATA_DIR/bot/bot.sqlite`. It answers null while there is no bot here. */
export function openChatLog(dataDir: string | null, log: Log) {
  function use(run: (kept: ModerationLog) => void): ChatLog | null {
    const file = dataDir === null ? '' : join(dataDir, 'bot', 'bot.sqlite');
    if (!existsSync(file)) return null;
    try {
      const database = new DatabaseSync(file, { timeout: BUSY });
      try {
        const kept = new ModerationLog(database);
        run(kept);
        return { entries: kept.last(MOST_ENTRIES), people: kept.people(MOST_PEOPLE) };
      } finally {
        database.close();
      }
    } catch (error) {
      log('warn', 'chat-log-unread', { error });
      return null;
    }
  }

  return {
    read: () => use(() => {}),
    forget(name: string, crew: Crew) {
      log('info', 'chat-log-forget', { who: crew.name });
      return use((kept) => void kept.forget(name));
    },
  };
}
