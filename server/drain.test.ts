import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { followConnections } from './drain.ts';

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

const GET = 'GET / HTTP/1.1\r\nHost: a\r\n\r\n';

/** Starts a server that keeps its connections for long. */
async function serve(listener: RequestListener) {
  server = createServer({ keepAliveTimeout: 60_000 }, listener).listen(0, '127.0.0.1');
  const drain = followConnections(server);
  await once(server, 'listening');
  return { drain, port: (server.address() as AddressInfo).port };
}

/** Opens a connection; `ended` resolves to all that came on it. */
async function open(port: number): Promise<{ socket: Socket; ended: Promise<string> }> {
  const socket = connect(port, '127.0.0.1');
  let text = '';
  socket.on('data', (data) => {
    text += data;
  });
  socket.on('error', () => undefined);
  const ended = once(socket, 'close').then(() => text);
  await once(socket, 'connect');
  return { socket, ended };
}

it('a connection that nobody asked on, and one that was answered, are closed at once', async () => {
  const { drain, port } = await serve((_, response) => response.end('one'));
  const silent = await open(port);
  const asked = await open(port);
  asked.socket.write(GET);
  await once(asked.socket, 'data');
  await drain();
  expect(await silent.ended).toBe('');
  expect(await asked.ended).toMatch(/one$/);
});

it('a stream that is ended then takes its connection along, although the browser would keep it', async () => {
  const { promise: begun, resolve: begin } = Promise.withResolvers<() => void>();
  const { drain, port } = await serve((_, response) => {
    response.writeHead(200, { 'content-length': '6' });
    response.write('one');
    begin(() => response.end('two'));
  });
  const { socket, ended } = await open(port);
  socket.write(GET);
  const end = await begun;
  const drained = drain();
  end();
  await drained;
  expect(await ended).toMatch(/onetwo$/);
});
