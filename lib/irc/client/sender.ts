import { splitModes } from '../message/modes.ts';
import { cutText, utf8Length } from '../message/split.ts';
import type { Client, Credentials, Message } from '../types.ts';
import { AccountRequests, accountLine } from './account.ts';
import type { Core } from './core.ts';
import { ModeLists } from './mode-lists.ts';
import { cleanNick } from './nicks.ts';
import { Outbox } from './outbox.ts';
import { middleParam, trailingParam } from './params.ts';
import { answerChallenge } from './sasl.ts';
import { TagSender } from './tag-sender.ts';
import { WhoRequests } from './who.ts';
import { WhoisRequests } from './whois.ts';

/** The methods of a client that send something to the server on behalf of a person. */
type SenderMethods = Pick<
  Client,
  | 'say'
  | 'retry'
  | 'discard'
  | 'stopSending'
  | 'waiting'
  | 'typing'
  | 'react'
  | 'redact'
  | 'setTopic'
  | 'kick'
  | 'mode'
  | 'invite'
  | 'list'
  | 'learnHosts'
  | 'nick'
  | 'away'
  | 'whois'
  | 'login'
  | 'register'
  | 'verify'
  | 'raw'
>;

export type Sender = SenderMethods & {
  outbox: Outbox;
  /** Handles a refusal of the server. Returns true if it was for a line of ours, or for a tag, whose refusal is not shown. */
  refused(label: string, target: string, text: string): boolean;
  answerChallenge: typeof answerChallenge;
  /** Logs in with NickServ, if that is the way to log in. */
  identify(credentials: Credentials): void;
  /** Returns true if a message answers a request of ours, so that no other code needs it. */
  take(message: Message): boolean;
  /** The connection is gone. */
  lost(): void;
};

/** The commands with which people write and change things. A page loads this after the chat can be read. */
export function createSender(core: Core): Sender {
  const { store, connection, env, send, pacer } = core;
  const outbox = new Outbox(store, pacer, env);
  const whois = new WhoisRequests((nick) => pacer.push(`WHOIS ${nick} ${nick}`));
  const lists = new ModeLists(
    (channel, mode) => connection.send(`MODE ${channel} +${mode}`),
    () => core.pings.ping(),
  );
  const who = new WhoRequests(
    store,
    (line) => connection.send(line),
    () => core.pings.ping(),
  );
  const account = new AccountRequests(store, (line) => connection.send(line));
  const tags = new TagSender(core);
  const connected = () => connection.state.kind === 'connected';

  /** Sent at once while connected; if the network lets nobody in without an account, on the next connection. */
  function ask(command: 'REGISTER' | 'VERIFY', ...params: string[]): boolean {
    const line = accountLine(command, params);
    if (line === null) return false;
    if (connected()) return account.send(line);
    if (!core.registration.sendFirst(line)) return false;
    connection.open();
    return true;
  }

  return {
    outbox,
    refused(label, target, text) {
      if (label && tags.refused(label)) return true;
      return outbox.refused(label, target, text) || (!label && tags.refused(store.fold(target)));
    },
    answerChallenge,
    identify: (credentials) => account.identify(credentials),
    take: (message) =>
      account.take(message) || whois.take(message) || lists.take(message) || who.take(message),
    lost() {
      outbox.lost();
      account.clear();
      whois.clear();
    },

    say(name, text, { replyTo = '', action = false, notice = false } = {}) {
      const room = store.isChannel(name) ? store.open('channel', middleParam(name)) : core.open(name);
      tags.stopTyping(room.key);
      return outbox.say(room, text, action ? 'action' : notice ? 'notice' : 'message', replyTo);
    },
    retry(line) {
      const room = outbox.discard(line);
      if (room) outbox.say(room, line.text, line.kind, line.replyTo);
    },
    discard: (line) => void outbox.discard(line),
    stopSending: () => outbox.stop(),
    waiting: () => outbox.waiting,
    typing: (name, state) => tags.typing(name, state),
    react: (...args) => tags.react(...args),
    redact(name, msgid, reason = '') {
      if (!store.caps.has('draft/message-redaction') || !connected()) return false;
      send(
        'REDACT',
        reason
          ? [middleParam(name), middleParam(msgid), trailingParam(reason)]
          : [middleParam(name), middleParam(msgid)],
      );
      return true;
    },

    setTopic: (channel, text) =>
      send('TOPIC', [middleParam(channel), cutText(trailingParam(text), store.isupport.topiclen)]),
    kick(channel, nick, reason = '') {
      send('KICK', [
        middleParam(channel),
        middleParam(nick),
        cutText(trailingParam(reason), store.isupport.kicklen),
      ]);
    },
    mode(name, modes, ...args) {
      for (const params of splitModes(middleParam(modes), args.map(middleParam), store.isupport.modes))
        send('MODE', [middleParam(name), ...params]);
    },
    list: (channel, mode) =>
      connected() ? lists.list(middleParam(channel), middleParam(mode).charAt(0)) : Promise.resolve([]),
    learnHosts: (channel) => (connected() ? who.learn(middleParam(channel)) : Promise.resolve()),
    invite: (nick, channel) => send('INVITE', [middleParam(nick), middleParam(channel)]),
    nick(nick) {
      const wanted = cleanNick(nick);
      core.registration.wanted = wanted;
      send('NICK', [wanted]);
    },
    away: (text) => send('AWAY', text ? [trailingParam(text)] : []),
    whois: (nick) => (connected() ? whois.ask(middleParam(nick)) : Promise.resolve(null)),
    login(credentials) {
      core.registration.setCredentials(credentials);
      if (connected() && !core.registration.login(credentials)) account.identify(credentials);
      else if (connection.state.kind === 'closed') connection.open();
    },
    register: (name, email, password) => ask('REGISTER', name || '*', email || '*', password),
    verify: (name, code) => ask('VERIFY', name, code),
    raw(line) {
      const most = store.isupport.linelen - 2;
      if (!connected() || /[\0\r\n]/.test(line) || utf8Length(line.replace(/^@\S* /, '')) > most)
        return false;
      connection.send(line);
      return true;
    },
  };
}
