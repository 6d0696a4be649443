import { ctcp } from '../message/ctcp.ts';
import { parseMessage } from '../message/parse.ts';
import { serializeMessage } from '../message/serialize.ts';
import { Applier } from '../state/apply.ts';
import type { Room } from '../state/conversation.ts';
import { Store } from '../state/store.ts';
import type { Client, ClientEventListener, ClientOptions, Environment, Message } from '../types.ts';
import { commands } from './commands.ts';
import { Connection } from './connection.ts';
import { Ears } from './ears.ts';
import { HistoryRequests } from './history.ts';
import { Isupporter } from './isupporter.ts';
import { Pacer } from './pacer.ts';
import { Pings } from './pings.ts';
import { Registration } from './registration.ts';
import { VoiceLoader } from './voice-loader.ts';
import type { Whole } from './whole.ts';
import { word } from './words.ts';

/** Tags at most 8191 bytes, what follows 512 as a rule: whatever is longer than this is cut. */
const MOST_CHARACTERS = 32_768;
const HISTORY = 50;
const KEEP_LINES = 500;
const CTCP_PAUSE = 5_000;
const TYPING_CHECK = 2_000;

/** What the parts of a client share. */
export type Core = {
  store: Store;
  options: ClientOptions;
  env: Environment;
  connection: Connection;
  registration: Registration;
  voice: VoiceLoader;
  pacer: Pacer;
  history: HistoryRequests;
  pings: Pings;
  ears: Ears;
  /** Channels to be in, also after a reconnect, by name in lower case. */
  channels: Map<string, { name: string; key: string }>;
  /** Opens, or finds, a private conversation. */
  open(nick: string): Room;
  /** Writes a message at the pace that servers bear; dropped while not connected. */
  send(command: string, params: readonly string[], tags?: ReadonlyMap<string, string>): void;
};

/**
 * Makes a client; nothing happens before `connect()`. What understands lines is loaded with the first, what is needed
 * for speaking when that is first asked for; programs for which bytes do not count give both: `whole` of whole.ts.
 */
