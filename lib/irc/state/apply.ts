import { parseSource } from '../message/source.ts';
import type { Message } from '../types.ts';
import { Batches, historyOf } from './batches.ts';
import { channels } from './channels.ts';
import type { Batch, Handler, Hooks, Incoming } from './incoming.ts';
import type { MessageHandlers } from './message-handlers.ts';
import { people } from './people.ts';
import { otherRefusal, replies } from './replies.ts';
import type { Store } from './store.ts';

const HANDLERS = new Map<string, Handler>(Object.entries({ ...people, ...channels, ...replies }));

/**
 * In a history batch only these are handled as usual, because a JOIN there (draft/event-playback) is not somebody who joins
 * now.
 */
const IN_HISTORY = new Set(['PRIVMSG', 'NOTICE', 'TAGMSG', 'REDACT']);

/** Brings one connection's messages into the state. */
export class Applier {
  #store: Store;
  #hooks: Hooks;
  #batches = new Batches();
  #handlers = HANDLERS;
  #messages: MessageHandlers | null = null;

  constructor(store: Store, hooks: Hooks) {
    this.#store = store;
    this.#hooks = hooks;
  }

  addHandlers(added: MessageHandlers): void {
    this.#messages = added;
    this.#handlers = new Map([...HANDLERS, ...Object.entries(added.handlers)]);
  }

  /** `now` in ms, for messages without server-time. */
  apply(message: Message, now: number): void {
    const incoming = this.#read(message, now);
    const { batch } = incoming;
    if (batch?.type === 'chathistory' && !(message.params[0] ?? '').startsWith('-')) {
      batch.oldest ||= incoming.time;
      batch.entries++;
    }
    if (message.command === 'BATCH') {
      this.#batch(message, incoming);
      return;
    }
    if (incoming.history && !IN_HISTORY.has(message.command)) {
      this.#messages?.pastEvent(this.#store, message.command, incoming, incoming.history);
      return;
    }
    const handlers = this.#handlers;
    const handler = handlers.get(message.command) ?? handlers.get(message.command.toUpperCase());
    if (handler) handler(this.#store, incoming, this.#hooks);
    else if (/^[45]\d\d$/.test(message.command))
      otherRefusal(message.command)(this.#store, incoming, this.#hooks);
  }

  /** The batch label and all are gone with the connection. */
  reset(): void {
    this.#batches.clear();
  }

  #read({ tags, source, params }: Message, now: number): Incoming {
    const { nick, user, host } = parseSource(source);
    const store = this.#store;
    const key = store.fold(nick);
    const batch = this.#batches.get(tags.get('batch'));
    const at = tags.get('time');
    return {
      params,
      tags,
      nick,
      user,
      host,
      key,
      own: key === store.fold(store.self.nick),
      time: (at && Date.parse(at)) || now,
      label: tags.get('label') ?? batch?.label ?? '',
      batch,
      history: batch && historyOf(batch),
    };
  }

  #batch(message: Message, incoming: Incoming): void {
    const ref = message.params[0] ?? '';
    if (ref.startsWith('+')) {
      this.#batches.begin(message, incoming.batch);
      return;
    }
    const batch = this.#batches.end(ref);
    if (!batch || !this.#messages) return;
    if (batch.type === 'chathistory') this.#endHistory(batch, this.#messages);
    else if (batch.type === 'draft/multiline') {
      const opened = this.#read(batch.opening, incoming.time);
      const history = historyOf(batch);
      this.#messages.speakMultiline(
        this.#store,
        { ...opened, label: batch.label, history },
        this.#hooks,
        batch,
      );
    }
  }

  #endHistory(batch: Batch, { mergeHistory, redact, react }: MessageHandlers): void {
    const room = this.#store.find(batch.params[0] ?? '');
    const added = room ? mergeHistory(this.#store, room, batch.lines) : 0;
    if (room) {
      for (const redaction of batch.redactions) redact(this.#store, room, redaction);
      for (const { msgid, nick, reaction, add } of batch.reactions)
        react(this.#store, room, msgid, nick, reaction, add);
    }
    this.#hooks.historyEnded(batch, room, added);
  }
}
