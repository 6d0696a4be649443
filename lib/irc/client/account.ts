import { cap } from '../message/safety.ts';
import { serializeMessage } from '../message/serialize.ts';
import type { Store } from '../state/store.ts';
import type { Credentials, Message } from '../types.ts';

/** Logging in and registering without SASL: NickServ, and draft/account-registration. */
export class AccountRequests {
  #store: Store;
  #send: (line: string) => void;
  /** IDENTIFY as it was sent by the server's own command, in case there is none. */
  #identifying: string | null = null;

  constructor(store: Store, send: (line: string) => void) {
    this.#store = store;
    this.#send = send;
  }

  /**
   * NickServ, for a server without SASL. The NICKSERV command can only reach services; a private message could reach
   * anybody who took the name, so it is used only if the server knows no such command.
   */
  identify(credentials: Credentials | undefined): void {
    if (credentials?.mechanism !== 'PLAIN' || this.#store.self.account || this.#store.offered.has('sasl'))
      return;
    this.#identifying = `IDENTIFY ${credentials.account} ${credentials.password}`.replace(/[\0\r\n]/g, '');
    this.#send(`NICKSERV ${this.#identifying}`);
  }

  /** False if the server has no draft/account-registration. */
  send(line: string): boolean {
    if (!this.#store.caps.has('draft/account-registration')) return false;
    this.#send(line);
    return true;
  }

  /** https://ircv3.net/specs/extensions/account-registration: REGISTER and VERIFY outcomes, and their FAIL. */
  take({ command, params }: Message): boolean {
    const text = cap(params.at(-1) ?? '', this.#store.isupport.linelen);
    if (command === '421' && this.#identifying !== null && params[1]?.toUpperCase() === 'NICKSERV') {
      this.#send(serializeMessage({ command: 'PRIVMSG', params: ['NickServ', this.#identifying] }));
      this.#identifying = null;
      return true;
    }
    if (command === 'REGISTER' || command === 'VERIFY') {
      const done = params[0] === 'SUCCESS';
      const account = params[1] ?? '';
      if (done) this.#store.self.account = account;
      this.#store.touchSession();
      this.#store.emit({
        type: 'registration',
        outcome: done ? 'done' : 'verification-required',
        account,
        text,
      });
      return true;
    }
    if (command === 'FAIL' && (params[0] === 'REGISTER' || params[0] === 'VERIFY')) {
      this.#store.emit({
        type: 'registration',
        outcome: 'failed',
        account: params.length > 3 ? (params[2] ?? '') : '',
        text,
      });
      return true;
    }
    return false;
  }

  clear(): void {
    this.#identifying = null;
  }
}

/** REGISTER or VERIFY; null for parameters that cannot be sent, such as a password with a line break. */
export function accountLine(command: string, params: string[]): string | null {
  try {
    return serializeMessage({ command, params });
  } catch {
    return null;
  }
}
