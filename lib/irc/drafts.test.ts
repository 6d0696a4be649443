import { afterEach, expect, test } from 'vitest';
import {
  connectClient,
  makeClient,
  said,
  type TestClient,
  type TestClientOptions,
} from '../../e2e/irc/clients.ts';
import { type ScriptedServer, startScriptedServer } from '../../e2e/irc/scripted-server.ts';

/** The drafts that InspIRCd 3 lacks, against a stand-in that follows their specifications. */
let server: ScriptedServer;
const open: TestClient[] = [];

const start = async (options: Parameters<typeof startScriptedServer>[0] = {}) => {
  server = await startScriptedServer(options);
};
const join = async (nick: string, options: Partial<TestClientOptions> = {}) => {
  const test = await connectClient({ url: server.url, nick, channels: ['#show'], ...options });
  open.push(test);
  return test;
};
const texts = (test: TestClient) =>
  test
    .lines('#show')
    .filter(({ kind }) => kind === 'message')
    .map(({ text }) => text);

afterEach(async () => {
  for (const { client } of open.splice(0)) client.disconnect();
  await server.close();
});

test('history comes on joining, and older lines page by page until there are none', async () => {
  await start();
  for (let i = 0; i < 50; i++) server.store('#show', 'dusk', `line ${i}`, i);
  const dawn = await join('dawn');
  await dawn.until(() => texts(dawn).length === 20);
  expect(texts(dawn)).toEqual(Array.from({ length: 20 }, (_, i) => `line ${30 + i}`));
  expect(dawn.room('#show')).toMatchObject({ history: 'more', unread: 0 });
  expect(await dawn.client.loadOlder('#show')).toBe(20);
  expect(await dawn.client.loadOlder('#show')).toBe(10);
  expect(texts(dawn)).toEqual(Array.from({ length: 50 }, (_, i) => `line ${i}`));
  expect(await dawn.client.loadOlder('#show')).toBe(0);
  expect(dawn.room('#show')?.history).toBe('end');
  expect(dawn.room('#show')?.lines.start).toBeLessThan(0);
});

test('after a break: missed lines are there once, and count as unread', async () => {
  await start();
  const dawn = await join('dawn');
  const dusk = await join('dusk');
  dusk.client.say('#show', 'seen');
  await dusk.settled(dawn);
  dawn.client.markRead('#show');
  server.drop();
  await dawn.until(() => dawn.client.state.connection.kind === 'waiting');
  const later = (Date.now() + 1000 - Date.parse('2026-11-28T19:00:00Z')) / 1000;
  server.store('#show', 'dusk', 'missed', later);
  dawn.client.wake();
  await dawn.until(() => texts(dawn).includes('missed'));
  expect(texts(dawn)).toEqual(['seen', 'missed']);
  expect(dawn.room('#show')?.unread).toBe(1);
});

test('after a long break: missing lines leave no hole, and come on scrolling up', async () => {
  await start();
  for (let i = 0; i < 5; i++) server.store('#show', 'dusk', `early ${i}`, i);
  const dawn = await join('dawn');
  await dawn.until(() => texts(dawn).length === 5);
  server.drop();
  await dawn.until(() => dawn.client.state.connection.kind === 'waiting');
  for (let i = 0; i < 30; i++) server.store('#show', 'dusk', `missed ${i}`, 100 + i);
  dawn.client.wake();
  await dawn.until(() => texts(dawn).includes('missed 29'));
  expect(texts(dawn)).toEqual(Array.from({ length: 20 }, (_, i) => `missed ${10 + i}`));
  await dawn.client.loadOlder('#show');
  expect(texts(dawn).slice(0, 6)).toEqual([...Array(5).keys()].map((i) => `early ${i}`).concat('missed 0'));
});

test('people who wrote privately while one was away are found, as unread', async () => {
  await start();
  const dawn = await join('dawn');
  server.drop();
  await dawn.until(() => dawn.client.state.connection.kind === 'waiting');
  const later = (Date.now() + 10 - Date.parse('2026-11-28T19:00:00Z')) / 1000;
  server.store('dawn', 'dusk', 'are you there?', later);
  await new Promise((resolve) => setTimeout(resolve, 20));
  dawn.client.wake();
  await dawn.until(() => dawn.room('dusk')?.unread === 1);
  expect(dawn.lines('dusk').map(({ text }) => text)).toEqual(['are you there?']);
});

test('a line whose confirmation was lost: found in history it is confirmed, else given back, never sent twice', async () => {
  await start();
  const dawn = await join('dawn');
  server.deaf = true;
  const [line] = dawn.client.say('#show', 'did it arrive?');
  const [other] = dawn.client.say('#show', 'and this?');
  await server.hears(':and this?');
  server.drop();
  await dawn.until(() => dawn.client.state.connection.kind === 'waiting');
  expect([line?.status, other?.status]).toEqual(['sent', 'sent']);
  // The server had taken the first before the network broke.
  const msgid = server.store(
    '#show',
    'dawn',
    'did it arrive?',
    (Date.now() - Date.parse('2026-11-28T19:00:00Z')) / 1000,
  );
  server.deaf = false;
  dawn.client.wake();
  await dawn.until(() => other?.status === 'failed');
  expect(line).toMatchObject({ status: 'there', msgid });
  expect(other?.failure).toMatch(/before it was confirmed/);
  expect(texts(dawn)).toEqual(['did it arrive?', 'and this?']);
  expect(server.heard.filter((heard) => heard.endsWith(':did it arrive?')).length).toBe(1);
  if (other) dawn.client.discard(other);
  expect(texts(dawn)).toEqual(['did it arrive?']);
});

