import { addTokens, readIsupport } from '../message/isupport.ts';
import type { Store } from '../state/store.ts';

/** Gathers 005s. The tokens of one connection say nothing about the next, which may reach another server. */
export class IsupportTokens {
  #store: Store;
  #tokens: ReadonlyMap<string, string> = new Map();

  constructor(store: Store) {
    this.#store = store;
  }

  reset(): void {
    this.#tokens = new Map();
  }

  /** 005 nick TOKEN=value … :are supported by this server */
  take(params: readonly string[]): void {
    this.#tokens = addTokens(this.#tokens, params.slice(1, -1));
    const before = this.#store.isupport.casemapping;
    this.#store.isupport = readIsupport(this.#tokens);
    if (this.#store.isupport.casemapping !== before) this.#store.refold(this.#store.isupport.casemapping);
    this.#store.touchSession();
  }
}
