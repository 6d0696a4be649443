import type { Hearing } from '../state/hearing.ts';
import type { Environment, Message } from '../types.ts';

const RETRY = 2_000;
/** More than servers send in the moment that it takes to load. */
const MOST_HELD = 5_000;
const SAID = new Set(['PRIVMSG', 'NOTICE', 'TAGMSG', 'REDACT', 'BATCH']);

/** Holds back what is said until what understands it is loaded, and all that comes after it, in order. */
export class Ears {
  #hearing: Hearing | null;
  #env: Environment;
  #hear: (hearing: Hearing) => void;
  #handle: (message: Message) => void;
  #held: Message[] = [];
  #loading: Promise<void> | null = null;

  /** `hear` is told once what understands; then `handle` gets what was held. */
  constructor(
    hearing: Hearing | undefined,
    env: Environment,
    hear: (hearing: Hearing) => void,
    handle: (message: Message) => void,
  ) {
    this.#hearing = hearing ?? null;
    this.#env = env;
    this.#hear = hear;
    this.#handle = handle;
    if (hearing) hear(hearing);
  }

  /** True when the message is held back and `handle` will get it later. */
  hold(message: Message): boolean {
    if (this.#hearing || (this.#held.length === 0 && !SAID.has(message.command))) return false;
    if (this.#held.length < MOST_HELD) this.#held.push(message);
    void this.load();
    return true;
  }

  /** Loads what understands; asks again for as long as the network is away. */
  load(): Promise<void> {
    if (this.#hearing) return Promise.resolve();
    this.#loading ??= import('../state/hearing.ts').then(
      ({ hearing }) => {
        this.#hearing = hearing;
        this.#hear(hearing);
        for (const message of this.#held.splice(0)) this.#handle(message);
      },
      () => {
        this.#loading = null;
        this.#env.setTimeout(() => void this.load(), RETRY);
      },
    );
    return this.#loading;
  }

  expireTyping(...args: Parameters<Hearing['expireTyping']>): void {
    this.#hearing?.expireTyping(...args);
  }

  /** The connection is gone, and what it said with it. */
  clear(): void {
    this.#held = [];
  }
}
