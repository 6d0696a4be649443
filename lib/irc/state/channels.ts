import { parseModes } from '../message/modes.ts';
import { cap } from '../message/safety.ts';
import { Changed } from '../types.ts';
import type { Room } from './conversation.ts';
import type { Handler, Incoming } from './incoming.ts';
import { MOST_NAME, type Store } from './store.ts';

const MODE: Handler = (store, incoming) => {
  const [target = '', changes = '', ...args] = incoming.params;
  const room = store.isChannel(target) ? store.find(target) : undefined;
  if (!room) {
    if (store.isSelf(target)) userModes(store, changes);
    return;
  }
  const applied = applyModes(store, room, changes, args);
  room.silenced = false;
  if (applied.changes.length > 0) {
    const { nick, time } = incoming;
    store.emit({ type: 'moderated', conversation: room, by: nick, time, nick: '', ...applied });
  }
  // After a netsplit servers give thousands their modes back.
  if (incoming.user === '' && room.crowd) return;
  store.note(room, 'mode', incoming.time, cap(incoming.nick, MOST_NAME), [changes, ...args].join(' '));
};

/** Returns who is banned or silenced by it, of whom that is taken off, and all changes other than of ranks. */
function applyModes(store: Store, room: Room, changes: string, args: readonly string[]) {
  const entries: { letter: string; mask: string }[] = [];
  const lifted: typeof entries = [];
  const all = parseModes(changes, args, store.isupport);
  for (const { add, mode, arg, kind } of all) {
    if (kind === 'prefix') setPrefix(store, room, arg, mode, add);
    else if (kind === 'setting') {
      if (add) room.modes.set(mode, arg);
      else room.modes.delete(mode);
      store.touch(room, Changed.modes);
    } else if (arg !== '' && (mode === 'b' || mode === 'q'))
      (add ? entries : lifted).push({ letter: mode, mask: arg });
  }
  return { entries, lifted, changes: all.filter(({ kind }) => kind !== 'prefix') };
}

function setPrefix(store: Store, room: Room, nick: string, mode: string, add: boolean): void {
  const { modes, symbols } = store.isupport.prefix;
  const symbol = symbols.charAt(modes.indexOf(mode));
  const member = room.members.get(nick);
  if (!member) return;
  const held = [...symbols].filter((s) => (s === symbol ? add : member.prefixes.includes(s))).join('');
  room.members.set(member.user, held, store.rankOf(held));
  store.touch(room, Changed.members);
  if (!store.isSelf(nick)) return;
  room.prefixes = held;
  store.touch(room, Changed.status);
}

function userModes(store: Store, changes: string): void {
  let add = true;
  for (const c of changes) {
    if (c === '+' || c === '-') add = c === '+';
    else store.self.modes = store.self.modes.replace(c, '') + (add ? c : '');
  }
  store.touchSession();
}

/** 221: our own modes. */
const RPL_UMODEIS: Handler = (store, { params }) => {
  store.self.modes = '';
  userModes(store, params[1] ?? '');
};

/** 324: the channel's modes, all of them. */
const RPL_CHANNELMODEIS: Handler = (store, { params }) => {
  const [, name = '', changes = '', ...args] = params;
  const room = store.find(name);
  if (!room) return;
  room.modes.clear();
  applyModes(store, room, changes, args);
  store.touch(room, Changed.modes);
};

function setTopic(store: Store, room: Room, text: string, by: string, time: number): void {
  room.topic = { text: cap(text, store.isupport.linelen), by: cap(by, MOST_NAME), time };
  store.touch(room, Changed.topic);
}

const TOPIC: Handler = (store, { params, nick, time }) => {
  const [name = '', text = ''] = params;
  const room = store.find(name);
  if (!room) return;
  setTopic(store, room, text, nick, time);
  store.note(room, 'topic', time, cap(nick, MOST_NAME), text);
};

/** 331, 332: the topic when joining. */
const topicReply =
  (set: boolean): Handler =>
  (store, { params }) => {
    const room = store.find(params[1] ?? '');
    if (room) setTopic(store, room, set ? (params[2] ?? '') : '', '', 0);
  };

/** 333: who set it and when. */
const RPL_TOPICWHOTIME: Handler = (store, { params }) => {
  const [, name = '', by = '', time = ''] = params;
  const room = store.find(name);
  if (room) setTopic(store, room, room.topic.text, by.split('!')[0] ?? '', Number(time) * 1000 || 0);
};

/** 353: some of the members: prefixes (all of them with multi-prefix), nick, and with userhost-in-names !user@host. */
const RPL_NAMREPLY: Handler = (store, { params }: Incoming) => {
  const room = store.find(params[2] ?? '');
  if (!room?.joined) return;
  const names = params[3] ?? '';
  const { symbols } = store.isupport.prefix;
  room.members.beginNames();
  let at = 0;
  while (at < names.length) {
    let end = names.indexOf(' ', at);
    if (end < 0) end = names.length;
    let nickAt = at;
    while (nickAt < end && symbols.includes(names.charAt(nickAt))) nickAt++;
    if (nickAt < end) addNamed(store, room, names.slice(at, nickAt), names.slice(nickAt, end));
    at = end + 1;
  }
};

function addNamed(store: Store, room: Room, prefixes: string, name: string): void {
  const bang = name.indexOf('!');
  const nick = cap(bang < 0 ? name : name.slice(0, bang), MOST_NAME);
  const user = store.addMember(room, nick, store.fold(nick), prefixes);
  if (bang < 0) return;
  const at = name.indexOf('@', bang);
  user.user = name.slice(bang + 1, at);
  user.host = name.slice(at + 1);
}

/** 366 */
const RPL_ENDOFNAMES: Handler = (store, { params }) => {
  const room = store.find(params[1] ?? '');
  if (!room?.joined) return;
  const self = store.fold(store.self.nick);
  for (const key of room.members.endNames()) if (key !== self) store.removeMember(room, key);
  room.membersComplete = true;
  room.prefixes = room.members.get(store.self.nick)?.prefixes ?? '';
  store.touch(room, Changed.members | Changed.status);
};

export const channels: Record<string, Handler> = {
  MODE,
  TOPIC,
  '221': RPL_UMODEIS,
  '324': RPL_CHANNELMODEIS,
  '331': topicReply(false),
  '332': topicReply(true),
  '333': RPL_TOPICWHOTIME,
  '353': RPL_NAMREPLY,
  '366': RPL_ENDOFNAMES,
};
