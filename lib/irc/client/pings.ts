import type { Environment } from '../types.ts';

type Waiting = { at: number; resolve: (ms: number) => void; reject: (error: Error) => void };

/** The connection ended before an answer came. */
class ConnectionEnded extends Error {
  override readonly name = 'ConnectionEnded';
}

/**
 * Our PINGs, and the callers that wait for their PONG. When it comes, the server has handled everything that was sent before.
 */
export class Pings {
  #send: (line: string) => void;
  #env: Environment;
  #waiting = new Map<string, Waiting>();
  #count = 0;

  constructor(send: (line: string) => void, env: Environment) {
    this.#send = send;
    this.#env = env;
  }

  ping(): Promise<number> {
    const token = `barrier-${++this.#count}`;
    return new Promise((resolve, reject) => {
      this.#waiting.set(token, { at: this.#env.now(), resolve, reject });
      this.#send(`PING :${token}`);
    });
  }

  /** Handles a PONG. */
  take(token: string): true {
    const waiting = this.#waiting.get(token);
    this.#waiting.delete(token);
    waiting?.resolve(this.#env.now() - waiting.at);
    return true;
  }

  clear(): void {
    for (const { reject } of this.#waiting.values()) reject(new ConnectionEnded('The connection ended.'));
    this.#waiting.clear();
  }
}
