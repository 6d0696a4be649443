import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { OutboxRow } from '#bot/store/outbox.ts';
import { webhookTransport } from './webhook-transport.ts';

let server: Server;
let url: URL;
let answer: (response: ServerResponse) => void;
let heard: string[] = [];

beforeEach(async () => {
  heard = [];
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (data) => {
      body += data;
    });
    request.on('end', () => {
      heard.push(body);
      answer(response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`);
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const row: OutboxRow = {
  id: 1,
  destination: 'discord',
  recipient: '',
  text: 'hello',
  state: 'waiting',
  expiresAt: null,
  sendingAt: null,
};

async function say(kind: 'discord' | 'slack' = 'discord') {
  let begun = 0;
  const said = await webhookTransport(kind, url).say(row, () => {
    // Nothing may have left before it is written down that it may have.
    expect(heard).toEqual([]);
    begun++;
  });
  return { said, begun };
}

it.each([
  ['discord', { content: 'hello', allowed_mentions: { parse: [] }, flags: 4 }],
  ['slack', { text: 'hello', unfurl_links: false }],
] as const)('says it as %s reads it', async (kind, body) => {
  answer = (response) => response.writeHead(200).end('ok');
  expect(await say(kind)).toEqual({ said: { outcome: 'said' }, begun: 1 });
  expect(heard.map((text) => JSON.parse(text))).toEqual([body]);
});

it.each([
  ['too fast, in the header', 429, { 'retry-after': '2' }, '', { outcome: 'later', after: 2000 }],
  [
    'too fast, in the body',
    429,
    { 'retry-after': '3' },
    '{"retry_after": 1.5}',
    { outcome: 'later', after: 1500 },
  ],
  ['a fault over there', 503, {}, '', { outcome: 'later', after: 2000 }],
  ['a webhook that was deleted', 404, {}, '', { outcome: 'refused' }],
  ['a form that it does not take', 400, {}, '', { outcome: 'refused' }],
] as const)('%s', async (_what, status, headers, body, expected) => {
  answer = (response) => response.writeHead(status, headers).end(body);
  expect((await say()).said).toMatchObject(expected);
});

it('is unsure if it was said and not answered', async () => {
  answer = (response) => response.destroy();
  expect(await say()).toEqual({ said: { outcome: 'unsure' }, begun: 1 });
});

it('did not say it if nobody is there', async () => {
  await new Promise((resolve) => server.close(resolve));
  expect(await say()).toMatchObject({ said: { outcome: 'later' }, begun: 0 });
});
