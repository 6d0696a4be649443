import { createServer, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { IrcConfig } from '#bot/env.ts';
import type { Pace } from '#bot/pace.ts';
import { connectClient } from '../../e2e/irc/clients.ts';
import { type Inspircd, startInspircd } from '../../e2e/irc/inspircd.ts';
import { OPER } from '../../e2e/irc/inspircd-config.ts';
import { fitLine, sendLine } from './send-line.ts';
import { type Session, startSession } from './session.ts';

const SOON: Pace['irc'] = {
  firstReturn: 100,
  longestReturn: 1000,
  firstComeback: 300,
  longestComeback: 1000,
  look: 50,
};

let server: Inspircd;
let stopping: AbortController;

beforeEach(async () => {
  stopping = new AbortController();
  server = await startInspircd();
}, 30_000);
afterEach(async () => {
  stopping.abort();
  await server.close();
});

const config = (changes: Partial<IrcConfig> = {}): IrcConfig => ({
  host: '127.0.0.1',
  port: server.ports.irc,
  tls: false,
  nick: 'marquee',
  account: null,
  password: null,
  adminChannel: '#crew',
  adminKey: 'secret',
  publicChannel: null,
  operators: [],
  plain: false,
  lineInterval: 10,
  ...changes,
});

function until(session: Session, test: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (!test()) return;
      stop();
      resolve();
    };
    const stop = session.onChange(look);
    look();
  });
}

const start = (changes?: Partial<IrcConfig>) =>
  startSession(config(changes), () => {}, stopping.signal, SOON);
const joined = (session: Session) => until(session, () => session.joined('#crew') !== null);
const out = (session: Session) => until(session, () => session.joined('#crew') === null);

it('joins a channel with a key, and goes back in after each kick', async () => {
  const op = await connectClient({ url: server.url, nick: 'op', channels: ['#crew'] });
  op.client.mode('#crew', '+k', 'secret');
  const session = start();
  await joined(session);
  for (let i = 0; i < 2; i++) {
    op.client.kick('#crew', 'marquee');
    await out(session);
    await joined(session);
  }
  op.client.disconnect();
});

it('comes back when the server was killed and started again', async () => {
  const session = start();
  await joined(session);
  await server.kill();
  await until(session, () => session.client.state.connection.kind === 'waiting');
  await server.start();
  session.client.wake();
  await joined(session);
}, 40_000);

it('comes back after a K-line, once that is over', async () => {
  const op = await connectClient({ url: server.url, nick: 'op', channels: ['#crew'] });
  op.client.raw(`OPER ${OPER.name} ${OPER.password}`);
  await op.client.ping();
  const session = start();
  await joined(session);
  op.client.raw('KLINE marquee@127.0.0.1 1h :not now');
  await until(session, () => session.client.state.connection.kind === 'closed');
  const { connection } = session.client.state;
  expect(connection).toMatchObject({ kind: 'closed', reason: { code: 'banned' } });
  op.client.raw('KLINE marquee@127.0.0.1');
  await joined(session);
  op.client.disconnect();
}, 40_000);

describe('a line', () => {
  it('is cut on a character’s edge, so that others get all that was kept of it', async () => {
    const op = await connectClient({ url: server.url, nick: 'op', channels: ['#crew'] });
    op.client.mode('#crew', '+k', 'secret');
    const session = start();
    await joined(session);
    const long = '🎬'.repeat(200);
    const said = await sendLine(
      session,
      '#crew',
      `${long}\r\nQUIT`,
      () => {},
      () => true,
    );
    expect(said).toMatchObject({ outcome: 'said' });
    await op.until(() =>
      op.lines('#crew').some((line) => line.nick === 'marquee' && line.kind === 'message'),
    );
    const text =
      op.lines('#crew').find((line) => line.nick === 'marquee' && line.kind === 'message')?.text ?? '';
    expect(text).toMatch(/^(?:🎬){80,}…$/u);
    expect(text).toBe(fitLine(session, '#crew', long));
    op.client.disconnect();
  });
});

it('says nothing to a server without TLS if TLS was asked for', async () => {
  const sockets: Socket[] = [];
  const other = createServer((socket) => {
    sockets.push(socket);
    socket.end('NOTICE * :hello\r\n');
  });
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const { port } = other.address() as { port: number };
  const session = start({ port, tls: true });
  await until(session, () => session.client.state.connection.kind === 'waiting');
  expect(session.client.state.connection).toMatchObject({ reason: { code: 'unreachable' } });
  for (const socket of sockets) socket.destroy();
  other.close();
});
