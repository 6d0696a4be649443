import type { MessageHandlers } from '../state/message-handlers.ts';
import type { Store } from '../state/store.ts';
import type { Environment, Message } from '../types.ts';

const RETRY = 2_000;
const TYPING_CHECK = 2_000;
/** More messages than servers send while the handlers load. */
const MOST_HELD = 5_000;
/** The commands that `messageHandlers` has handlers for. */
const DEFERRED = new Set(['PRIVMSG', 'NOTICE', 'TAGMSG', 'REDACT', 'BATCH']);

/** Holds messages back until their handlers are loaded, and in order all messages that come after them. */
export class DeferredMessages {
  #handlers: MessageHandlers | null;
  #env: Environment;
  #onLoad: (handlers: MessageHandlers) => void;
  #handle: (message: Message) => void;
  #held: Message[] = [];
  #loading: Promise<void> | null = null;
  #typing: unknown = null;

  /** `onLoad` is called once with the handlers; then `handle` gets the messages that were held. */
  constructor(
    handlers: MessageHandlers | undefined,
    env: Environment,
    onLoad: (handlers: MessageHandlers) => void,
    handle: (message: Message) => void,
  ) {
    this.#handlers = handlers ?? null;
    this.#env = env;
    this.#onLoad = onLoad;
    this.#handle = handle;
    if (handlers) onLoad(handlers);
  }

  /** Returns true if the message is held back; `handle` gets it later. */
  hold(message: Message): boolean {
    if (this.#handlers || (this.#held.length === 0 && !DEFERRED.has(message.command))) return false;
    if (this.#held.length < MOST_HELD) this.#held.push(message);
    void this.load();
    return true;
  }

  /** Loads the handlers; tries again for as long as the network is away. */
  load(): Promise<void> {
    if (this.#handlers) return Promise.resolve();
    this.#loading ??= import('../state/message-handlers.ts').then(
      ({ messageHandlers }) => {
        this.#handlers = messageHandlers;
        this.#onLoad(messageHandlers);
        for (const message of this.#held.splice(0)) this.#handle(message);
      },
      () => {
        this.#loading = null;
        this.#env.setTimeout(() => void this.load(), RETRY);
      },
    );
    return this.#loading;
  }

  /** Checks again and again who has stopped typing, for as long as anybody types. */
  watchTyping(store: Store): void {
    this.#typing ??= this.#env.setTimeout(() => {
      this.#typing = null;
      this.#handlers?.expireTyping(store, this.#env.now());
      for (const room of store.conversations.values())
        if (room.typing.size > 0) return this.watchTyping(store);
    }, TYPING_CHECK);
  }

  /** The connection is gone, and its messages with it. */
  clear(): void {
    this.#held = [];
  }
}
