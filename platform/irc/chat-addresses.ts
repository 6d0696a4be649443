import { allParts } from '#lib/irc/client/all-parts.ts';
import { createClient } from '#lib/irc/client/client.ts';
import { type Socket, webSocketTransport } from '#lib/irc/client/websocket.ts';
import { sharedHost } from '#lib/irc/moderation/select.ts';

const LIMIT_MS = 15_000;
const LOOPBACK = /^(?:127\.|::1$|0::1$|localhost$|localhost\.)/;

/** The address that everybody in the chat has, or '' if they differ. Null if the network could not be reached. */
type SharedAddress = { members: number; address: string } | null;

/**
 * Joins the chat as a guest and looks at everybody's address. If the IRC server does not trust the proxy before it, all have
 * the proxy's, and a ban of one hits all. `origin` is the site's, because servers let only known ones in.
 */
export async function sharedAddress(url: string, channel: string, origin: string): Promise<SharedAddress> {
  // Node's own takes headers in place of protocols; none is asked for here.
  const open = WebSocket as unknown as new (url: string, options: object) => Socket;
  const client = createClient(
    {
      transport: webSocketTransport({
        url,
        createSocket: (to) => new open(to, { headers: { origin } }),
      }),
      nick: `look${Math.floor(Math.random() * 100_000)}`,
      channels: [channel],
      history: 1,
    },
    {
      now: Date.now,
      setTimeout,
      clearTimeout: (timer) => clearTimeout(timer as NodeJS.Timeout),
      random: Math.random,
    },
    allParts,
  );
  try {
    const joined = new Promise<boolean>((resolve) => {
      const timer = setTimeout(() => resolve(false), LIMIT_MS);
      const look = () => {
        client.takeChanges();
        const { connection } = client.state;
        const isDone = client.state.find(channel)?.membersComplete === true;
        if (!isDone && connection.kind !== 'waiting' && connection.kind !== 'closed') return;
        clearTimeout(timer);
        resolve(isDone);
      };
      client.onDirty(() => queueMicrotask(look));
    });
    client.connect();
    if (!(await joined)) return null;
    await client.learnHosts(channel);
    const people = (client.state.find(channel)?.members.sorted() ?? []).map(({ user }) => user);
    const shared = sharedHost(people);
    const own = client.state.self.host;
    const isOwn = LOOPBACK.test(own) && !LOOPBACK.test(new URL(url).hostname);
    return { members: people.length, address: shared || (isOwn ? own : '') };
  } finally {
    client.disconnect();
  }
}
