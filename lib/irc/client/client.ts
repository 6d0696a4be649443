import { ctcp } from '../message/ctcp.ts';
import { parseMessage } from '../message/parse.ts';
import { serializeMessage } from '../message/serialize.ts';
import { Applier } from '../state/apply.ts';
import { Store } from '../state/store.ts';
import type { Client, ClientEventListener, ClientOptions, Environment, Message } from '../types.ts';
import type { AllParts } from './all-parts.ts';
import { commands } from './commands.ts';
import { Connection } from './connection.ts';
import type { Core } from './core.ts';
import { DeferredMessages } from './deferred-messages.ts';
import { HistoryRequests } from './history.ts';
import { LazySender } from './lazy-sender.ts';
import { Pacer } from './pacer.ts';
import { middleParam } from './params.ts';
import { Pings } from './pings.ts';
import { Registration } from './registration.ts';
import { requestLatest, ServerSession } from './server-session.ts';

/** Tags have at most 8191 bytes, and the rest of a line 512 as a rule. A longer line is cut. */
const MOST_CHARACTERS = 32_768;
const KEEP_LINES = 500;
const CTCP_PAUSE = 5_000;

/**
 * Makes a client; nothing happens before `connect()`. The handlers of lines are loaded with the first line, the code
 * that sends at its first use. Programs for which bytes do not count give both: `allParts` of all-parts.ts.
 */
export function createClient(options: ClientOptions, env: Environment, parts?: AllParts): Client {
  const store = new Store(options.keepLines ?? KEEP_LINES);
  const listeners = new Set<ClientEventListener>();
  store.emit = (event) => listeners.forEach((listener) => void listener(event));

  const connection = new Connection(options.transport, env, {
    onState(state) {
      store.connection = state;
      store.touchSession();
    },
    onOpen: () => registration.begin(),
    onLine: receive,
    onGone,
  });
  const raw = (line: string) => connection.send(line);
  const pacer = new Pacer(raw, env, options.pace ?? { burst: 8, interval: 500 });
  const registration = new Registration(
    store,
    {
      send: raw,
      fail: (reason) => connection.fail(reason),
      serverSaid: (text, code) => connection.serverSaid(text, code),
      withSasl: (use) => sender.soon(({ answerChallenge }) => use(answerChallenge)),
    },
    options,
    env,
  );
  const history = new HistoryRequests(store, (line) => pacer.push(line), env);
  const pings = new Pings(raw, env);
  const core: Core = {
    store,
    options,
    env,
    connection,
    registration,
    pacer,
    history,
    pings,
    channels: new Map(),
    open(nick) {
      const known = store.find(nick);
      const room = known ?? store.open('private', middleParam(nick));
      if (!known && connection.state.kind === 'connected') {
        if (store.isupport.monitor > 0) core.send('MONITOR', ['+', room.name]);
        if (store.caps.has('draft/read-marker')) core.send('MARKREAD', [room.name]);
        void requestLatest(core, room);
      }
      return room;
    },
    send(command, params, tags) {
      if (connection.state.kind === 'connected') pacer.push(serializeMessage({ tags, command, params }));
    },
  };

  const sender = new LazySender(core, parts?.createSender);
  const session = new ServerSession(core, sender);
  let answeredCtcp = Number.NEGATIVE_INFINITY;
  const applier = new Applier(store, {
    echoed: (...args) => sender.loaded?.outbox.echoed(...args) ?? false,
    refused: (...args) => sender.loaded?.refused(...args) ?? false,
    joined: (room) => session.joined(room),
    historyEnded(batch, room, added) {
      if (room) history.ended(room, batch, added);
    },
    ctcp(incoming, command) {
      // Other requests are not answered, because an answer would tell strangers about the viewer, or let them make us talk.
      if (command !== 'VERSION' || !options.version || env.now() - answeredCtcp < CTCP_PAUSE) return;
      answeredCtcp = env.now();
      core.send('NOTICE', [incoming.nick, ctcp('VERSION', options.version)]);
    },
  });
  const deferred = new DeferredMessages(
    parts?.messageHandlers,
    env,
    (handlers) => applier.addHandlers(handlers),
    handle,
  );

  for (const channel of options.channels ?? []) {
    const [name = '', key = ''] = channel.split(' ');
    core.channels.set(name.toLowerCase(), { name, key });
    store.open('channel', name);
  }

  /** Handles one line from the server. PING is answered here, before the line is parsed further. */
  function receive(line: string): void {
    const text = line.slice(0, MOST_CHARACTERS);
    const message = parseMessage(text.includes('\0') ? text.replaceAll('\0', '\ufffd') : text);
    if (!message) return;
    if (message.command === 'PING') {
      raw(serializeMessage({ command: 'PONG', params: [message.params[0] ?? ''] }));
      return;
    }
    // Lines that a server sends before it lets us in belong to no conversation.
    const isIn = connection.state.kind === 'connected';
    if (!isIn || message.command === 'ERROR' || !deferred.hold(message)) handle(message);
  }

  function handle(message: Message): void {
    if (session.handle(message)) return;
    applier.apply(message, env.now());
    session.after(message);
    if (message.command === 'TAGMSG') deferred.watchTyping(store);
  }

  function onGone(): void {
    session.lost();
    pacer.clear();
    sender.loaded?.lost();
    deferred.clear();
    pings.clear();
    history.clear();
    applier.reset();
    store.disconnected();
  }

  return {
    state: store,
    onDirty: (listener) => store.onDirty(listener),
    takeChanges: () => store.takeChanges(),
    onEvent(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    ...commands(core, sender, deferred),
  };
}
