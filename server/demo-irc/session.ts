import { cutText } from '#lib/irc/message/split.ts';
import type { Message } from '#lib/irc/types.ts';
import { type Channel, type Network, newId, type Peer, SERVER, sourceOf } from './network.ts';

const CAPS = [
  'away-notify',
  'batch',
  'cap-notify',
  'echo-message',
  'message-tags',
  'multi-prefix',
  'server-time',
  'setname',
];
const LIMITS = {
  nick: 30,
  channel: 64,
  topic: 300,
  realname: 128,
  channels: 10,
  allChannels: 50,
  targets: 4,
  text: 400,
};
const NICK = /^[\p{L}_[\]\\`^{}|][\p{L}\p{N}_[\]\\`^{}|-]*$/u;
const CHANNEL = /^#[^\s,\x07:]+$/;

type Command = (session: Session, params: readonly string[], message: Message) => void;

/** What one connection says and is answered: RFC 1459 as far as a chat between two windows needs it. */
export class Session {
  peer: Peer;
  #network: Network;
  #close: (reason: string) => void;
  #negotiating = false;

  constructor(network: Network, peer: Peer, close: (reason: string) => void) {
    this.#network = network;
    this.peer = peer;
    this.#close = close;
  }

  handle(message: Message): void {
    const name = message.command.toUpperCase();
    const command = COMMANDS.get(name);
    if (command && (this.peer.registered || BEFORE.has(name))) command(this, message.params, message);
    else if (command) this.reply('451', 'You have not registered');
    else this.reply('421', name.slice(0, 32), 'Unknown command');
  }

  /** The connection ended: tells those who could see it. */
  gone(reason: string): void {
    const others = this.#network.neighbours(this.peer);
    this.#network.peers.delete(this.peer);
    others.delete(this.peer);
    for (const channel of this.#network.channels.values()) this.#network.leave(channel, this.peer);
    if (this.peer.registered) this.#tell(others, 'QUIT', [reason]);
  }

  reply(numeric: string, ...params: string[]): void {
    this.peer.send({ source: SERVER, command: numeric, params: [this.peer.nick || '*', ...params] });
  }

  #tell(to: Iterable<Peer>, command: string, params: string[], tags = new Map<string, string>()): void {
    const stamped = new Map([['time', new Date().toISOString()], ...tags]);
    for (const peer of to) peer.send({ tags: stamped, source: sourceOf(this.peer), command, params });
  }

  cap([subcommand = '', list = '']: readonly string[]): void {
    const answer = (...params: string[]) =>
      this.peer.send({ source: SERVER, command: 'CAP', params: [this.peer.nick || '*', ...params] });
    const names = list.split(' ').filter(Boolean);
    switch (subcommand.toUpperCase()) {
      case 'LS':
        this.#negotiating = true;
        answer('LS', CAPS.join(' '));
        break;
      case 'LIST':
        answer('LIST', [...this.peer.caps].join(' '));
        break;
      case 'REQ':
        this.#negotiating = true;
        if (names.every((name) => CAPS.includes(name.replace(/^-/, '')))) {
          for (const name of names) {
            if (name.startsWith('-')) this.peer.caps.delete(name.slice(1));
            else this.peer.caps.add(name);
          }
          answer('ACK', list);
        } else answer('NAK', list);
        break;
      case 'END':
        this.#negotiating = false;
        this.#welcome();
        break;
    }
  }

