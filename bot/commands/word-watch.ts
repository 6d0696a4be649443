import type { Session } from '#bot/irc/session.ts';
import type { Schedule } from '#bot/shows/schedule.ts';
import type { Moderation } from '#bot/store/moderation.ts';
import { skeleton } from '#lib/irc/message/confusables.ts';
import { createWordFilter, rulesOf } from '#lib/irc/moderation/word-filter.ts';
import { MINUTE } from '#lib/time.ts';
import { MODERATOR_COMMANDS } from './moderator-commands.ts';

/** Somebody is silenced for ten minutes when the list has held back this many of their lines within ten minutes. */
const LINES = 3;
const WITHIN = 10 * MINUTE;
const MOST_PEOPLE = 5000;

/** Acts on people who go on writing what the sheet's list of words holds back, if a moderator told the bot to. */
export function watchWords(
  session: Session,
  channel: string,
  moderation: Moderation,
  schedule: () => Schedule | null,
  now: () => number,
): void {
  const { fold } = session.client.state;
  let list: readonly string[] = [];
  let filter = createWordFilter(rulesOf(list), skeleton);
  const held = new Map<string, number[]>();
  session.onLine((line, room) => {
    if (fold(room.name) !== fold(channel) || line.prefix !== '' || !moderation.actsOnWords) return;
    const words = schedule()?.settings.chatWords ?? [];
    if (words.join() !== list.join()) {
      list = words;
      filter = createWordFilter(rulesOf(list), skeleton);
    }
    if (list.length === 0 || filter(line.text) === null) return;
    const key = fold(line.nick);
    const times = [...(held.get(key) ?? []), now()].filter((time) => time > now() - WITHIN);
    if (held.size > MOST_PEOPLE) held.clear();
    held.set(key, times);
    if (times.length < LINES) return;
    held.delete(key);
    const context = { session, room: session.joined(channel), moderation, schedule: schedule(), now: now() };
    void MODERATOR_COMMANDS.quiet?.(context, session.client.state.self.nick, [line.nick, '10m']);
  });
}
