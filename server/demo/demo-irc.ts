import { createServer, type IncomingMessage } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import { parseMessage } from '#lib/irc/message/parse.ts';
import { utf8Length } from '#lib/irc/message/split.ts';
import type { Message } from '#lib/irc/types.ts';
import type { Config } from '../env.ts';
import { channelCommands } from './channel-commands.ts';
import { lineFor, Network, type Peer } from './network.ts';
import { peopleCommands } from './people-commands.ts';
import { registration } from './registration.ts';
import { Session } from './session.ts';

const BEFORE = new Map(Object.entries(registration));
const COMMANDS = new Map(Object.entries({ ...registration, ...channelCommands, ...peopleCommands }));

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);
const MOST_CLIENTS = 64;
/** The size of a burst of lines, and the lines a second after it; a client that sends more is cut off. */
const FLOOD = { burst: 40, perSecond: 8 };
const MOST_LINE = 512;
const MOST_FRAME = 8192;
const REGISTER_LIMIT = 30_000;
const ALIVE_EVERY = 30_000;

type DemoChat = { /** The address that browsers connect to. */ url: string; close(): Promise<void> };
export type DemoIrc = { port: number; close(): Promise<void> };

/** Only pages of this machine may connect: any site that is open in the browser could try. */
function fromLoopback({ headers }: IncomingMessage): boolean {
  const { origin } = headers;
  if (!origin || !URL.canParse(origin)) return false;
  return LOOPBACK.has(new URL(origin).hostname.replace(/^\[|\]$/g, ''));
}

/**
 * A small IRC server over WebSocket, so that the demo's chat works between two windows without any network. On loopback only,
 * and never for production: it keeps no accounts, no bans, nothing on disk. `port` 0 takes a free one. Throws a RangeError for
 * any other host, rejects if the port is taken.
 */
export async function startDemoIrc({
  port,
  host = '127.0.0.1',
}: {
  port: number;
  host?: string;
}): Promise<DemoIrc> {
  if (!LOOPBACK.has(host)) throw new RangeError(`The demo chat listens on loopback only, not on ${host}.`);
  const network = new Network();
  const http = createServer((_, response) => response.writeHead(426).end('IRC over WebSocket\n'));
  const sockets = new WebSocketServer({
    server: http,
    maxPayload: MOST_FRAME,
    perMessageDeflate: false,
    verifyClient: ({ req }: { req: IncomingMessage }) => fromLoopback(req),
    handleProtocols: (offered) => (offered.has('text.ircv3.net') ? 'text.ircv3.net' : false),
  });
  sockets.on('connection', (socket) => serve(network, socket, sockets.clients.size));
  const alive = setInterval(() => {
    for (const socket of sockets.clients) socket.ping();
  }, ALIVE_EVERY);
  alive.unref();
  await new Promise<void>((resolve, reject) => {
    http.once('error', reject);
    http.listen(port, host, () => resolve());
  });
  const address = http.address();
  return {
    port: typeof address === 'object' && address ? address.port : port,
    async close() {
      clearInterval(alive);
      for (const socket of sockets.clients) socket.terminate();
      await new Promise<void>((resolve) => sockets.close(() => http.close(() => resolve())));
    },
  };
}

function serve(network: Network, socket: WebSocket, clients: number) {
  const peer: Peer = {
    nick: '',
    user: '',
    realname: '',
    away: '',
    caps: new Set(),
    registered: false,
    send: (message) => socket.send(lineFor(peer, message)),
  };
  let reason = 'Connection closed';
  const close = (why: string) => {
    reason = why;
    peer.send({ command: 'ERROR', params: [`Closing link: ${why}`] });
    socket.close();
  };
  if (clients > MOST_CLIENTS) return close('the demo server is full');
  network.peers.add(peer);
  const session = new Session(network, peer, close);
  const late = setTimeout(() => {
    if (!peer.registered) close('Registration timeout');
  }, REGISTER_LIMIT);
  late.unref();

  let allowance = FLOOD.burst;
  let refilled = Date.now();
  socket.on('message', (data) => {
    if (reason !== 'Connection closed') return;
    const now = Date.now();
    allowance = Math.min(FLOOD.burst, allowance + ((now - refilled) / 1000) * FLOOD.perSecond);
    refilled = now;
    for (const line of String(data).split(/[\r\n]+/)) {
      if (line === '') continue;
      if (--allowance < 0) return close('Excess flood');
      const message = parseMessage(line.replaceAll('\0', ''));
      if (!message) continue;
      const body = line.startsWith('@') ? line.slice(line.indexOf(' ') + 1) : line;
      if (utf8Length(body) > MOST_LINE - 2 || line.length - body.length > 4096)
        session.reply('417', 'Input line was too long');
      else handle(session, message);
    }
  });
  socket.on('error', () => socket.terminate());
  socket.on('close', () => {
    clearTimeout(late);
    session.gone(reason);
  });
}

/** RFC 1459 as far as a chat between two windows needs it. */
function handle(session: Session, message: Message): void {
  const name = message.command.toUpperCase();
  const command = COMMANDS.get(name);
  if (command && (session.peer.registered || BEFORE.has(name))) command(session, message.params, message);
  else if (command) session.reply('451', 'You have not registered');
  else session.reply('421', name.slice(0, 32), 'Unknown command');
}

/**
 * Starts the demo's chat, only if nothing at all was configured: it is for this machine alone. Browsers connect to it
 * directly, or at /irc if nginx leads there (DEMO_CHAT_PORT).
 */
export async function startDemoChat({ demo, chat, demoChatPort, siteUrl }: Config): Promise<DemoChat | null> {
  if (!demo || chat.url !== null) return null;
  const { port, close } = await startDemoIrc({ port: demoChatPort ?? 0, host: '127.0.0.1' });
  const behindNginx = `${siteUrl.origin.replace(/^http/, 'ws')}/irc`;
  return { url: demoChatPort === null ? `ws://127.0.0.1:${port}/` : behindNginx, close };
}
