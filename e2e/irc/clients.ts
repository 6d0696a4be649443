import { WebSocket } from 'ws';
import { allParts } from '#lib/irc/client/all-parts.ts';
import { createClient } from '#lib/irc/client/client.ts';
import { type Socket, webSocketTransport } from '#lib/irc/client/websocket.ts';
import type { Client, ClientEvent, ClientOptions, Conversation, Environment, Line } from '#lib/irc/types.ts';

const PATIENCE = 15_000;

const realEnvironment: Environment = {
  now: () => Date.now(),
  setTimeout: (run, ms) => setTimeout(run, ms),
  clearTimeout: (handle) => clearTimeout(handle as ReturnType<typeof setTimeout>),
  random: () => Math.random(),
};

export type TestClient = {
  client: Client;
  /** Every line received, as it came. */
  wire: string[];
  events: ClientEvent[];
  room(name: string): Conversation | undefined;
  lines(name: string): Line[];
  line(name: string, text: string): Line | undefined;
  /** Resolves as soon as `check` is true; it is checked at every message. */
  until(check: () => boolean, what?: string): Promise<void>;
  /** Waits with PINGs until all lines of this client, and then of the others, have arrived at all of them. */
  settled(...others: TestClient[]): Promise<void>;
};

export type TestClientOptions = Partial<ClientOptions> & {
  url: string;
  nick: string;
  memory?: { get(key: string): string | null; set(key: string, value: string): void };
  environment?: Environment;
  /** Headers of the handshake, such as the address that a proxy would add. */
  headers?: Record<string, string>;
  /** Loads the code for reading and for sending when it is first needed, as a page does. */
  inParts?: boolean;
};

/** A client of ours over a real WebSocket of Node's, not connected yet. */
export function makeClient({
  url,
  memory,
  headers,
  environment,
  inParts = false,
  ...options
}: TestClientOptions): TestClient {
  const wire: string[] = [];
  const events: ClientEvent[] = [];
  const waiting = new Set<() => void>();
  const look = () => {
    for (const check of waiting) check();
  };
  const connect = webSocketTransport({
    url,
    memory,
    createSocket: (address, protocols) =>
      new WebSocket(address, protocols, { origin: 'http://localhost:3000', headers }) as unknown as Socket,
  });
  const client = createClient(
    {
      ...options,
      transport: (handlers) =>
        connect({
          ...handlers,
          onLine(line) {
            wire.push(line);
            handlers.onLine(line);
            look();
          },
        }),
    },
    environment ?? realEnvironment,
    inParts ? undefined : allParts,
  );
  client.onEvent((event) => events.push(event));
  client.onDirty(() =>
    queueMicrotask(() => {
      client.takeChanges();
      look();
    }),
  );
  const lines = (name: string) => {
    const list = client.state.find(name)?.lines;
    const out: Line[] = [];
    for (let at = list?.start ?? 0; at < (list?.end ?? 0); at++) {
      const line = list?.at(at);
      if (line) out.push(line);
    }
    return out;
  };
  const until = (check: () => boolean, what = String(check)) =>
    new Promise<void>((resolve, reject) => {
      const done = () => {
        if (!check()) return;
        clearTimeout(timer);
        waiting.delete(done);
        resolve();
      };
      const timer = setTimeout(() => {
        waiting.delete(done);
        reject(new Error(`${options.nick} waited in vain for: ${what}\n${wire.slice(-8).join('\n')}`));
      }, PATIENCE);
      waiting.add(done);
      done();
    });
  return {
    client,
    wire,
    events,
    room: (name) => client.state.find(name),
    lines,
    line: (name, text) => lines(name).find((line) => line.text === text),
    until,
    async settled(...others) {
      await client.ping();
      for (const other of others) await other.client.ping();
      await client.ping();
    },
  };
}

/** As `makeClient`, connected and in its channels. */
export async function connectClient(options: TestClientOptions): Promise<TestClient> {
  const test = makeClient(options);
  test.client.connect();
  await test.until(() => test.client.state.connection.kind === 'connected', 'connected');
  for (const channel of options.channels ?? [])
    await test.until(
      () => test.room(channel.split(' ')[0] ?? '')?.membersComplete === true,
      `joined ${channel}`,
    );
  return test;
}

/** The messages of a channel, as `nick: text`. */
export function said(client: Client, name: string): string[] {
  const list = client.state.find(name)?.lines;
  const out: string[] = [];
  for (let at = list?.start ?? 0; at < (list?.end ?? 0); at++) {
    const line = list?.at(at);
    if (line && (line.kind === 'message' || line.kind === 'action' || line.kind === 'notice'))
      out.push(`${line.nick}: ${line.text}`);
  }
  return out;
}
