import type { Moderation } from '#bot/store/moderation.ts';
import { isOperator } from '#lib/irc/message/is-operator.ts';
import { moderationEntries } from '#lib/irc/moderation/moderation-entry.ts';
import type { Session } from './session.ts';

/** Keeps what moderators do and viewers report in the public channel. The tick that it returns lifts bans whose time is over. */
export function watchModeration(
  session: Session,
  channel: string,
  moderation: Moderation,
  now: () => number,
): () => void {
  const { client } = session;
  const { state } = client;
  const isSame = (a: string, b: string) => state.fold(a) === state.fold(b);
  const isHere = (name: string) => isSame(name, channel);
  client.onEvent((event) => {
    if ((event.type !== 'moderated' && event.type !== 'message') || !isHere(event.conversation.name)) return;
    for (const entry of moderationEntries(event, state)) {
      // Commands log the bot's own actions themselves, with the person who asked for them.
      if (!isSame(entry.by, state.self.nick)) moderation.log.add(entry);
    }
  });
  return () => {
    const room = session.joined(channel);
    if (!room || !isOperator(room.prefixes)) return;
    for (const { id, channel: name, letter, mask } of moderation.due(now())) {
      client.mode(name, `-${letter}`, mask);
      moderation.lifted(id);
    }
  };
}
