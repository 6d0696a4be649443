import { extbansOf } from '#lib/irc/moderation/extban.ts';
import { masksFor } from '#lib/irc/moderation/select.ts';
import { isSpeech } from '#lib/irc/state/line.ts';
import type { Client, Conversation, Member } from '#lib/irc/types.ts';
import { MINUTE } from '#lib/time.ts';
import { liftLater } from './lifts.ts';

/** The most lines that are deleted one by one, at the pace that a network allows. */
const MOST_REDACTED = 40;

export type GroupAction = 'silence' | 'ban' | 'remove';

/**
 * Silences, bans or removes many at once, with as few masks as mean them alone. `minutes` is 0 for good. On a network that
 * cannot silence people, they are banned and removed. Returns the number of masks.
 */
export function actOnMany(
  client: Client,
  channel: Conversation,
  chosen: readonly Member[],
  action: GroupAction,
  minutes: number,
  reason: string,
): number {
  const { fold, isupport, caps } = client.state;
  const extbans = extbansOf(isupport);
  const masks = action === 'remove' ? [] : masksFor(chosen, channel.members.sorted(), extbans, fold);
  const quiet = action === 'silence' ? extbans.quiet : null;
  const letter = quiet?.letter ?? 'b';
  const time = minutes > 0 && extbans.time !== null ? `${extbans.time}${minutes}:` : '';
  const entries = masks.map((mask) => time + (quiet?.prefix ?? '') + mask);
  if (entries.length > 0) client.mode(channel.name, `+${letter.repeat(entries.length)}`, ...entries);
  if (minutes > 0 && time === '') liftLater(channel.name, letter, entries, Date.now() + minutes * MINUTE);
  if (quiet === null) for (const { user } of chosen) client.kick(channel.name, user.nick, reason);
  if (caps.has('draft/message-redaction')) redactLines(client, channel, chosen);
  return entries.length;
}

/** Other clients do not hide lines, so the network deletes the newest ones. */
function redactLines(client: Client, channel: Conversation, chosen: readonly Member[]): void {
  const nicks = new Set(chosen.map(({ user }) => user.nick));
  let left = MOST_REDACTED;
  for (let at = channel.lines.end - 1; at >= channel.lines.start && left > 0; at--) {
    const line = channel.lines.at(at);
    if (!line || !isSpeech(line) || line.msgid === '' || line.redacted || !nicks.has(line.nick)) continue;
    client.redact(channel.name, line.msgid);
    left--;
  }
}
