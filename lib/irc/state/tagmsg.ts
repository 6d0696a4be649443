import { cap } from '../message/safety.ts';
import { Changed } from '../types.ts';
import type { Room } from './conversation.ts';
import { isIgnored } from './ignore.ts';
import type { Handler, Incoming } from './incoming.ts';
import { roomFor, statusOf } from './rooms.ts';
import { MOST_NAME, type Store } from './store.ts';

// https://ircv3.net/specs/client-tags/typing
const TYPING_FOR = { active: 6_000, paused: 30_000 };
const MOST_TYPING = 100;
const MOST_REACTION = 32;
const MOST_REACTIONS = 24;
const MOST_NICKS = 1000;

/** Tags that the core knows are shown. Other tags become an event. */
export const tagMessage: Handler = (store, incoming) => {
  const { tags, own, params } = incoming;
  const to = params[0] ?? '';
  const target = to.slice(statusOf(store, to).length);
  const account = tags.get('account') ?? '';
  if (!own && isIgnored(store.ignores, { ...incoming, account }, store.fold)) return;
  const room = roomFor(store, incoming, target, true);
  if (!room || room.kind === 'server') return;

  const typing = tags.get('+typing');
  if (typing !== undefined) return own ? undefined : setTyping(store, room, incoming, typing);
  if (tagReaction(store, room, incoming) || incoming.history) return;
  const prefixes = room.members.byKey(incoming.key)?.prefixes ?? '';
  for (const tag of tags.keys())
    if (tag.startsWith('+'))
      return store.emit({
        type: 'tagmsg',
        conversation: room,
        nick: cap(incoming.nick, MOST_NAME),
        prefixes,
        tags,
      });
};

function setTyping(store: Store, room: Room, { nick, key, time }: Incoming, state: string): void {
  if (state === 'active' || state === 'paused') {
    if (!room.typing.has(key) && room.typing.size >= MOST_TYPING) return;
    room.typing.set(key, { nick: cap(nick, MOST_NAME), state, until: time + TYPING_FOR[state] });
  } else if (!room.typing.delete(key)) return;
  store.touch(room, Changed.typing);
}

/** Removes people from whom no typing notice came for a while. */
export function expireTyping(store: Store, now: number): void {
  for (const room of store.conversations.values())
    for (const [key, typing] of room.typing)
      if (typing.until <= now) {
        room.typing.delete(key);
        store.touch(room, Changed.typing);
      }
}

/** https://ircv3.net/specs/client-tags/react. False if the tags are of no reaction. */
function tagReaction(store: Store, room: Room, { nick: by, tags, history }: Incoming): boolean {
  const add = tags.get('+draft/react') ?? tags.get('+react');
  const reaction = add ?? tags.get('+draft/unreact') ?? tags.get('+unreact');
  if (reaction === undefined) return false;
  const msgid = tags.get('+draft/reply') ?? tags.get('+reply') ?? '';
  const nick = cap(by, MOST_NAME);
  // In history the line that it is of may come in the same batch, and is in its place only at the end.
  if (!history) react(store, room, msgid, nick, reaction, add !== undefined);
  else if (history.reactions.length < MOST_NICKS)
    history.reactions.push({ msgid, nick, reaction, add: add !== undefined });
  return true;
}

export function react(
  store: Store,
  room: Room,
  msgid: string,
  nick: string,
  reaction: string,
  add: boolean,
): void {
  const line = room.lines.byMsgid(msgid);
  const text = cap(reaction, MOST_REACTION);
  if (!line || line.redacted || text === '') return;
  const reactions = line.reactions ?? new Map<string, Set<string>>();
  const nicks = reactions.get(text);
  if (add) {
    if (nicks ? nicks.size >= MOST_NICKS : reactions.size >= MOST_REACTIONS) return;
    if (nicks) nicks.add(nick);
    else reactions.set(text, new Set([nick]));
  } else if (nicks?.delete(nick)) {
    if (nicks.size === 0) reactions.delete(text);
  } else return;
  line.reactions = reactions.size > 0 ? reactions : null;
  store.touchLine(room, line);
}
