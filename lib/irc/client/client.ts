import type { Client, ClientOptions, Environment } from '../types.ts';

/** Makes a client; nothing happens before `connect()`. */
export function createClient(_options: ClientOptions, _environment: Environment): Client {
  throw new Error('The client is being written: code against types.ts.');
}
