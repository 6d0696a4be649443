import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { alwaysAnswer, REQUEST_LIMITS, readTarget } from './always-answer.ts';

let server: Server | undefined;
const logged: { event: string; fields: object | undefined }[] = [];
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
  logged.length = 0;
});

type Listener = Parameters<typeof alwaysAnswer>[0];

async function serve(listener: Listener): Promise<number> {
  const log = (_: string, event: string, fields?: object) => void logged.push({ event, fields });
  server = createServer(REQUEST_LIMITS, alwaysAnswer(listener, log)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

/** Sends bytes as they are; resolves to what came back until the connection was closed. */
async function send(port: number, bytes: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  let answer = '';
  socket.on('data', (data) => {
    answer += data;
  });
  socket.on('error', () => undefined);
  socket.write(bytes);
  await once(socket, 'close');
  return answer;
}
const request = (line: string) => `${line} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`;

it.each(['GET //[/x', 'GET //a:99999/', 'GET *', 'GET http://[/x', 'GET /%E0%A4%A'])(
  'answers 400 to %s, and the listener never sees it',
  async (line) => {
    const port = await serve((_, response) => response.end('seen'));
    const answer = await send(port, request(line));
    expect(answer).toMatch(/^HTTP\/1.1 400 [\s\S]*This address cannot be read/);
    expect(logged).toEqual([]);
  },
);

it.each(['[', 'a:99999', 'a b'])('answers 400 to the host %s', async (host) => {
  const port = await serve((_, response) => response.end('seen'));
  const answer = await send(port, `GET / HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
  expect(answer).toMatch(/^HTTP\/1.1 400 /);
});

it('answers OPTIONS *, and takes the whole address that a proxy may send', async () => {
  const port = await serve((asked, response) => response.end(`for ${asked.url}`));
  expect(await send(port, request('OPTIONS *'))).toMatch(/^HTTP\/1.1 204 /);
  expect(await send(port, request('GET http://a/schedule?b=c'))).toContain('for /schedule?b=c');
});

it.each([
  ['throws', () => new URL('//[/x', 'http://site')],
  ['rejects', () => Promise.reject(new Error('no luck'))],
])('answers 500 if the listener %s, and logs it without the query', async (_, listener) => {
  const port = await serve(listener);
  const answer = await send(port, request('GET /x?secret=hush'));
  expect(answer).toMatch(/^HTTP\/1.1 500 [\s\S]*This could not be answered/);
  expect(logged).toMatchObject([{ event: 'request-failed', fields: { method: 'GET', path: '/x' } }]);
  expect(JSON.stringify(logged)).not.toContain('hush');
});

it('cuts a client off whose answer broke in the middle', async () => {
  const port = await serve(async (_, response) => {
    response.writeHead(200, { 'content-length': 10 });
    response.write('half');
    throw new Error('no luck');
  });
  expect(await send(port, request('GET /x'))).not.toContain('This could not');
});

it.each([
  ['headers', 'GET / HTTP/1.1\r\nHost: a\r\nX-Half'],
  ['a body', 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nhalf'],
])('closes a connection that stops in the middle of %s', async (_, bytes) => {
  const port = await serve(() => undefined);
  expect(await send(port, bytes)).toMatch(/^HTTP\/1.1 408 /);
});

it.each([
  ['/', '/'],
  ['/schedule?a=b', '/schedule?a=b'],
  ['/shows/caf%C3%A9', '/shows/caf%C3%A9'],
  ['//elsewhere.example/', '//elsewhere.example/'],
  ['http://watch.example.org/schedule?a=b', '/schedule?a=b'],
  ['HTTP://watch.example.org', '/'],
])('reads %s', (url, target) => {
  expect(readTarget(url)).toBe(target);
});

it.each([
  '//[/x',
  '//a:99999/',
  '//[::1/x?key=1',
  '//%zz/',
  'http://[/x',
  'http://a:99999/',
  '*',
  '?x',
  '\\\\x',
  'schedule',
  '/%E0%A4%A',
  '/%',
  '',
])('refuses %j', (url) => {
  expect(readTarget(url)).toBeNull();
});
