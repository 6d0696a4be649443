import type { Core } from './client.ts';
import type { Voice } from './voice.ts';

export type CreateVoice = (core: Core) => Voice;

/** The voice of a client: there from the beginning where it is given, else loaded when it is first of use. */
export class VoiceLoader {
  #core: () => Core;
  #create: CreateVoice | undefined;
  #voice: Voice | null = null;
  #loading: Promise<void> | null = null;
  #waiting: ((voice: Voice) => void)[] = [];

  constructor(core: () => Core, create: CreateVoice | undefined) {
    this.#core = core;
    this.#create = create;
  }

  /** What is loaded; nothing is begun. */
  get loaded(): Voice | null {
    if (!this.#voice && this.#create) this.#voice = this.#create(this.#core());
    return this.#voice;
  }

  /** The voice, or null and it is on its way. */
  now(): Voice | null {
    if (!this.loaded) void this.load();
    return this.#voice;
  }

  /** Runs now, or as soon as the voice is there. */
  soon(run: (voice: Voice) => void): void {
    const voice = this.now();
    if (voice) run(voice);
    else this.#waiting.push(run);
  }

  /** Loads it; false where that failed (a network that is away), which is tried again at the next call. */
  async load(): Promise<boolean> {
    if (this.loaded) return true;
    this.#loading ??= import('./voice.ts').then(
      ({ createVoice }) => {
        this.#create = createVoice;
        const voice = this.loaded;
        for (const run of this.#waiting.splice(0)) if (voice) run(voice);
      },
      () => {
        this.#loading = null;
      },
    );
    await this.#loading;
    return this.loaded !== null;
  }
}
