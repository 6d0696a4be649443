import { cap } from '../message/safety.ts';
import { Changed, type User } from '../types.ts';
import type { Room } from './conversation.ts';
import { isIgnored } from './ignore.ts';
import type { Handler, Incoming } from './incoming.ts';
import { tellPresence } from './presence.ts';
import { MOST_NAME, type Store } from './store.ts';

const MOST_REALNAME = 256;
/** In a crowd, a new nick is shown only for people who spoke in the last ten minutes. */
const HEARD_LATELY = 600_000;

/** `*` is "not logged in" in account-notify, extended-join and account-tag. */
const accountOf = (name: string | undefined): string | null =>
  !name || name === '*' ? null : cap(name, MOST_NAME);

const JOIN: Handler = (store, incoming, hooks) => {
  const { params, nick, key, own, user, host } = incoming;
  const name = params[0] ?? '';
  const room = own ? store.open('channel', name) : store.find(name);
  if (!room) return;
  if (own) {
    Object.assign(store.self, { user, host });
    room.joined = true;
    room.refusal = null;
    room.silenced = false;
    room.prefixes = '';
    room.modes.clear();
    store.clearMembers(room);
    store.touch(room, Changed.status | Changed.modes);
  }
  const person = store.addMember(room, cap(nick, MOST_NAME), key, '');
  person.user = user;
  person.host = host;
  // extended-join: JOIN #channel account :realname
  if (params.length > 2) {
    person.account = accountOf(params[1]);
    person.realname = cap(params[2] ?? '', MOST_REALNAME);
  }
  if (own) return hooks.joined(room);
  const member = room.members.byKey(key);
  if (member && incoming.batch?.type !== 'netjoin') member.joined = incoming.time;
  tellPresence(store, room, 'joined', {
    nick: person.nick,
    time: incoming.time,
    reason: '',
    split: incoming.batch?.type === 'netjoin',
  });
};

const PART: Handler = (store, incoming) => {
  const room = store.find(incoming.params[0] ?? '');
  if (!room) return;
  if (incoming.own) return leave(store, room);
  if (!store.removeMember(room, incoming.key)) return;
  tellPresence(store, room, 'left', { ...said(store, incoming, incoming.params[1]), split: false });
};

const said = (store: Store, { nick, time }: Incoming, reason = '') => ({
  nick: cap(nick, MOST_NAME),
  time,
  reason: cap(reason, store.isupport.linelen),
});

function leave(store: Store, room: Room): void {
  room.joined = false;
  store.clearMembers(room);
  store.touch(room, Changed.status);
}

/** Two servers' names and nothing else: servers write it so themselves and mark what people write. */
const SPLIT = /^[\w*-]+(?:\.[\w*-]+)+ [\w*-]+(?:\.[\w*-]+)+$/;

const QUIT: Handler = (store, incoming) => {
  if (incoming.own) return;
  const { key, params, batch } = incoming;
  const text = params[0] ?? '';
  const split = batch?.type === 'netsplit' || SPLIT.test(text);
  const reason = batch?.type === 'netsplit' ? batch.params.join(' ') : text;
  for (const room of store.conversations.values()) {
    if (room.kind === 'private' && room.key === key) {
      room.online = false;
      store.touch(room, Changed.status);
    }
    if (room.kind !== 'channel' || !store.removeMember(room, key)) continue;
    tellPresence(store, room, 'left', { ...said(store, incoming, reason), split });
  }
};

const KICK: Handler = (store, incoming) => {
  const [name = '', victim = '', reason = ''] = incoming.params;
  const room = store.find(name);
  if (!room) return;
  const line = store.note(room, 'kick', incoming.time, cap(incoming.nick, MOST_NAME), reason);
  line.target = cap(victim, MOST_NAME);
  if (store.isSelf(victim)) {
    room.refusal = { code: 'kicked', text: line.text };
    leave(store, room);
    store.emit({ type: 'kicked', conversation: room, by: line.nick, reason: line.text });
  } else {
    store.removeMember(room, store.fold(victim));
    const { nick, time } = incoming;
    store.emit({
      type: 'moderated',
      conversation: room,
      by: nick,
      time,
      nick: line.target,
      entries: [],
      lifted: [],
      changes: [],
    });
  }
};

const NICK: Handler = (store, incoming) => {
  const { key, own, time } = incoming;
  const nick = cap(incoming.params[0] ?? '', MOST_NAME);
  if (!nick) return;
  const newKey = store.fold(nick);
  if (own) {
    store.self.nick = nick;
    store.touchSession();
  }
  const old = store.users.get(key);
  if (old) {
    // A new object: member lists are sorted by the nick, see members.ts.
    const user: User = { ...old, nick, key: newKey };
    store.users.delete(key);
    store.users.set(newKey, user);
    for (const room of store.channels()) {
      const member = room.members.byKey(key);
      if (!member) continue;
      room.members.rename(key, user);
      room.typing.delete(key);
      store.touch(room, Changed.members);
      if (own || !room.crowd || (member.spoke && time - member.spoke < HEARD_LATELY))
        store.note(room, 'nick', time, old.nick, nick);
    }
  }
  const talk = store.conversations.get(key);
  if (talk?.kind === 'private' && newKey !== key && !store.conversations.has(newKey)) {
    store.note(talk, 'nick', time, talk.name, nick);
    store.conversations.delete(key);
    talk.name = nick;
    talk.key = newKey;
    store.conversations.set(newKey, talk);
    store.touch(talk, Changed.status | Changed.list);
  }
};

/** Changes what is known of a user in all channels at once. */
function change(store: Store, key: string, fields: Partial<User>): void {
  const user = store.users.get(key);
  if (!user) return;
  Object.assign(user, fields);
  store.touchUser(key);
}

const AWAY: Handler = (store, { key, own, params }) => {
  change(store, key, { away: Boolean(params[0]) });
  if (own) setAway(store, Boolean(params[0]));
};

export function setAway(store: Store, away: boolean): void {
  store.self.away = away;
  store.touchSession();
}

const ACCOUNT: Handler = (store, { key, own, params }) => {
  const account = accountOf(params[0]);
  change(store, key, { account });
  if (!own) return;
  store.self.account = account;
  store.touchSession();
};

const CHGHOST: Handler = (store, { key, own, params }) => {
  const [user = '', host = ''] = params;
  change(store, key, { user, host });
  if (own) Object.assign(store.self, { user, host });
};

const SETNAME: Handler = (store, { key, params }) =>
  change(store, key, { realname: cap(params[0] ?? '', MOST_REALNAME) });

const INVITE: Handler = (store, incoming) => {
  const [target = '', channel = ''] = incoming.params;
  if (isIgnored(store.ignores, { ...incoming, account: incoming.tags.get('account') ?? '' }, store.fold))
    return;
  const nick = cap(incoming.nick, MOST_NAME);
  if (store.isSelf(target)) return store.emit({ type: 'invite', channel: cap(channel, MOST_NAME), nick });
  // invite-notify: somebody else was invited.
  const room = store.find(channel);
  if (room) store.note(room, 'invite', incoming.time, nick, '').target = cap(target, MOST_NAME);
};

export const people: Record<string, Handler> = {
  JOIN,
  PART,
  QUIT,
  KICK,
  NICK,
  AWAY,
  ACCOUNT,
  CHGHOST,
  SETNAME,
  INVITE,
};
