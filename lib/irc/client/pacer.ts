import type { Environment } from '../types.ts';

type Entry = { line: string; sent: (() => void) | undefined; wanted: () => boolean };

/** Lets `burst` lines out at once and then one each `interval` ms, so that no server calls it a flood. */
export class Pacer {
  #send: (line: string) => void;
  #env: Environment;
  #burst: number;
  #interval: number;
  #waiting: Entry[] = [];
  /** Messages that wait for everything else, such as the rest of a long text that was pasted. */
  #bulk: Entry[] = [];
  /** When the bucket will be full again. */
  #fullAt = 0;
  #timer: unknown = null;

  constructor(send: (line: string) => void, env: Environment, pace: { burst: number; interval: number }) {
    this.#send = send;
    this.#env = env;
    this.#burst = pace.burst;
    this.#interval = pace.interval;
  }

  /** `sent` is called as the line is written. */
  push(line: string, sent?: () => void): void {
    this.#waiting.push({ line, sent, wanted: () => true });
    if (this.#timer === null) this.#run();
  }

  /** Like `push`, but after all other messages, and only if it is still wanted then. */
  pushBulk(line: string, sent: (() => void) | undefined, wanted: () => boolean): void {
    this.#bulk.push({ line, sent, wanted });
    if (this.#timer === null) this.#run();
  }

  get busy(): boolean {
    return this.#waiting.length > 0;
  }

  /** The connection is gone, and what was not written with it. */
  clear(): void {
    this.#waiting = [];
    this.#bulk = [];
    if (this.#timer !== null) this.#env.clearTimeout(this.#timer);
    this.#timer = null;
    this.#fullAt = 0;
  }

  #run(): void {
    this.#timer = null;
    const now = this.#env.now();
    const room = (this.#burst - 1) * this.#interval;
    while (this.#waiting.length + this.#bulk.length > 0 && this.#fullAt - now <= room) {
      const entry = this.#waiting.shift() ?? this.#bulk.shift();
      if (entry && !entry.wanted()) continue;
      this.#fullAt = Math.max(this.#fullAt, now) + this.#interval;
      if (!entry) return;
      this.#send(entry.line);
      entry.sent?.();
    }
    if (this.#waiting.length + this.#bulk.length > 0)
      this.#timer = this.#env.setTimeout(() => this.#run(), this.#fullAt - now - room);
  }
}
