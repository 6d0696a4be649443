import type { Room } from '../state/conversation.ts';
import type { Store } from '../state/store.ts';
import type { ClientOptions, Environment } from '../types.ts';
import type { Connection } from './connection.ts';
import type { HistoryRequests } from './history.ts';
import type { Pacer } from './pacer.ts';
import type { Pings } from './pings.ts';
import type { Registration } from './registration.ts';

/** The state and functions that the parts of a client share. */
export type Core = {
  store: Store;
  options: ClientOptions;
  env: Environment;
  connection: Connection;
  registration: Registration;
  pacer: Pacer;
  history: HistoryRequests;
  pings: Pings;
  /** Channels to be in, also after a reconnect, by name in lower case. */
  channels: Map<string, { name: string; key: string }>;
  /** Opens, or finds, a private conversation. */
  open(nick: string): Room;
  /** Writes a message at the pace that servers bear; dropped while not connected. */
  send(command: string, params: readonly string[], tags?: ReadonlyMap<string, string>): void;
};
