import type { Room } from '../state/conversation.ts';
import type { Message } from '../types.ts';
import type { Core } from './core.ts';
import { IsupportTokens } from './isupport-tokens.ts';
import type { LazySender } from './lazy-sender.ts';

const HISTORY = 50;

/** Asks for the newest lines of a conversation, as many as the options say. */
export const requestLatest = ({ history, options }: Core, room: Room) =>
  history.latest(room, options.history ?? HISTORY);

/** Keeps one session in order: joins its channels, asks for what was missed, gets its nick back. */
export class ServerSession {
  #core: Core;
  #sender: LazySender;
  #isupport: IsupportTokens;
  /** When the last connection broke; 0 on the first. */
  #brokeAt = 0;

  constructor(core: Core, sender: LazySender) {
    this.#core = core;
    this.#sender = sender;
    this.#isupport = new IsupportTokens(core.store);
  }

  /** Handles messages about the session, which people do not see. Returns whether it was one. */
  handle(message: Message): boolean {
    const { command, params } = message;
    const { pings, connection, registration } = this.#core;
    if (command === 'PONG') return pings.take(params.at(-1) ?? '');
    if (command === 'ERROR') {
      connection.serverError(params[0] ?? '');
      return true;
    }
    if (command === '005') {
      this.#isupport.take(params);
      return true;
    }
    return registration.handle(message) || (this.#sender.loaded?.take(message) ?? false);
  }

  /** Reacts to a message after the state has taken it. */
  after({ command, params, source }: Message): void {
    const { connection, store, channels, history } = this.#core;
    switch (command) {
      case '001':
        connection.registered();
        this.#isupport.reset();
        for (const { name, key } of channels.values())
          connection.send(key ? `JOIN ${name} ${key}` : `JOIN ${name}`);
        this.#identify();
        break;
      case '376': // the message of the day is over, or
      case '422': // there is none: 005 has been heard
        this.#ready();
        break;
      case 'KICK':
        if (store.isSelf(params[1] ?? '')) channels.delete((params[0] ?? '').toLowerCase());
        break;
      case 'FAIL':
        if (params[0] === 'CHATHISTORY')
          for (const room of store.conversations.values())
            if (params.length < 4 || params.includes(room.name)) history.failed(room);
        break;
      case 'CHATHISTORY': // TARGETS name time, in a batch
        if (params[0] === 'TARGETS') this.#missedTalk(params[1] ?? '');
        break;
      case 'QUIT':
      case 'NICK':
        this.#regainNick(source);
        break;
    }
  }

  joined(room: Room): void {
    const { store, connection, history, send } = this.#core;
    if (store.caps.has('no-implicit-names') || store.caps.has('draft/no-implicit-names'))
      connection.send(`NAMES ${room.name}`);
    send('MODE', [room.name]);
    if (history.supported) {
      void requestLatest(this.#core, room).then(() => this.#settle(room));
    } else {
      room.history = 'none';
      this.#settleAfterPing(room);
    }
    this.#sender.loaded?.outbox.flush(room);
  }

  /** The connection is gone. */
  lost(): void {
    const { connection, env } = this.#core;
    if (connection.state.kind === 'connected') this.#brokeAt = env.now();
  }

  /** Logs in with NickServ, if there is a login and the server has no SASL. */
  #identify(): void {
    const { registration, store } = this.#core;
    const { credentials } = registration;
    if (credentials && !store.self.account && !store.offered.has('sasl'))
      this.#sender.soon((sender) => sender.identify(credentials));
  }

  #ready(): void {
    const { store, options, send, history } = this.#core;
    const { bot, monitor } = store.isupport;
    if (options.bot && bot) send('MODE', [store.self.nick, `+${bot}`]);
    for (const room of store.conversations.values()) {
      if (room.kind !== 'private') continue;
      if (monitor > 0) send('MONITOR', ['+', room.name]);
      this.#sender.loaded?.outbox.flush(room);
      void requestLatest(this.#core, room);
      this.#settleAfterPing(room);
    }
    if (this.#brokeAt > 0) history.talks(this.#brokeAt);
  }

  /** Somebody wrote to us while we were away, and there is no conversation with them yet. */
  #missedTalk(nick: string): void {
    const { store, open } = this.#core;
    if (store.isChannel(nick) || store.find(nick)) return;
    // All of it is news, and counts as unread.
    open(nick).readTo = this.#brokeAt;
  }

  /** The nick that we wanted is free again: often our own of before, when a network drop had left it behind. */
  #regainNick(source: string): void {
    const { store, registration, send } = this.#core;
    const { wanted } = registration;
    if (store.isSelf(wanted)) return;
    const gone = source.split('!')[0] ?? '';
    if (store.fold(gone) === store.fold(wanted)) send('NICK', [wanted]);
  }

  /** InspIRCd's chanhistory comes unasked after NAMES; what answers a PING comes after that. */
  #settleAfterPing(room: Room): void {
    this.#core.pings.ping().then(
      () => this.#settle(room),
      () => {},
    );
  }

  #settle(room: Room): void {
    this.#sender.loaded?.outbox.settle(room);
    if (room.kind === 'channel') this.#core.store.emit({ type: 'past', conversation: room });
  }
}
