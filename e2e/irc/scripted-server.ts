import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import { parseMessage } from '#lib/irc/message/parse.ts';
import { serializeMessage } from '#lib/irc/message/serialize.ts';
import type { Message, Outgoing } from '#lib/irc/types.ts';

/**
 * A stand-in for a server with the IRCv3 drafts that InspIRCd 3 lacks: chathistory, read-marker, message-redaction,
 * account-registration, multiline, no-implicit-names. It follows their specifications as far as tests of a client
 * need, and nothing else: no nick collisions, no modes, every channel open.
 */
export type ScriptedServer = {
  url: string;
  /** Every line received, by all clients, in order. */
  heard: string[];
  /** Resolves once a line that ends so has been received. */
  hears(end: string): Promise<void>;
  /** Puts a line into a channel's history without anybody seeing it. `seconds` after 2026-11-28T19:00:00Z. */
  store(channel: string, nick: string, text: string, seconds: number): string;
  /** Ends all connections as a broken network does; with `deaf`, what they sent last is not taken any more. */
  drop(): void;
  /** From now on lines of clients are not answered (a network that swallows). */
  deaf: boolean;
  /** Everybody has read this channel so far on another device; `seconds` as above. */
  mark(channel: string, seconds: number): void;
  /** Writes to all clients. */
  tell(line: string): void;
  close(): Promise<void>;
};

type Kept = {
  msgid: string;
  time: string;
  source: string;
  command: string;
  target: string;
  text: string;
  redacted: boolean;
};
type Peer = {
  socket: WebSocket;
  nick: string;
  caps: Set<string>;
  joined: Set<string>;
  negotiating: boolean;
  welcomed: boolean;
  account: string;
};

export const SCRIPTED_CAPS: Record<string, string> = {
  'message-tags': '',
  'server-time': '',
  batch: '',
  'echo-message': '',
  'labeled-response': '',
  'standard-replies': '',
  'no-implicit-names': '',
  'draft/chathistory': '',
  'draft/read-marker': '',
  'draft/message-redaction': '',
  'draft/account-registration': 'email-required,custom-account-name',
  'draft/multiline': 'max-bytes=4096,max-lines=20',
};
const SERVER = 'scripted.marquee.test';
const MOST_HISTORY = 20;
const START = Date.parse('2026-11-28T19:00:00Z');
const VERIFY_CODE = 'moonrise';

