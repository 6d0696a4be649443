import { Changed, type Client, type Ignore } from '../types.ts';
import type { Core } from './client.ts';
import { oneLine, word } from './words.ts';

const OLDER = 50;
const MARK_EVERY = 3_000;

type Commands = Omit<Client, 'state' | 'onDirty' | 'takeChanges' | 'onEvent'>;

/** All that a panel or a bot can ask of a client. What is for speaking is handed to the voice, once that is there. */
export function commands(core: Core): Commands {
  const { store, connection, history, env, channels, send, voice } = core;
  const connected = () => connection.state.kind === 'connected';

  /** What was read and not told the server yet: at a flood every frame is read. */
  const unmarked = new Set<string>();
  let marking: unknown = null;
  function tellRead(): void {
    marking = null;
    for (const key of unmarked) {
      const room = store.conversations.get(key);
      if (room) send('MARKREAD', [room.name, `timestamp=${new Date(room.readTo).toISOString()}`]);
    }
    unmarked.clear();
  }

  return {
    connect: () => connection.open(),
    disconnect(text = '') {
      if (connected()) connection.send(`QUIT :${oneLine(text)}`);
      connection.fail({ code: 'quit', text: '' });
    },
    setOnline: (online) => connection.setOnline(online),
    wake: () => connection.wake(),
    setCredentials: (credentials) => core.registration.setCredentials(credentials),

    join(channel, key = '') {
      const name = word(channel);
      channels.set(name.toLowerCase(), { name, key: word(key) });
      store.open('channel', name).refusal = null;
      send('JOIN', key ? [name, word(key)] : [name]);
    },
    part(channel, reason = '') {
      channels.delete(channel.toLowerCase());
      send('PART', reason ? [word(channel), oneLine(reason)] : [word(channel)]);
    },
    open: core.open,
    close(name) {
      const room = store.find(name);
      if (!room) return;
      channels.delete(room.name.toLowerCase());
      if (room.joined) send('PART', [room.name]);
      else if (room.kind === 'private' && store.isupport.monitor > 0) send('MONITOR', ['-', room.name]);
      store.close(room);
    },
    requestMembers: (channel) => send('NAMES', [word(channel)]),
    loadOlder(name, limit = OLDER) {
      const room = store.find(name);
      return room && connected() ? history.older(room, limit) : Promise.resolve(0);
    },
    markRead(name) {
      const room = store.find(name);
      const last = room?.lines.last();
      if (!room || !last || (room.unread === 0 && room.readTo >= last.time)) return;
      room.unread = 0;
      room.mentions = 0;
      room.readTo = Math.max(room.readTo, last.time);
      store.touch(room, Changed.unread);
      if (!store.caps.has('draft/read-marker') || room.kind === 'server') return;
      unmarked.add(room.key);
      if (marking === null) marking = env.setTimeout(tellRead, MARK_EVERY);
    },
    trim(name) {
      const room = store.find(name);
      if (!room?.lines.trim()) return;
      if (room.history === 'end') room.history = 'more';
      store.touch(room, Changed.lines | Changed.status);
    },
    ignore(rule) {
      store.ignores = [...store.ignores.filter(different(rule)), rule];
      store.touchSession();
    },
    unignore(rule) {
      store.ignores = store.ignores.filter(different(rule));
      store.touchSession();
    },
    ping: () => core.pings.ping(),

    async voiceReady() {
      await core.ears.load();
      return voice.load();
    },
    say: (...args) => voice.now()?.say(...args) ?? [],
    retry: (line) => voice.now()?.retry(line),
    discard: (line) => voice.now()?.discard(line),
    typing: (...args) => voice.now()?.typing(...args),
    react: (...args) => voice.now()?.react(...args) ?? false,
    redact: (...args) => voice.now()?.redact(...args) ?? false,
    setTopic: (...args) => voice.soon((v) => v.setTopic(...args)),
    kick: (...args) => voice.soon((v) => v.kick(...args)),
    mode: (...args) => voice.soon((v) => v.mode(...args)),
    invite: (...args) => voice.soon((v) => v.invite(...args)),
    nick: (...args) => voice.soon((v) => v.nick(...args)),
    away: (...args) => voice.soon((v) => v.away(...args)),
    login: (...args) => voice.soon((v) => v.login(...args)),
    register: (...args) => voice.now()?.register(...args) ?? false,
    verify: (...args) => voice.now()?.verify(...args) ?? false,
    raw: (...args) => voice.now()?.raw(...args) ?? false,
    list: (...args) => new Promise((resolve) => voice.soon((v) => void v.list(...args).then(resolve))),
    whois: (nick) => new Promise((resolve) => voice.soon((v) => void v.whois(nick).then(resolve))),
  };
}

const different = (rule: Ignore) => (other: Ignore) => other.kind !== rule.kind || other.value !== rule.value;