export function createClient(options: ClientOptions, env: Environment, parts?: Whole): Client {
  const store = new Store(options.keepLines ?? KEEP_LINES);
  const listeners = new Set<ClientEventListener>();
  store.emit = (event) => {
    for (const listener of listeners) listener(event);
  };

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
      withSasl: (use) => voice.soon((v) => use(v.answerChallenge)),
    },
    options,
    env,
  );
  const voice = new VoiceLoader(() => core, parts?.createVoice);
  const history = new HistoryRequests(store, (line) => pacer.push(line), env);
  const pings = new Pings(raw, env);
  const core: Core = {
    store,
    options,
    env,
    connection,
    registration,
    voice,
    pacer,
    history,
    pings,
    get ears() {
      return ears;
    },
    channels: new Map(),
    open(nick) {
      const known = store.find(nick);
      const room = known ?? store.open('private', word(nick));
      if (!known && connection.state.kind === 'connected') {
        if (store.isupport.monitor > 0) core.send('MONITOR', ['+', room.name]);
        if (store.caps.has('draft/read-marker')) core.send('MARKREAD', [room.name]);
        void history.latest(room, options.history ?? HISTORY);
      }
      return room;
    },
    send(command, params, tags) {
      if (connection.state.kind === 'connected') pacer.push(serializeMessage({ tags, command, params }));
    },
  };

  let answeredCtcp = Number.NEGATIVE_INFINITY;
  const applier = new Applier(store, {
    echoed: (...args) => voice.loaded?.outbox.echoed(...args) ?? false,
    refused: (...args) => voice.loaded?.outbox.refused(...args) ?? false,
    joined,
    historyEnded(batch, room, added) {
      if (room) history.ended(room, batch.lines, added);
    },
    ctcp(incoming, command) {
      // Anything else would tell strangers about the viewer, or let them make us talk.
      if (command !== 'VERSION' || !options.version || env.now() - answeredCtcp < CTCP_PAUSE) return;
      answeredCtcp = env.now();
      core.send('NOTICE', [incoming.nick, ctcp('VERSION', options.version)]);
    },
  });
  const isupporter = new Isupporter(store);
  const ears = new Ears(parts?.hearing, env, (hearing) => applier.hear(hearing), handle);

  for (const channel of options.channels ?? []) {
    const [name = '', key = ''] = channel.split(' ');
    core.channels.set(name.toLowerCase(), { name, key });
    store.open('channel', name);
  }

  /** One line from the server. PING is answered here, before anything is made of anything. */
  function receive(line: string): void {
    const text = line.length > MOST_CHARACTERS ? line.slice(0, MOST_CHARACTERS) : line;
    const message = parseMessage(text.includes('\0') ? text.replaceAll('\0', '\ufffd') : text);
    if (!message) return;
    if (message.command === 'PING') {
      raw(serializeMessage({ command: 'PONG', params: [message.params[0] ?? ''] }));
      return;
    }
    // What servers say before they let us in has no place to be shown.
    const isIn = connection.state.kind === 'connected';
    if (!isIn || message.command === 'ERROR' || !ears.hold(message)) handle(message);
  }

  function handle(message: Message): void {
    if (handled(message)) return;
    applier.apply(message, env.now());
    after(message);
  }

  /** What belongs to the session and not to what people see. */
  function handled(message: Message): boolean {
    const { command, params } = message;
    if (command === 'PONG') return pings.take(params.at(-1) ?? '');
    if (command === 'ERROR') {
      connection.serverError(params[0] ?? '');
      return true;
    }
    if (command === '005') {
      isupporter.take(params);
      return true;
    }
    return registration.handle(message) || (voice.loaded?.take(message) ?? false);
  }

  /** What we do about a message once the state knows it. */
  function after({ command, params, source }: Message): void {
    switch (command) {
      case '001':
        connection.registered();
        isupporter.reset();
        for (const { name, key } of core.channels.values()) raw(key ? `JOIN ${name} ${key}` : `JOIN ${name}`);
        identify();
        break;
      case '376': // the message of the day is over, or
      case '422': // there is none: 005 has been heard
        ready();
        break;
      case 'KICK':
        if (store.isSelf(params[1] ?? '')) core.channels.delete((params[0] ?? '').toLowerCase());
        break;
      case 'FAIL':
        if (params[0] === 'CHATHISTORY')
          for (const room of store.conversations.values())
            if (params.length < 4 || params.includes(room.name)) history.failed(room);
        break;
      case 'CHATHISTORY': // TARGETS name time, in a batch
        if (params[0] === 'TARGETS') missedTalk(params[1] ?? '');
        break;
      case 'QUIT':
      case 'NICK':
        regainNick(source);
        break;
      case 'TAGMSG':
        if (typingTimer === null) watchTyping();
        break;
    }
  }

  /** NickServ, for those who have a login where the server has no SASL. */
  function identify(): void {
    const { credentials } = registration;
    if (credentials && !store.self.account && !store.offered.has('sasl'))
      voice.soon((v) => v.identify(credentials));
  }

  function ready(): void {
    const { bot, monitor } = store.isupport;
    if (options.bot && bot) core.send('MODE', [store.self.nick, `+${bot}`]);
    for (const room of store.conversations.values()) {
      if (room.kind !== 'private') continue;
      if (monitor > 0) core.send('MONITOR', ['+', room.name]);
      voice.loaded?.outbox.flush(room);
      void history.latest(room, options.history ?? HISTORY);
      settleAfterPing(room);
    }
    if (brokeAt > 0) history.talks(brokeAt);
  }

  /** When the last connection broke; 0 on the first. */
  let brokeAt = 0;

  /** Somebody wrote to us while we were away, and there is no conversation with them yet. */
  function missedTalk(nick: string): void {
    if (store.isChannel(nick) || store.find(nick)) return;
    // All of it is news, and counts as unread.
    core.open(nick).readTo = brokeAt;
  }

  /** The nick that we wanted is free again: often our own of before, when a network drop had left it behind. */
  function regainNick(source: string): void {
    const { wanted } = registration;
    if (store.isSelf(wanted)) return;
    const gone = source.split('!')[0] ?? '';
    if (store.fold(gone) === store.fold(wanted)) core.send('NICK', [wanted]);
  }

  function joined(room: Room): void {
    if (store.caps.has('no-implicit-names') || store.caps.has('draft/no-implicit-names'))
      raw(`NAMES ${room.name}`);
    core.send('MODE', [room.name]);
    if (history.supported) {
      void history.latest(room, options.history ?? HISTORY).then(() => voice.loaded?.outbox.settle(room));
    } else {
      room.history = 'none';
      settleAfterPing(room);
    }
    voice.loaded?.outbox.flush(room);
  }

  /** InspIRCd's chanhistory comes unasked after NAMES; what answers a PING comes after that. */
  function settleAfterPing(room: Room): void {
    pings.ping().then(
      () => voice.loaded?.outbox.settle(room),
      () => {},
    );
  }

  let typingTimer: unknown = null;
  function watchTyping(): void {
    typingTimer = env.setTimeout(() => {
      ears.expireTyping(store, env.now());
      typingTimer = null;
      for (const room of store.conversations.values()) if (room.typing.size > 0) return watchTyping();
    }, TYPING_CHECK);
  }

  function onGone(): void {
    if (connection.state.kind === 'connected') brokeAt = env.now();
    pacer.clear();
    voice.loaded?.lost();
    ears.clear();
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
    ...commands(core),
  };
}