/** `protocol`: the WebSocket subprotocol that it insists on, or null for none. `without`: caps that it has not. */
export async function startScriptedServer({
  protocol = null,
  binary = false,
  without = [],
}: {
  protocol?: string | null;
  binary?: boolean;
  without?: string[];
} = {}): Promise<ScriptedServer> {
  const caps = new Map(Object.entries(SCRIPTED_CAPS).filter(([name]) => !without.includes(name)));
  const kept: Kept[] = [];
  const markers = new Map<string, string>();
  const peers = new Set<Peer>();
  const sockets = new WebSocketServer({
    port: 0,
    host: '127.0.0.1',
    verifyClient: ({ req }: { req: IncomingMessage }) =>
      protocol === null || req.headers['sec-websocket-protocol'] === protocol,
    handleProtocols: (offered) => (protocol && offered.has(protocol) ? protocol : false),
  });
  await new Promise((resolve) => sockets.once('listening', resolve));

  const write = (peer: Peer, message: Outgoing) => {
    const line = serializeMessage({ source: SERVER, ...message });
    peer.socket.send(binary ? Buffer.from(line) : line);
  };
  const label = (message: Message) => {
    const value = message.tags.get('label');
    return value ? new Map([['label', value]]) : new Map<string, string>();
  };
  const stamp = (more: Iterable<[string, string]> = []) =>
    new Map([['time', new Date().toISOString()], ...more]);
  const sourceOf = (peer: Peer) => `${peer.nick}!web@scripted`;
  const inChannel = (name: string) => [...peers].filter((peer) => peer.joined.has(name));
  const keep = (source: string, command: string, target: string, text: string, time: string): string => {
    const msgid = randomUUID().slice(0, 8);
    kept.push({ msgid, time, source, command, target, text, redacted: false });
    return msgid;
  };

  function welcome(peer: Peer): void {
    if (peer.negotiating || peer.welcomed || !peer.nick) return;
    peer.welcomed = true;
    const reply = (command: string, ...params: string[]) =>
      write(peer, { command, params: [peer.nick, ...params] });
    reply('001', 'Welcome');
    reply(
      '005',
      'CASEMAPPING=ascii',
      'CHANTYPES=#',
      'PREFIX=(ov)@+',
      `CHATHISTORY=${MOST_HISTORY}`,
      'MSGREFTYPES=msgid,timestamp',
      'NETWORK=Scripted',
      'are supported',
    );
    reply('422', 'No message of the day');
  }

  const nickOf = (source: string) => source.split('!')[0] ?? '';
  /** In a channel, or between a peer and a nick. */
  const isOf = (peer: Peer, target: string, line: Kept) =>
    target.startsWith('#')
      ? line.target === target
      : (line.target === peer.nick && nickOf(line.source) === target) ||
        (line.target === target && nickOf(line.source) === peer.nick);

  /** CHATHISTORY TARGETS time time limit: who wrote to the peer between the two. */
  function targets(peer: Peer, [, to = '', from = '', limit = '0']: readonly string[]): void {
    const between = ({ time }: Kept) => `timestamp=${time}` > from && `timestamp=${time}` < to;
    const latest = new Map(
      kept
        .filter((line) => line.target === peer.nick && between(line))
        .map(({ source, time }) => [nickOf(source), time]),
    );
    write(peer, { command: 'BATCH', params: ['+talks', 'draft/chathistory-targets'] });
    for (const [nick, time] of [...latest].slice(0, Number(limit)))
      write(peer, {
        tags: new Map([['batch', 'talks']]),
        command: 'CHATHISTORY',
        params: ['TARGETS', nick, time],
      });
    write(peer, { command: 'BATCH', params: ['-talks'] });
  }

  function history(peer: Peer, message: Message): void {
    const [subcommand = '', target = '', reference = '', limit = '0'] = message.params;
    const lines = kept.filter((line) => isOf(peer, target, line) && !line.redacted);
    const at = reference.startsWith('msgid=')
      ? lines.findIndex(({ msgid }) => msgid === reference.slice(6))
      : lines.findIndex(({ time }) => time >= reference.replace('timestamp=', ''));
    const closed = target.startsWith('#') && !peer.joined.has(target);
    if (closed || (reference.startsWith('msgid=') && at < 0)) {
      write(peer, {
        command: 'FAIL',
        params: ['CHATHISTORY', 'INVALID_TARGET', subcommand, target, 'Messages could not be retrieved'],
      });
      return;
    }
    const before = subcommand === 'BEFORE' ? (at < 0 ? lines : lines.slice(0, at)) : lines;
    const ref = randomUUID().slice(0, 6);
    write(peer, { command: 'BATCH', params: [`+${ref}`, 'chathistory', target] });
    for (const line of before.slice(-Math.min(Number(limit), MOST_HISTORY)))
      write(peer, {
        tags: new Map([
          ['batch', ref],
          ['time', line.time],
          ['msgid', line.msgid],
        ]),
        source: line.source,
        command: line.command,
        params: [line.target, line.text],
      });
    write(peer, { command: 'BATCH', params: [`-${ref}`] });
  }

  function say(peer: Peer, message: Message): void {
    const [target = '', text = ''] = message.params;
    const time = new Date().toISOString();
    const msgid =
      message.command === 'TAGMSG'
        ? randomUUID().slice(0, 8)
        : keep(sourceOf(peer), message.command, target, text, time);
    const clientTags = [...message.tags].filter(([key]) => key.startsWith('+'));
    for (const other of inChannel(target)) {
      if (other === peer && !peer.caps.has('echo-message')) continue;
      const tags = new Map<string, string>([['time', time], ['msgid', msgid], ...clientTags]);
      if (other === peer) for (const [key, value] of label(message)) tags.set(key, value);
      const params = message.command === 'TAGMSG' ? [target] : [target, text];
      write(other, { tags, source: sourceOf(peer), command: message.command, params });
    }
  }

  const openBatches = new Map<string, { message: Message; lines: Message[] }>();
  function batch(peer: Peer, message: Message): void {
    const [ref = '', type = '', target = ''] = message.params;
    if (ref.startsWith('+')) {
      if (type === 'draft/multiline') openBatches.set(`${peer.nick} ${ref.slice(1)}`, { message, lines: [] });
      return;
    }
    const key = `${peer.nick} ${ref.slice(1)}`;
    const open = openBatches.get(key);
    openBatches.delete(key);
    if (!open) return;
    const to = open.message.params[2] ?? target;
    const text = open.lines
      .map((line, i) => (i === 0 || line.tags.has('draft/multiline-concat') ? '' : '\n') + line.params[1])
      .join('');
    const msgid = keep(sourceOf(peer), 'PRIVMSG', to, text.replaceAll('\n', ' / '), new Date().toISOString());
    for (const other of inChannel(to)) {
      const out = randomUUID().slice(0, 6);
      const first = stamp([['msgid', msgid], ...(other === peer ? label(open.message) : [])]);
      const source = sourceOf(peer);
      if (other.caps.has('draft/multiline'))
        write(other, { tags: first, source, command: 'BATCH', params: [`+${out}`, 'draft/multiline', to] });
      open.lines.forEach((line, i) => {
        const tags = other.caps.has('draft/multiline')
          ? new Map([['batch', out]])
          : i === 0
            ? first
            : stamp();
        if (line.tags.has('draft/multiline-concat') && other.caps.has('draft/multiline'))
          tags.set('draft/multiline-concat', '');
        write(other, { tags, source, command: 'PRIVMSG', params: [to, line.params[1] ?? ''] });
      });
      if (other.caps.has('draft/multiline')) write(other, { source, command: 'BATCH', params: [`-${out}`] });
    }
  }

  function register(peer: Peer, [account = '', email = '', password = '']: readonly string[]): void {
    const name = account === '*' ? peer.nick : account;
    const fail = (code: string, text: string) =>
      write(peer, { command: 'FAIL', params: ['REGISTER', code, name, text] });
    if (email === '*') fail('INVALID_EMAIL', 'An address is needed');
    else if (password.length < 6) fail('WEAK_PASSWORD', 'That password is too short');
    else {
      peer.account = name;
      write(peer, { command: 'REGISTER', params: ['VERIFICATION_REQUIRED', name, 'A code is on its way'] });
    }
  }

  function redact(peer: Peer, [target = '', msgid = '', reason]: readonly string[]) {
    const line = kept.find((l) => l.msgid === msgid && l.target === target);
    const fail = (code: string, text: string) =>
      write(peer, { command: 'FAIL', params: ['REDACT', code, target, msgid, text] });
    if (!line) return fail('UNKNOWN_MSGID', 'This message does not exist or is too old');
    if (line.source !== sourceOf(peer))
      return fail('REDACT_FORBIDDEN', 'You are not authorised to delete this message');
    line.redacted = true;
    for (const other of inChannel(target))
      write(other, {
        tags: stamp(),
        source: sourceOf(peer),
        command: 'REDACT',
        params: reason ? [target, msgid, reason] : [target, msgid],
      });
  }

  function handle(peer: Peer, message: Message): void {
    const { command, params, tags } = message;
    const [first = '', second = ''] = params;
    const batchRef = tags.get('batch');
    const reply = (numeric: string, ...rest: string[]) =>
      write(peer, { command: numeric, params: [peer.nick || '*', ...rest] });
    if (batchRef && command === 'PRIVMSG') {
      openBatches.get(`${peer.nick} ${batchRef}`)?.lines.push(message);
      return;
    }
    switch (command) {
      case 'CAP':
        if (first === 'LS') {
          peer.negotiating = true;
          reply('CAP', 'LS', [...caps].map(([name, value]) => (value ? `${name}=${value}` : name)).join(' '));
        } else if (first === 'REQ') {
          const names = second.split(' ');
          const known = names.every((name) => caps.has(name));
          if (known) for (const name of names) peer.caps.add(name);
          reply('CAP', known ? 'ACK' : 'NAK', second);
        } else if (first === 'END') {
          peer.negotiating = false;
          welcome(peer);
        }
        break;
      case 'NICK':
        peer.nick = first;
        welcome(peer);
        break;
      case 'USER':
        welcome(peer);
        break;
      case 'PING':
        write(peer, { command: 'PONG', params: [SERVER, first] });
        break;
      case 'JOIN':
        peer.joined.add(first);
        for (const other of inChannel(first))
          write(other, { tags: stamp(), source: sourceOf(peer), command: 'JOIN', params: [first] });
        if (peer.caps.has('draft/read-marker'))
          write(peer, { command: 'MARKREAD', params: [first, markers.get(first) ?? '*'] });
        if (!peer.caps.has('no-implicit-names')) handle(peer, { ...message, command: 'NAMES' });
        break;
      case 'NAMES':
        reply(
          '353',
          '=',
          first,
          inChannel(first)
            .map(({ nick }) => nick)
            .join(' '),
        );
        reply('366', first, 'End of /NAMES list');
        break;
      case 'PRIVMSG':
      case 'NOTICE':
      case 'TAGMSG':
        say(peer, message);
        break;
      case 'BATCH':
        batch(peer, message);
        break;
      case 'CHATHISTORY':
        if (first === 'TARGETS') targets(peer, params);
        else history(peer, message);
        break;
      case 'MARKREAD': {
        const stored = markers.get(first);
        if (second && (!stored || second > stored)) markers.set(first, second);
        for (const other of peers)
          if (other.nick === peer.nick)
            write(other, { command: 'MARKREAD', params: [first, markers.get(first) ?? '*'] });
        break;
      }
      case 'REDACT':
        redact(peer, params);
        break;
      case 'REGISTER':
        register(peer, params);
        break;
      case 'VERIFY':
        if (second === VERIFY_CODE) write(peer, { command: 'VERIFY', params: ['SUCCESS', first, 'Welcome'] });
        else
          write(peer, { command: 'FAIL', params: ['VERIFY', 'INVALID_CODE', first, 'That is not the code'] });
        break;
      case 'MODE':
        reply('324', first, '+nt');
        break;
      case 'QUIT':
        peer.socket.close();
        break;
    }
  }

  const listeners = new Set<() => void>();
  const server: ScriptedServer = {
    url: `ws://127.0.0.1:${(sockets.address() as { port: number }).port}/`,
    heard: [],
    hears: (end) =>
      new Promise((resolve) => {
        const look = () => {
          if (!server.heard.some((line) => line.endsWith(end))) return;
          listeners.delete(look);
          resolve();
        };
        listeners.add(look);
        look();
      }),
    deaf: false,
    mark: (channel, seconds) =>
      void markers.set(channel, `timestamp=${new Date(START + seconds * 1000).toISOString()}`),
    store: (channel, nick, text, seconds) =>
      keep(`${nick}!web@scripted`, 'PRIVMSG', channel, text, new Date(START + seconds * 1000).toISOString()),
    drop() {
      for (const { socket } of peers) socket.terminate();
    },
    tell(line) {
      for (const { socket } of peers) socket.send(line);
    },
    async close() {
      server.drop();
      await new Promise((resolve) => sockets.close(resolve));
    },
  };
  sockets.on('connection', (socket) => {
    const peer: Peer = {
      socket,
      nick: '',
      caps: new Set(),
      joined: new Set(),
      negotiating: false,
      welcomed: false,
      account: '',
    };
    peers.add(peer);
    socket.on('message', (data) => {
      const message = parseMessage(String(data));
      server.heard.push(String(data));
      for (const look of listeners) look();
      if (message && !server.deaf) handle(peer, message);
    });
    socket.on('close', () => peers.delete(peer));
  });
  return server;
}