  nick([wanted = '']: readonly string[]) {
    if (!NICK.test(wanted) || wanted.length > LIMITS.nick)
      return this.reply('432', wanted.slice(0, 64) || '*', 'Erroneous nickname');
    if (this.#network.taken(wanted, this.peer))
      return this.reply('433', wanted, 'Nickname is already in use');
    if (this.peer.registered) this.#tell(this.#network.neighbours(this.peer), 'NICK', [wanted]);
    this.peer.nick = wanted;
    this.#welcome();
  }

  user([user = '', , , realname = '']: readonly string[]) {
    if (this.peer.registered) return this.reply('462', 'You may not reregister');
    this.peer.user = user.replace(/[^\w-]/g, '').slice(0, 12) || 'web';
    this.peer.realname = realname.slice(0, LIMITS.realname);
    this.#welcome();
  }

  #welcome() {
    const { peer } = this;
    if (peer.registered || this.#negotiating || !peer.nick || !peer.user) return;
    peer.registered = true;
    this.reply('001', `Welcome to the demo chat, ${peer.nick}`);
    this.reply('002', 'This server runs on this machine only, for trying Marquee out.');
    this.reply(
      '005',
      'CASEMAPPING=ascii',
      'CHANTYPES=#',
      'CHANMODES=,,,nt',
      'PREFIX=(o)@',
      'NETWORK=Demo',
      `NICKLEN=${LIMITS.nick}`,
      `CHANNELLEN=${LIMITS.channel}`,
      `TOPICLEN=${LIMITS.topic}`,
      'LINELEN=512',
      'UTF8ONLY',
      'are supported by this server',
    );
    this.reply('422', 'There is no message of the day');
  }

  join([list = '']: readonly string[]) {
    for (const name of list.split(',').slice(0, LIMITS.targets)) this.#joinOne(name);
  }

  #joinOne(name: string) {
    const network = this.#network;
    if (!CHANNEL.test(name) || name.length > LIMITS.channel)
      return this.reply('403', name.slice(0, 64), 'No such channel');
    const mine = [...network.channels.values()].filter(({ members }) => members.has(this.peer));
    if (
      mine.length >= LIMITS.channels ||
      (!network.channel(name) && network.channels.size >= LIMITS.allChannels)
    )
      return this.reply('405', name, 'You are on too many channels');
    const channel = network.open(name);
    if (channel.members.has(this.peer)) return;
    if (channel.members.size === 0) channel.founder = this.peer;
    channel.members.add(this.peer);
    this.#tell(channel.members, 'JOIN', [channel.name]);
    this.#topicReply(channel);
    this.names([channel.name]);
    this.#history(channel);
  }

