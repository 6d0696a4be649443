import type { Room } from './conversation.ts';
import type { Incoming } from './incoming.ts';
import type { Store } from './store.ts';

/** `@#show` → the symbol and the channel (ISUPPORT STATUSMSG). */
export function statusOf(store: Store, target: string): string {
  const symbol = target.charAt(0);
  if (!symbol || !store.isupport.statusmsg.includes(symbol)) return '';
  return store.isChannel(target.slice(1)) ? symbol : '';
}

/** A source without user and host that is no nick of anybody's: a server. */
const fromServer = ({ nick, user }: Incoming) => user === '' && (nick === '' || nick.includes('.'));

/** The conversation that a message belongs to; undefined for a channel that is not open. */
export function roomFor(store: Store, incoming: Incoming, target: string, notice = false): Room | undefined {
  if (store.isChannel(target)) return store.find(target);
  if (incoming.history) return store.find(incoming.history.params[0] ?? '');
  if (incoming.own) return store.open('private', target);
  if (fromServer(incoming)) return store.server();
  // Services and bots greet by NOTICE: that alone opens nothing.
  return notice ? (store.find(incoming.nick) ?? store.server()) : store.privateWith(incoming.nick);
}
