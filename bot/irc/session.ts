import type { IrcConfig } from '#bot/env.ts';
import type { Pace } from '#bot/pace.ts';
import { allParts } from '#lib/irc/client/all-parts.ts';
import { createClient } from '#lib/irc/client/client.ts';
import type { Client, ClientEvent, Conversation, Line } from '#lib/irc/types.ts';
import { SECOND } from '#lib/time.ts';
import { english } from '#lib/words/english.ts';
import type { Log } from '#platform/log.ts';
import { Bucket } from './bucket.ts';
import { tcpTransport } from './tcp-transport.ts';

const BURST = 5;
type Timing = Pace['irc'];
const REGAIN_EVERY = 60 * SECOND;
const TIDY_EVERY = 60 * SECOND;
/** Private conversations that are kept; the core takes no more than a few dozen. */
const KEEP_PRIVATE = 10;
const MOST_NICKS = 10_000;

export type Session = {
  client: Client;
  /** All that the bot says goes through here, line by line. */
  bucket: Bucket;
  /** The conversation of a channel while we are in it and connected. */
  joined(channel: string): Conversation | null;
  /** The nick under which an account (folded) last said something; the accounts of silent people may not be known. */
  lastNickOf(account: string): string | undefined;
  /** Our own names: the nick wished for, and the account. */
  isOurs(line: Line): boolean;
  /** Called after each change; returns what ends it. */
  onChange(listener: () => void): () => void;
  /** New lines of others. */
  onLine(listener: (line: Line, conversation: Conversation) => void): void;
  stop(): void;
};