test('messages are deleted, and a refusal to delete is said', async () => {
  await start();
  const dawn = await join('dawn');
  const dusk = await join('dusk');
  const [line] = dawn.client.say('#show', 'oops');
  await dawn.settled(dusk);
  const msgid = line?.msgid ?? '';
  expect(dusk.client.redact('#show', msgid)).toBe(true);
  await dusk.until(() => dusk.events.some((event) => event.type === 'refusal'));
  expect(dusk.events.at(-1)).toMatchObject({
    type: 'refusal',
    command: 'REDACT',
    code: 'REDACT_FORBIDDEN',
    context: ['#show', msgid],
  });
  dawn.client.redact('#show', msgid, 'a typo');
  await dawn.settled(dusk);
  for (const side of [dawn, dusk])
    expect(side.lines('#show').find((l) => l.msgid === msgid)).toMatchObject({
      text: '',
      redacted: { by: 'dawn', reason: 'a typo' },
    });
});

test('a device knows which lines another one has read', async () => {
  await start();
  const phone = await join('dawn');
  const laptop = await join('dawn');
  const dusk = await join('dusk');
  dusk.client.say('#show', 'news');
  await dusk.settled(phone, laptop);
  expect(laptop.room('#show')?.unread).toBe(1);
  phone.client.markRead('#show');
  await laptop.until(() => laptop.room('#show')?.unread === 0);
  const later = await join('dawn');
  await later.until(() => (later.room('#show')?.readTo ?? 0) > 0);
  expect(later.events).toContainEqual(expect.objectContaining({ type: 'read-elsewhere' }));
});

test('registering: refused, then by mail and code', async () => {
  await start();
  const dawn = await join('dawn');
  const last = () => dawn.events.filter((event) => event.type === 'registration').at(-1);
  expect(dawn.client.register('dawn-account', 'dawn@example.org', 'short')).toBe(true);
  await dawn.until(() => last()?.outcome === 'failed');
  expect(last()).toMatchObject({ account: 'dawn-account', text: 'That password is too short' });
  dawn.client.register('dawn-account', 'dawn@example.org', 'long enough');
  await dawn.until(() => last()?.outcome === 'verification-required');
  dawn.client.verify('dawn-account', 'sunrise');
  await dawn.until(() => last()?.outcome === 'failed');
  dawn.client.verify('dawn-account', 'moonrise');
  await dawn.until(() => last()?.outcome === 'done');
  expect(dawn.client.state.self.account).toBe('dawn-account');
  expect(dawn.client.register('with space', 'a@b', 'password')).toBe(false);
});

test('several lines are one message if the server has multiline, several if not', async () => {
  await start();
  const dawn = await join('dawn');
  const dusk = await join('dusk');
  const text = `first\n\n${'long '.repeat(150)}end`;
  const lines = dawn.client.say('#show', text);
  await dawn.settled(dusk);
  expect(lines).toMatchObject([{ text, status: 'there' }]);
  expect(texts(dusk)).toEqual([text]);
  expect(texts(dawn)).toEqual([text]);
  dawn.client.say('#show', 'x\n'.repeat(40));
  await dawn.until(() => texts(dawn).length === 41);
  for (const { client } of open.splice(0)) client.disconnect();
  await server.close();

  await start({ without: ['draft/multiline'] });
  const noon = await join('noon');
  noon.client.say('#show', 'one\n\ntwo');
  await noon.settled();
  expect(texts(noon)).toEqual(['one', 'two']);
});

test('without implicit names they are asked for', async () => {
  await start();
  const dawn = await join('dawn');
  expect(server.heard).toContain('NAMES #show');
  expect(dawn.room('#show')?.members.size).toBe(1);
});

test('a server with none of it still is a chat', async () => {
  const { SCRIPTED_CAPS } = await import('../../e2e/irc/scripted-server.ts');
  await start({ without: Object.keys(SCRIPTED_CAPS) });
  const dawn = await join('dawn');
  const dusk = await join('dusk');
  expect([...dawn.client.state.caps]).toEqual([]);
  const [line] = dawn.client.say('#show', 'plain');
  await dawn.settled(dusk);
  expect(line?.status).toBe('there');
  expect(said(dawn.client, '#show')).toEqual(['dawn: plain']);
  expect(said(dusk.client, '#show')).toEqual(['dawn: plain']);
  expect(dawn.room('#show')?.history).toBe('none');
  expect(dawn.client.redact('#show', 'x')).toBe(false);
  expect(dawn.client.react('#show', 'x', 'y')).toBe(false);
  expect(dawn.client.register('a', 'b', 'c')).toBe(false);
  expect(await dawn.client.loadOlder('#show')).toBe(0);
});

test.each([
  ['text.ircv3.net', false, 'text'],
  [null, false, 'none'],
  [null, true, 'none'],
] as const)('WebSocket with subprotocol %s, binary frames: %s', async (protocol, binary, remembered) => {
  await start({ protocol, binary });
  const memory = new Map<string, string>();
  const dawn = await join('dawn', {
    memory: { get: (key) => memory.get(key) ?? null, set: (key, value) => memory.set(key, value) },
  });
  dawn.client.say('#show', 'héllo 日本');
  await dawn.settled();
  expect(said(dawn.client, '#show')).toEqual(['dawn: héllo 日本']);
  expect([...memory.values()]).toEqual([remembered]);
});

test('an address that nothing listens at, and one that is none', async () => {
  await start();
  for (const url of ['ws://127.0.0.1:9/', 'not an address']) {
    const test = makeClient({ url, nick: 'dawn' });
    test.client.connect();
    await test.until(() => test.client.state.connection.kind === 'waiting');
    expect(test.client.state.connection).toMatchObject({ reason: { code: 'unreachable' } });
    test.client.disconnect();
  }
});
