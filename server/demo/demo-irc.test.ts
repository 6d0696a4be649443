import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { connectClient, makeClient, said } from '../../e2e/irc/clients.ts';
import { type DemoIrc, startDemoIrc } from './demo-irc.ts';

let demo: DemoIrc;
beforeAll(async () => {
  demo = await startDemoIrc({ port: 0 });
});
afterAll(() => demo.close());

const url = () => `ws://127.0.0.1:${demo.port}/`;

test('two windows talk, see each other type and leave', async () => {
  const alice = await connectClient({ url: url(), nick: 'alice', channels: ['#demo'] });
  const bob = await connectClient({ url: url(), nick: 'bob', channels: ['#demo'] });
  bob.client.say('#demo', 'hello, alice');
  alice.client.typing('#demo', 'active');
  await alice.settled(bob);
  expect(said(alice.client, '#demo')).toEqual(['bob: hello, alice']);
  expect(said(bob.client, '#demo')).toEqual(['bob: hello, alice']);
  const line = bob.line('#demo', 'hello, alice');
  expect(line).toMatchObject({ status: 'there', self: true });
  expect(alice.line('#demo', 'hello, alice')).toMatchObject({ mention: true, msgid: line?.msgid });
  expect([...(bob.room('#demo')?.typing.values() ?? [])].map((t) => t.nick)).toEqual(['alice']);
  expect(
    alice
      .room('#demo')
      ?.members.sorted()
      .map((m) => m.prefixes + m.user.nick),
  ).toEqual(['@alice', 'bob']);
  bob.client.disconnect('bye');
  await alice.until(() => alice.room('#demo')?.members.size === 1);
  alice.client.disconnect();
});

test('a person who comes later sees earlier lines, and gets another nick if theirs is taken', async () => {
  const carol = await connectClient({ url: url(), nick: 'carol', channels: ['#late'] });
  carol.client.say('#late', 'first');
  await carol.settled(carol);
  const other = await connectClient({ url: url(), nick: 'carol', channels: ['#late'] });
  await other.settled(other);
  expect(other.client.state.self.nick).toBe('carol_');
  expect(said(other.client, '#late')).toEqual(['carol: first']);
  expect(other.line('#late', 'first')).toMatchObject({ history: true });
  carol.client.disconnect();
  other.client.disconnect();
});

test('the code for speaking is loaded at its first use', async () => {
  const dawn = await connectClient({ url: url(), nick: 'dawn', channels: ['#lazy'], inParts: true });
  await dawn.until(() => dawn.client.raw('AWAY :gone') || dawn.client.state.self.away, 'the voice');
  await dawn.settled();
  expect(dawn.client.state.self.away).toBe(true);
  expect(dawn.client.say('#lazy', 'hello')).toMatchObject([{ status: 'sent' }]);
  expect(await dawn.client.whois('dawn')).toMatchObject({ nick: 'dawn' });
  dawn.client.disconnect();

  const dusk = makeClient({ url: url(), nick: 'dusk', channels: ['#lazy'], inParts: true });
  expect(dusk.client.say('#lazy', 'too early')).toEqual([]);
  dusk.client.nick('dusk2');
  dusk.client.connect();
  await dusk.until(() => dusk.room('#lazy')?.membersComplete === true);
  dusk.client.disconnect();
});

test('listens on loopback only', async () => {
  await expect(startDemoIrc({ port: 0, host: '0.0.0.0' })).rejects.toThrow(RangeError);
});

test.each([['http://example.com'], ['https://localhost.example'], [undefined]])(
  'refuses a page from %s',
  async (origin) => {
    const socket = new WebSocket(url(), { origin });
    const error = await new Promise<Error>((resolve) => socket.once('error', resolve));
    expect(error.message).toMatch(/401/);
  },
);

test('cuts off who floods, and answers what it does not know', async () => {
  const socket = new WebSocket(url(), { origin: 'http://localhost:3000' });
  const lines: string[] = [];
  socket.on('message', (data) => lines.push(String(data)));
  await new Promise((resolve) => socket.once('open', resolve));
  const closed = new Promise((resolve) => socket.once('close', resolve));
  socket.send('NICK 9lives');
  socket.send('__proto__ x');
  socket.send(`PRIVMSG #demo :${'x'.repeat(600)}`);
  for (let i = 0; i < 100; i++) socket.send(`PING :${i}`);
  await closed;
  expect(lines.some((line) => / 432 /.test(line))).toBe(true);
  expect(lines.some((line) => / 421 .*__PROTO__/.test(line))).toBe(true);
  expect(lines.some((line) => / 417 /.test(line))).toBe(true);
  expect(lines.at(-1)).toBe('ERROR :Closing link: Excess flood');
});
