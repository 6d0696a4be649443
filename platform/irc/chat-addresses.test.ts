import { afterAll, beforeAll, expect, it } from 'vitest';
import { connectClient, type TestClient } from '../../e2e/irc/clients.ts';
import { type Inspircd, startInspircd } from '../../e2e/irc/inspircd.ts';
import { sharedAddress } from './chat-addresses.ts';

let ircd: Inspircd;
const open: TestClient[] = [];
beforeAll(async () => {
  ircd = await startInspircd();
});
afterAll(async () => {
  for (const { client } of open) client.disconnect();
  await ircd.close();
});

it('finds that everybody has one address, from a few people on', async () => {
  open.push(await connectClient({ url: ircd.url, nick: 'dawn', channels: ['#show'] }));
  expect(await sharedAddress(ircd.url, '#show', 'http://localhost:3000')).toEqual({
    members: 2,
    address: '',
  });
  open.push(await connectClient({ url: ircd.url, nick: 'dusk', channels: ['#show'] }));
  expect(await sharedAddress(ircd.url, '#show', 'http://localhost:3000')).toEqual({
    members: 3,
    address: '127.0.0.1',
  });
});

it('says when there is no chat', async () => {
  expect(await sharedAddress('ws://127.0.0.1:9/', '#show', 'http://localhost:3000')).toBeNull();
});
