import { splitModes } from '../message/modes.ts';
import { cutText, utf8Length } from '../message/split.ts';
import type { Room } from '../state/conversation.ts';
import { react } from '../state/tagmsg.ts';
import { Changed, type Client, type Ignore } from '../types.ts';
import type { Core } from './client.ts';
import { cleanNick } from './nicks.ts';

const TYPING_EVERY = 3_000;
const OLDER = 50;
const MOST_CLIENT_TAGS = 4094; // message-tags: of a client, without the @ and the space

type Commands = Omit<Client, 'state' | 'onDirty' | 'takeChanges' | 'onEvent'>;

/** Text for one line: what could break out of it becomes a space. */
const oneLine = (text: string) => text.replace(/[\0\r\n]+/g, ' ');
/** For a parameter that is not the last: no spaces either. */
const word = (text: string) => text.replace(/[\0\r\n ]/g, '').replace(/^:+/, '');

/** All that a panel or a bot can ask of a client. */
export function commands(core: Core): Commands {
  const { store, connection, outbox, history, env, channels, send } = core;
  const typed = new Map<string, { at: number; state: string }>();

  const target = (name: string): Room =>
    store.open(store.isChannel(name) ? 'channel' : 'private', word(name));
  const connected = () => connection.state.kind === 'connected';

  function open(nick: string): Room {
    const known = store.find(nick);
    const room = known ?? store.open('private', word(nick));
    if (!known && connected()) {
      if (store.isupport.monitor > 0) send('MONITOR', ['+', room.name]);
      if (store.caps.has('draft/read-marker')) send('MARKREAD', [room.name]);
      void history.latest(room, core.options.history ?? OLDER);
    }
    return room;
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

    say(name, text, { replyTo = '', action = false, notice = false } = {}) {
      const room = store.isChannel(name) ? target(name) : open(name);
      typed.delete(room.key);
      return outbox.say(room, text, action ? 'action' : notice ? 'notice' : 'message', replyTo);
    },
    retry(line) {
      const room = outbox.discard(line);
      if (room) outbox.say(room, line.text, line.kind, line.replyTo);
    },
    discard: (line) => void outbox.discard(line),
    typing(name, state) {
      const room = store.find(name);
      // In a crowd nobody could read who types, and each notice goes to thousands.
      if (!room || !connected() || room.crowd) return;
      if (!store.caps.has('message-tags') || !store.isupport.allowsTag('typing')) return;
      const last = typed.get(room.key);
      const now = env.now();
      if (last && now - last.at < TYPING_EVERY) return;
      if (state !== 'active' && (!last || last.state === state || last.state === 'done')) return;
      typed.set(room.key, { at: now, state });
      send('TAGMSG', [room.name], new Map([['+typing', state]]));
    },
    react(name, msgid, reaction, remove = false) {
      const room = store.find(name);
      const tag = remove ? 'draft/unreact' : 'draft/react';
      const { caps, isupport } = store;
      if (
        !room ||
        !connected() ||
        !caps.has('message-tags') ||
        !isupport.allowsTag(tag) ||
        !isupport.allowsTag('draft/reply')
      )
        return false;
      const tags = new Map([
        ['+draft/reply', msgid],
        [`+${tag}`, reaction],
      ]);
      if (utf8Length(msgid + reaction) > MOST_CLIENT_TAGS / 2) return false;
      send('TAGMSG', [room.name], tags);
      if (!caps.has('echo-message')) react(store, room, msgid, store.self.nick, reaction, !remove);
      return true;
    },
    redact(name, msgid, reason = '') {
      if (!store.caps.has('draft/message-redaction') || !connected()) return false;
      send('REDACT', reason ? [word(name), word(msgid), oneLine(reason)] : [word(name), word(msgid)]);
      return true;
    },

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
    open,
    close(name) {
      const room = store.find(name);
      if (!room) return;
      channels.delete(room.name.toLowerCase());
      if (room.joined) send('PART', [room.name]);
      else if (room.kind === 'private' && store.isupport.monitor > 0) send('MONITOR', ['-', room.name]);
      store.close(room);
    },
    setTopic: (channel, text) =>
      send('TOPIC', [word(channel), cutText(oneLine(text), store.isupport.topiclen)]),
    kick(channel, nick, reason = '') {
      send('KICK', [word(channel), word(nick), cutText(oneLine(reason), store.isupport.kicklen)]);
    },
    mode(name, modes, ...args) {
      for (const params of splitModes(word(modes), args.map(word), store.isupport.modes))
        send('MODE', [word(name), ...params]);
    },
    invite: (nick, channel) => send('INVITE', [word(nick), word(channel)]),
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
      if (store.caps.has('draft/read-marker') && room.kind !== 'server')
        send('MARKREAD', [room.name, `timestamp=${new Date(room.readTo).toISOString()}`]);
    },
    trim(name) {
      const room = store.find(name);
      if (!room?.lines.trim()) return;
      if (room.history === 'end') room.history = 'more';
      store.touch(room, Changed.lines | Changed.status);
    },

    nick(nick) {
      const wanted = cleanNick(nick);
      core.registration.wanted = wanted;
      send('NICK', [wanted]);
    },
    away: (text) => send('AWAY', text ? [oneLine(text)] : []),
    whois: (nick) => (connected() ? core.whois.ask(word(nick)) : Promise.resolve(null)),
    ignore(rule) {
      store.ignores = [...store.ignores.filter(different(rule)), rule];
      store.touchSession();
    },
    unignore(rule) {
      store.ignores = store.ignores.filter(different(rule));
      store.touchSession();
    },
    login(credentials) {
      core.registration.setCredentials(credentials);
      if (connected() && !core.registration.login(credentials)) core.account.identify(credentials);
    },
    register: (account, email, password) => connected() && core.account.register(account, email, password),
    verify: (account, code) => connected() && core.account.verify(account, code),

    raw(line) {
      const most = store.isupport.linelen - 2;
      if (!connected() || /[\0\r\n]/.test(line) || utf8Length(line.replace(/^@\S* /, '')) > most)
        return false;
      connection.send(line);
      return true;
    },
    ping: () => core.pings.ping(),
  };
}

const different = (rule: Ignore) => (other: Ignore) => other.kind !== rule.kind || other.value !== rule.value;
