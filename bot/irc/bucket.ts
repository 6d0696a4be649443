/**
 * A token bucket: `burst` at once, then one each `interval` ms (RFC 1459, 8.10: servers let one line through each two
 * seconds, and a few before that). Callers wait for their turn.
 */
export class Bucket {
  #burst: number;
  #interval: number;
  #now: () => number;
  /** When the bucket will be full again. */
  #fullAt = 0;
  #turn: Promise<void> = Promise.resolve();

  constructor(burst: number, interval: number, now: () => number) {
    this.#burst = burst;
    this.#interval = interval;
    this.#now = now;
  }

  /** Resolves when one more may go. */
  take(): Promise<void> {
    this.#turn = this.#turn.then(() => this.#wait());
    return this.#turn;
  }

  /** Takes one if there is one now. */
  tryTake(): boolean {
    const now = this.#now();
    if (this.#fullAt - now > (this.#burst - 1) * this.#interval) return false;
    this.#fullAt = Math.max(this.#fullAt, now) + this.#interval;
    return true;
  }

  #wait(): Promise<void> {
    if (this.tryTake()) return Promise.resolve();
    const ms = this.#fullAt - this.#now() - (this.#burst - 1) * this.#interval;
    return new Promise((resolve) => setTimeout(() => resolve(this.#wait()), ms));
  }
}