  /** What was said lately, as InspIRCd's chanhistory does: a chathistory batch after the names. */
  #history({ name, history }: Channel) {
    const { peer } = this;
    if (history.length === 0 || !peer.caps.has('server-time')) return;
    const ref = newId();
    const batch = peer.caps.has('batch');
    if (batch) peer.send({ source: SERVER, command: 'BATCH', params: [`+${ref}`, 'chathistory', name] });
    for (const { command, source, text, tags } of history)
      peer.send({ tags: new Map([...tags, ['batch', ref]]), source, command, params: [name, text] });
    if (batch) peer.send({ source: SERVER, command: 'BATCH', params: [`-${ref}`] });
  }

  part([list = '', reason = '']: readonly string[]) {
    for (const name of list.split(',').slice(0, LIMITS.targets)) {
      const channel = this.#mine(name);
      if (!channel) continue;
      this.#tell(channel.members, 'PART', reason ? [channel.name, reason] : [channel.name]);
      this.#network.leave(channel, this.peer);
    }
  }

  /** A channel that we are in; else says so. */
  #mine(name: string): Channel | undefined {
    const channel = this.#network.channel(name);
    if (!channel) this.reply('403', name.slice(0, 64) || '*', 'No such channel');
    else if (!channel.members.has(this.peer)) this.reply('442', channel.name, "You're not on that channel");
    else return channel;
    return undefined;
  }

  names([name = '']: readonly string[]) {
    const channel = this.#network.channel(name);
    let line = '';
    const flush = () => {
      if (line) this.reply('353', '=', channel?.name ?? name, line);
      line = '';
    };
    for (const peer of channel?.members ?? []) {
      const entry = (channel?.founder === peer ? '@' : '') + peer.nick;
      if (line.length + entry.length > 300) flush();
      line += (line && ' ') + entry;
    }
    flush();
    this.reply('366', channel?.name ?? (name || '*'), 'End of /NAMES list');
  }

  topic([name = '', text]: readonly string[]) {
    const channel = this.#mine(name);
    if (!channel) return;
    if (text === undefined) return this.#topicReply(channel, true);
    if (channel.founder !== this.peer) return this.reply('482', channel.name, "You're not channel operator");
    channel.topic = {
      text: cutText(text, LIMITS.topic),
      by: this.peer.nick,
      time: Math.floor(Date.now() / 1000),
    };
    this.#tell(channel.members, 'TOPIC', [channel.name, channel.topic.text]);
  }

  #topicReply({ name, topic }: Channel, asked = false): void {
    if (topic) {
      this.reply('332', name, topic.text);
      this.reply('333', name, topic.by, String(topic.time));
    } else if (asked) this.reply('331', name, 'No topic is set');
  }

  mode([name = '', changes]: readonly string[]) {
    if (!name.startsWith('#')) return this.reply('221', '+');
    const channel = this.#network.channel(name);
    if (!channel) return this.reply('403', name.slice(0, 64), 'No such channel');
    if (changes === undefined) this.reply('324', channel.name, '+nt');
    else this.reply('482', channel.name, 'The demo server changes no modes');
  }

  kick([name = '', nick = '', reason = '']: readonly string[]) {
    const channel = this.#mine(name);
    if (!channel) return;
    const victim = this.#network.find(nick);
    if (channel.founder !== this.peer) this.reply('482', channel.name, "You're not channel operator");
    else if (!victim || !channel.members.has(victim))
      this.reply('441', nick, channel.name, "They aren't on that channel");
    else {
      this.#tell(channel.members, 'KICK', [channel.name, victim.nick, reason || this.peer.nick]);
      this.#network.leave(channel, victim);
    }
  }

  /** PRIVMSG, NOTICE and TAGMSG, to a channel or a nick. */
  say(message: Message) {
    const command = message.command.toUpperCase();
    const [target = '', raw = ''] = message.params;
    const text = cutText(raw, LIMITS.text);
    if (command !== 'TAGMSG' && text === '') return this.reply('412', 'No text to send');
    const channel = target.startsWith('#') ? this.#network.channel(target) : undefined;
    const other = channel ? undefined : this.#network.find(target);
    if (!channel && !other) return this.reply('401', target.slice(0, 64) || '*', 'No such nick or channel');
    if (channel && !channel.members.has(this.peer))
      return this.reply('404', channel.name, 'Cannot send to channel (you are not in it)');

    const tags = new Map([...message.tags].filter(([key]) => key.startsWith('+')));
    tags.set('msgid', newId());
    const params = [channel?.name ?? target, ...(command === 'TAGMSG' ? [] : [text])];
    const receivers = new Set(channel ? channel.members : other ? [other] : []);
    receivers.delete(this.peer);
    for (const peer of receivers)
      if (command === 'TAGMSG' && !peer.caps.has('message-tags')) receivers.delete(peer);
    this.#tell(receivers, command, params, tags);
    if (this.peer.caps.has('echo-message')) this.#tell([this.peer], command, params, tags);
    if (channel && command !== 'TAGMSG') {
      const stamped = new Map([...tags, ['time', new Date().toISOString()]]);
      this.#network.remember(channel, { command, source: sourceOf(this.peer), text, tags: stamped });
    }
  }

  whois(params: readonly string[]) {
    const nick = params.at(-1) ?? '';
    const peer = this.#network.find(nick);
    if (peer) {
      const channels = [...this.#network.channels.values()].filter(({ members }) => members.has(peer));
      this.reply('311', peer.nick, peer.user, 'demo', '*', peer.realname);
      this.reply(
        '319',
        peer.nick,
        channels.map(({ name, founder }) => (founder === peer ? '@' : '') + name).join(' '),
      );
      this.reply('312', peer.nick, SERVER, 'The demo chat');
    } else this.reply('401', nick.slice(0, 64) || '*', 'No such nick');
    this.reply('318', nick.slice(0, 64) || '*', 'End of /WHOIS list');
  }

  away([text = '']: readonly string[]) {
    this.peer.away = text;
    this.reply(
      text ? '306' : '305',
      text ? 'You have been marked as being away' : 'You are no longer marked as being away',
    );
    const others = [...this.#network.neighbours(this.peer)].filter((peer) => peer.caps.has('away-notify'));
    this.#tell(others, 'AWAY', text ? [text] : []);
  }

  setname([name = '']: readonly string[]) {
    this.peer.realname = name.slice(0, LIMITS.realname);
    const others = [...this.#network.neighbours(this.peer)].filter((peer) => peer.caps.has('setname'));
    this.#tell(others, 'SETNAME', [this.peer.realname]);
  }

  ping([token = '']: readonly string[]): void {
    this.peer.send({ source: SERVER, command: 'PONG', params: [SERVER, token] });
  }

  quit([reason = '']: readonly string[]): void {
    this.#close(`Quit: ${reason}`);
  }
}

const BEFORE = new Set(['CAP', 'NICK', 'USER', 'PASS', 'PING', 'PONG', 'QUIT']);
const say: Command = (session, _, message) => session.say(message);
const TABLE: Record<string, Command> = {
  CAP: (session, params) => session.cap(params),
  NICK: (session, params) => session.nick(params),
  USER: (session, params) => session.user(params),
  PASS: () => {},
  PING: (session, params) => session.ping(params),
  PONG: () => {},
  QUIT: (session, params) => session.quit(params),
  JOIN: (session, params) => session.join(params),
  PART: (session, params) => session.part(params),
  NAMES: (session, params) => session.names(params),
  TOPIC: (session, params) => session.topic(params),
  MODE: (session, params) => session.mode(params),
  KICK: (session, params) => session.kick(params),
  WHOIS: (session, params) => session.whois(params),
  AWAY: (session, params) => session.away(params),
  SETNAME: (session, params) => session.setname(params),
  PRIVMSG: say,
  NOTICE: say,
  TAGMSG: say,
};
const COMMANDS = new Map(Object.entries(TABLE));
