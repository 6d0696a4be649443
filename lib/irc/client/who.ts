import { cap } from '../message/safety.ts';
import { MOST_NAME, type Store } from '../state/store.ts';
import type { Message } from '../types.ts';

/** Marks the answers to our own question (https://ircv3.net/specs/extensions/whox). */
const TOKEN = '152';
/** Token, channel, user, host, nick, account. */
const FIELDS = `%tcuhna,${TOKEN}`;

/** Learns the facts about people in a channel that NAMES does not tell, by WHO. */
export class WhoRequests {
  #store: Store;
  #send: (line: string) => void;
  #ping: () => Promise<unknown>;
  #open = 0;

  constructor(store: Store, send: (line: string) => void, ping: () => Promise<unknown>) {
    this.#store = store;
    this.#send = send;
    this.#ping = ping;
  }

  async learn(channel: string): Promise<void> {
    this.#open++;
    this.#send(this.#store.isupport.tokens.has('WHOX') ? `WHO ${channel} ${FIELDS}` : `WHO ${channel}`);
    // A refusal differs from server to server, and comes before the answer to a PING.
    await this.#ping().catch(() => {});
    this.#open--;
  }

  /** True if the numeric is of an answer that was asked for. */
  take({ command, params }: Message): boolean {
    if (this.#open === 0) return false;
    if (command === '315') return true;
    if (command === '354' && params[1] === TOKEN) {
      const [, , , user = '', host = '', nick = '', account = '0'] = params;
      this.#learn(nick, user, host, account === '0' ? null : cap(account, MOST_NAME));
      return true;
    }
    if (command !== '352') return false;
    const [, , user = '', host = '', , nick = ''] = params;
    this.#learn(nick, user, host);
    return true;
  }

  #learn(nick: string, user: string, host: string, account?: string | null): void {
    const known = this.#store.user(nick);
    if (!known) return;
    Object.assign(known, { user: cap(user, MOST_NAME), host: cap(host, MOST_NAME) });
    if (account !== undefined) known.account = account;
  }
}
