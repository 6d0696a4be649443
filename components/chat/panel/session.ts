import { createClient } from '#lib/irc/client/client.ts';
import { type Socket, webSocketTransport } from '#lib/irc/client/websocket.ts';
import type { Client, Credentials } from '#lib/irc/types.ts';
import { keep, readKept } from './settings.ts';

/** An IRC client on this browser's WebSocket, clock and chance. */
export function createSession(url: string, nick: string, channel: string, credentials?: Credentials): Client {
  const memory = {
    get: (key: string) => {
      const kept = readKept(`marquee:chat:${key}`);
      return typeof kept === 'string' ? kept : null;
    },
    set: (key: string, value: string) => keep(`marquee:chat:${key}`, value),
  };
  return createClient(
    {
      transport: webSocketTransport({
        url,
        createSocket: (to, protocols) => new WebSocket(to, protocols) as Socket,
        memory,
      }),
      nick,
      realname: nick,
      credentials,
      channels: [channel],
    },
    {
      now: () => Date.now(),
      setTimeout: (run, ms) => setTimeout(run, ms),
      clearTimeout: (handle) => clearTimeout(handle as number),
      random: () => Math.random(),
    },
  );
}

/** A nick for somebody who only reads. */
export const guestNick = () => `guest${String(Math.floor(Math.random() * 100_000)).padStart(5, '0')}`;