/** The bot on IRC: one connection that is kept, and the channels that it goes back to. */
export function startSession(config: IrcConfig, log: Log, signal: AbortSignal, timing: Timing): Session {
  const channels = [
    config.adminChannel && [config.adminChannel, config.adminKey].filter(Boolean).join(' '),
    config.publicChannel !== config.adminChannel && config.publicChannel,
  ].filter((channel): channel is string => Boolean(channel));
  const client = createClient(
    {
      transport: tcpTransport(config),
      nick: config.nick,
      realname: 'Marquee',
      credentials:
        config.account && config.password
          ? { mechanism: 'PLAIN', account: config.account, password: config.password }
          : undefined,
      channels,
      history: 100,
      keepLines: 200,
      version: 'Marquee',
      bot: true,
      // Lines of text are sent at the pace of the bucket. This pace is for everything else, and is never slower.
      pace: { burst: BURST + 5, interval: Math.min(500, config.lineInterval) },
    },
    {
      now: Date.now,
      setTimeout,
      clearTimeout: (timer) => clearTimeout(timer as NodeJS.Timeout),
      random: Math.random,
    },
    allParts,
  );
  const listeners = new Set<() => void>();
  client.onDirty(() => {
    queueMicrotask(() => {
      client.takeChanges();
      for (const listener of listeners) listener();
    });
  });

  const nicks = new Map<string, string>();

  const session: Session = {
    client,
    bucket: new Bucket(BURST, config.lineInterval, () => performance.now()),
    joined(channel) {
      const room = client.state.find(channel);
      return client.state.connection.kind === 'connected' && room?.joined ? room : null;
    },
    lastNickOf: (account) => nicks.get(account),
    isOurs(line) {
      const { fold } = client.state;
      if (line.self) return true;
      if (config.account && line.account && fold(line.account) === fold(config.account)) return true;
      return fold(line.nick).startsWith(fold(config.nick));
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onLine(listener) {
      client.onEvent((event) => {
        if (event.type === 'message' && !event.line.self && !event.line.history)
          listener(event.line, event.conversation);
      });
    },
    stop() {
      for (const timer of timers) clearInterval(timer);
      client.disconnect('The bot stops.');
    },
  };

  client.onEvent((event) => report(event, log));
  session.onLine(({ account, nick }) => {
    if (!account) return;
    if (nicks.size >= MOST_NICKS) nicks.clear();
    nicks.set(client.state.fold(account), nick);
  });
  const timers = [
    setInterval(goBack(client, channels, timing, log), timing.look),
    setInterval(() => regainNick(client, config.nick), REGAIN_EVERY),
    setInterval(() => closeIdle(client), TIDY_EVERY),
    comeBack(client, session, timing, log),
  ];
  signal.addEventListener('abort', () => session.stop());
  client.connect();
  return session;
}

function report(event: ClientEvent, log: Log): void {
  if (event.type === 'login')
    log(event.ok ? 'info' : 'warn', 'irc login', { ok: event.ok, text: event.text });
  else if (event.type === 'nick-taken')
    log('warn', 'irc nick taken', { wanted: event.wanted, nick: event.nick });
  else if (event.type === 'kicked')
    log('warn', 'irc kicked', { channel: event.conversation.name, by: event.by });
}

/**
 * Joins the channels again that we are not in: after a kick, a ban that ended, a full channel. Each try waits longer than
 * the one before, until we have stayed in the channel for twice that time.
 */
function goBack(client: Client, channels: readonly string[], timing: Timing, log: Log): () => void {
  const { firstReturn, longestReturn } = timing;
  const states = new Map(
    channels.map((channel) => [channel, { wait: firstReturn, outSince: 0, inSince: 0 }]),
  );
  return () => {
    if (client.state.connection.kind !== 'connected') return;
    const now = performance.now();
    for (const [channel, state] of states) {
      const [name = '', key] = channel.split(' ');
      if (client.state.find(name)?.joined) {
        state.inSince ||= now;
        state.outSince = 0;
        if (now - state.inSince > 2 * state.wait) state.wait = firstReturn;
        continue;
      }
      state.inSince = 0;
      state.outSince ||= now;
      if (now - state.outSince < state.wait) continue;
      state.outSince = now;
      state.wait = Math.min(state.wait * 2, longestReturn);
      log('info', 'irc join again', { channel: name });
      client.join(name, key);
    }
  };
}

/** The core regains a nick when it sees it go free, which it can only see in a common channel. This asks the server. */
function regainNick(client: Client, wanted: string): void {
  const { state } = client;
  if (state.connection.kind === 'connected' && state.fold(state.self.nick) !== state.fold(wanted))
    client.nick(wanted);
}

/** Conversations with people who wrote to the bot, and were answered. */
function closeIdle(client: Client): void {
  const rooms = [...client.state.conversations.values()].filter(({ kind }) => kind === 'private');
  for (const room of rooms.slice(0, -KEEP_PRIVATE)) {
    const last = room.lines.at(room.lines.end - 1);
    if (!last || Date.now() - last.time > TIDY_EVERY) client.close(room.name);
  }
}

/** The core connects again by itself, unless an immediate try would be useless. A bot must come back even then. */
function comeBack(client: Client, session: Session, timing: Timing, log: Log): NodeJS.Timeout {
  let wait = timing.firstComeback;
  let at: number | null = null;
  let before = '';
  session.onChange(() => {
    const { connection } = client.state;
    if (connection.kind === before) return;
    before = connection.kind;
    if (connection.kind === 'waiting' || connection.kind === 'closed')
      log('warn', 'irc disconnected', {
        reason: english.chat.reasons[connection.reason.code],
        text: connection.reason.text,
      });
    if (connection.kind === 'connected') {
      log('info', 'irc connected', { nick: client.state.self.nick });
      wait = timing.firstComeback;
    }
    if (connection.kind === 'closed' && connection.reason.code !== 'quit') {
      at = performance.now() + wait;
      wait = Math.min(wait * 2, timing.longestComeback);
    } else at = null;
  });
  return setInterval(() => {
    if (at === null || at > performance.now()) return;
    at = null;
    client.connect();
  }, timing.look);
}
