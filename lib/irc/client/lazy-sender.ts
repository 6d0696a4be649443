import type { Core } from './core.ts';
import type { Sender } from './sender.ts';

type CreateSender = (core: Core) => Sender;

/** The sender of a client: there from the beginning if `create` is given, else loaded at its first use. */
export class LazySender {
  #core: Core;
  #create: CreateSender | undefined;
  #sender: Sender | null = null;
  #loading: Promise<void> | null = null;
  #waiting: ((sender: Sender) => void)[] = [];

  constructor(core: Core, create: CreateSender | undefined) {
    this.#core = core;
    this.#create = create;
  }

  /** The sender if it is loaded. Does not begin to load it. */
  get loaded(): Sender | null {
    if (!this.#sender && this.#create) this.#sender = this.#create(this.#core);
    return this.#sender;
  }

  /** The sender, or null and it is on its way. */
  now(): Sender | null {
    if (!this.loaded) void this.load();
    return this.#sender;
  }

  /** Runs now, or as soon as the sender is there. */
  soon(run: (sender: Sender) => void): void {
    const sender = this.now();
    if (sender) run(sender);
    else this.#waiting.push(run);
  }

  /** Loads it; false if that failed (the network is away). The next call tries it again. */
  async load(): Promise<boolean> {
    if (this.loaded) return true;
    this.#loading ??= import('./sender.ts').then(
      ({ createSender }) => {
        this.#create = createSender;
        const sender = this.loaded;
        for (const run of this.#waiting.splice(0)) if (sender) run(sender);
      },
      () => {
        this.#loading = null;
      },
    );
    await this.#loading;
    return this.loaded !== null;
  }
}
