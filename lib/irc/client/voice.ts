import { splitModes } from '../message/modes.ts';
import { cutText, utf8Length } from '../message/split.ts';
import { react } from '../state/tagmsg.ts';
import type { Client, Credentials, Message } from '../types.ts';
import { AccountRequests } from './account.ts';
import type { Core } from './client.ts';
import { ModeLists } from './mode-lists.ts';
import { cleanNick } from './nicks.ts';
import { Outbox } from './outbox.ts';
import { answerChallenge } from './sasl.ts';
import { WhoisRequests } from './whois.ts';
import { oneLine, word } from './words.ts';

const TYPING_EVERY = 3_000;
/** https://ircv3.net/specs/extensions/message-tags#size-limit: 4094 bytes of tags from a client; escaping may double. */
const MOST_TAG = 2000;

/** What a client does by speaking, as against listening. */
export type Talk = Pick<
  Client,
  | 'say'
  | 'retry'
  | 'discard'
  | 'typing'
  | 'react'
  | 'redact'
  | 'setTopic'
  | 'kick'
  | 'mode'
  | 'invite'
  | 'list'
  | 'nick'
  | 'away'
  | 'whois'
  | 'login'
  | 'register'
  | 'verify'
  | 'raw'
>;

export type Voice = Talk & {
  outbox: Outbox;
  answerChallenge: typeof answerChallenge;
  /** NickServ, where it is the way to log in. */
  identify(credentials: Credentials): void;
  /** True when a message answers a request of ours and is nobody else's business. */
  take(message: Message): boolean;
  /** The connection is gone. */
  lost(): void;
};

/** All that a viewer does who does more than read. A page loads it once the chat is there to be read. */
export function createVoice(core: Core): Voice {
  const { store, connection, env, send, pacer } = core;
  const outbox = new Outbox(store, pacer, env);
  const whois = new WhoisRequests((nick) => pacer.push(`WHOIS ${nick} ${nick}`));
  const lists = new ModeLists(
    (channel, mode) => connection.send(`MODE ${channel} +${mode}`),
    () => core.pings.ping(),
  );
  const account = new AccountRequests(store, (line) => connection.send(line));
  const typed = new Map<string, { at: number; state: string }>();
  const connected = () => connection.state.kind === 'connected';

  return {
    outbox,
    answerChallenge,
    identify: (credentials) => account.identify(credentials),
    take: (message) => account.take(message) || whois.take(message) || lists.take(message),
    lost() {
      outbox.lost();
      account.clear();
      whois.clear();
    },

    say(name, text, { replyTo = '', action = false, notice = false } = {}) {
      const room = store.isChannel(name) ? store.open('channel', word(name)) : core.open(name);
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
      if (!room || !connected() || !caps.has('message-tags')) return false;
      if (
        !isupport.allowsTag(tag) ||
        !isupport.allowsTag('draft/reply') ||
        utf8Length(msgid + reaction) > MOST_TAG
      )
        return false;
      send(
        'TAGMSG',
        [room.name],
        new Map([
          ['+draft/reply', msgid],
          [`+${tag}`, reaction],
        ]),
      );
      if (!caps.has('echo-message')) react(store, room, msgid, store.self.nick, reaction, !remove);
      return true;
    },
    redact(name, msgid, reason = '') {
      if (!store.caps.has('draft/message-redaction') || !connected()) return false;
      send('REDACT', reason ? [word(name), word(msgid), oneLine(reason)] : [word(name), word(msgid)]);
      return true;
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
    list: (channel, mode) =>
      connected() ? lists.list(word(channel), word(mode).charAt(0)) : Promise.resolve([]),
    invite: (nick, channel) => send('INVITE', [word(nick), word(channel)]),
    nick(nick) {
      const wanted = cleanNick(nick);
      core.registration.wanted = wanted;
      send('NICK', [wanted]);
    },
    away: (text) => send('AWAY', text ? [oneLine(text)] : []),
    whois: (nick) => (connected() ? whois.ask(word(nick)) : Promise.resolve(null)),
    login(credentials) {
      core.registration.setCredentials(credentials);
      if (connected() && !core.registration.login(credentials)) account.identify(credentials);
    },
    register: (name, email, password) => connected() && account.register(name, email, password),
    verify: (name, code) => connected() && account.verify(name, code),
    raw(line) {
      const most = store.isupport.linelen - 2;
      if (!connected() || /[\0\r\n]/.test(line) || utf8Length(line.replace(/^@\S* /, '')) > most)
        return false;
      connection.send(line);
      return true;
    },
  };
}
