import { Changed, type Client, type Ignore } from '../types.ts';
import type { Core } from './core.ts';
import type { DeferredMessages } from './deferred-messages.ts';
import type { LazySender } from './lazy-sender.ts';
import { middleParam, trailingParam } from './params.ts';

const OLDER = 50;
const MARK_EVERY = 3_000;

type Commands = Omit<Client, 'state' | 'onDirty' | 'takeChanges' | 'onEvent'>;

/** All that a panel or a bot can ask of a client. Commands that send for a person go to the sender, once it is loaded. */
export function commands(core: Core, sender: LazySender, deferred: DeferredMessages): Commands {
  const { store, connection, history, env, channels, send } = core;
  const connected = () => connection.state.kind === 'connected';

  /** Conversations whose reading the server was not told yet: in a flood, every frame is read. */
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
      if (connected()) connection.send(`QUIT :${trailingParam(text)}`);
      connection.fail({ code: 'quit', text: '' });
    },
    setOnline: (online) => connection.setOnline(online),
    wake: () => connection.wake(),
    setCredentials: (credentials) => core.registration.setCredentials(credentials),

    join(channel, key = '') {
      const name = middleParam(channel);
      channels.set(name.toLowerCase(), { name, key: middleParam(key) });
      store.open('channel', name).refusal = null;
      send('JOIN', key ? [name, middleParam(key)] : [name]);
    },
    part(channel, reason = '') {
      channels.delete(channel.toLowerCase());
      send('PART', reason ? [middleParam(channel), trailingParam(reason)] : [middleParam(channel)]);
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
    requestMembers: (channel) => send('NAMES', [middleParam(channel)]),
    loadOlder(name, limit = OLDER) {
      const room = store.find(name);
      if (!room || !connected()) return Promise.resolve(0);
      return history.older(room, limit).then((count) => {
        if (count > 0 && room.kind === 'channel') store.emit({ type: 'past', conversation: room });
        return count;
      });
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

    async loadAll() {
      await deferred.load();
      return sender.load();
    },
    say: (...args) => sender.now()?.say(...args) ?? [],
    retry: (line) => sender.now()?.retry(line),
    discard: (line) => sender.now()?.discard(line),
    stopSending: () => sender.loaded?.stopSending() ?? 0,
    waiting: () => sender.loaded?.waiting() ?? 0,
    typing: (...args) => sender.now()?.typing(...args),
    react: (...args) => sender.now()?.react(...args) ?? false,
    redact: (...args) => sender.now()?.redact(...args) ?? false,
    setTopic: (...args) => sender.soon((s) => s.setTopic(...args)),
    kick: (...args) => sender.soon((s) => s.kick(...args)),
    mode: (...args) => sender.soon((s) => s.mode(...args)),
    invite: (...args) => sender.soon((s) => s.invite(...args)),
    nick: (...args) => sender.soon((s) => s.nick(...args)),
    away: (...args) => sender.soon((s) => s.away(...args)),
    login: (...args) => sender.soon((s) => s.login(...args)),
    register: (...args) => sender.now()?.register(...args) ?? false,
    verify: (...args) => sender.now()?.verify(...args) ?? false,
    raw: (...args) => sender.now()?.raw(...args) ?? false,
    learnHosts: (channel) =>
      new Promise((resolve) => sender.soon((s) => void s.learnHosts(channel).then(resolve))),
    list: (...args) => new Promise((resolve) => sender.soon((s) => void s.list(...args).then(resolve))),
    whois: (nick) => new Promise((resolve) => sender.soon((s) => void s.whois(nick).then(resolve))),
  };
}

const different = (rule: Ignore) => (other: Ignore) => other.kind !== rule.kind || other.value !== rule.value;
