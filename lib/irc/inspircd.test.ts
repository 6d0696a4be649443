import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connectClient, makeClient, said, type TestClient } from '../../e2e/irc/clients.ts';
import { type Inspircd, startInspircd } from '../../e2e/irc/inspircd.ts';
import { OPER } from '../../e2e/irc/inspircd-config.ts';
import { startServices } from '../../e2e/irc/services.ts';
import type { Credentials } from './types.ts';

/** The core against a real InspIRCd: each test has channels and nicks of its own. */
let ircd: Inspircd;
const open: TestClient[] = [];

beforeAll(async () => {
  ircd = await startInspircd();
});
afterAll(async () => {
  for (const { client } of open) client.disconnect();
  await ircd.close();
});

type Options = Partial<Parameters<typeof connectClient>[0]>;
const connect = async (nick: string, more: Options = {}) => {
  const test = await connectClient({ url: ircd.url, nick, ...more });
  open.push(test);
  return test;
};
const join = (nick: string, channel: string, more: Options = {}) =>
  connect(nick, { channels: [channel], ...more });
/** They come together, as the server lets people in once a second; who is in the channel first has op. */
const pair = async (channel: string, a: string, b: string) => {
  const both = await Promise.all([connect(a), connect(b)]);
  for (const test of both) {
    test.client.join(channel);
    await test.until(() => test.room(channel)?.membersComplete === true);
  }
  return both;
};

describe.concurrent('two clients', () => {
  test('talk: each line once, confirmed, with the same id', async () => {
    const [dawn, dusk] = await pair('#talk', 'dawn1', 'dusk1');
    const [line] = dawn.client.say('#talk', 'good evening, dusk1');
    expect(line?.status).toBe('sent');
    dusk.client.say('#talk', 'waves', { action: true });
    await dawn.settled(dusk);
    expect(said(dawn.client, '#talk').sort()).toEqual(['dawn1: good evening, dusk1', 'dusk1: waves']);
    expect(line).toMatchObject({ status: 'there', self: true, prefix: '@' });
    expect(dusk.line('#talk', 'good evening, dusk1')).toMatchObject({
      msgid: line?.msgid,
      mention: true,
      prefix: '@',
    });
    expect(dawn.line('#talk', 'waves')?.kind).toBe('action');
    expect(
      dawn
        .room('#talk')
        ?.members.sorted()
        .map((m) => m.prefixes + m.user.nick),
    ).toEqual(['@dawn1', 'dusk1']);
  });

  test('in private, and know who is online', async () => {
    const [dawn, dusk] = await pair('#private', 'dawn2', 'dusk2');
    dawn.client.say('dusk2', 'psst');
    await dawn.settled(dusk);
    expect(dusk.lines('dawn2')).toMatchObject([{ text: 'psst', kind: 'message' }]);
    expect(dawn.lines('dusk2')).toMatchObject([{ text: 'psst', self: true, status: 'there' }]);
    await dawn.until(() => dawn.room('dusk2')?.online === true);
    dusk.client.disconnect('night');
    await dawn.until(() => dawn.room('dusk2')?.online === false);
    const [lost] = dawn.client.say('dusk2', 'still there?');
    await dawn.settled();
    expect(lost).toMatchObject({ status: 'failed', failure: 'No such nick' });
  });

  test('long lines arrive whole, in pieces of at most 512 bytes', async () => {
    const [dawn, dusk] = await pair('#long', 'dawn3', 'dusk3');
    const text = `${'日本語のテキスト '.repeat(60)}👩‍👩‍👧`;
    const lines = dawn.client.say('#long', text);
    expect(lines.length).toBeGreaterThan(2);
    await dawn.settled(dusk);
    expect(
      dusk
        .lines('#long')
        .map((line) => line.text)
        .join(''),
    ).toBe(text);
    for (const raw of dusk.wire)
      expect(Buffer.byteLength(raw.replace(/^@\S+ /, '')) + 2).toBeLessThanOrEqual(512);
    expect(dusk.wire.join('')).not.toContain('\ufffd');
    expect(dawn.lines('#long').every(({ status }) => status === 'there')).toBe(true);
  });

  test('line breaks make lines, never commands', async () => {
    const [dawn, dusk] = await pair('#break', 'dawn4', 'dusk4');
    dawn.client.say('#break', 'one\r\nPART #break\n\ntwo\0');
    await dawn.settled(dusk);
    expect(said(dusk.client, '#break')).toEqual(['dawn4: one', 'dawn4: PART #break', 'dawn4: two']);
    expect(dawn.client.raw('PRIVMSG #break :x\r\nQUIT')).toBe(false);
  });

  test('see typing, replies and reactions', async () => {
    const [dawn, dusk] = await pair('#tags', 'dawn5', 'dusk5');
    const [line] = dawn.client.say('#tags', 'first');
    await dawn.settled(dusk);
    const msgid = line?.msgid ?? '';
    dusk.client.typing('#tags', 'active');
    await dusk.settled(dawn);
    expect([...(dawn.room('#tags')?.typing.values() ?? [])].map(({ nick }) => nick)).toEqual(['dusk5']);
    dusk.client.say('#tags', 'second', { replyTo: msgid });
    expect(dusk.client.react('#tags', msgid, '🎉')).toBe(true);
    await dusk.settled(dawn);
    expect(dawn.room('#tags')?.typing.size).toBe(0);
    expect(dawn.line('#tags', 'second')?.replyTo).toBe(msgid);
    for (const side of [dawn, dusk])
      expect([...(side.line('#tags', 'first')?.reactions?.get('🎉') ?? [])]).toEqual(['dusk5']);
    expect(dusk.client.redact('#tags', msgid)).toBe(false);
  });

  test('whois, topic, away, realname', async () => {
    const [dawn, dusk] = await pair('#who', 'dawn6', 'dusk6');
    dawn.client.setTopic('#who', 'Tonight: \x02premiere\x02');
    dusk.client.away('lunch');
    await dawn.settled(dusk);
    expect(dusk.room('#who')?.topic).toMatchObject({ text: 'Tonight: \x02premiere\x02', by: 'dawn6' });
    expect(dawn.client.state.user('dusk6')?.away).toBe(true);
    expect(dusk.client.state.self.away).toBe(true);
    expect(await dawn.client.whois('dusk6')).toMatchObject({
      nick: 'dusk6',
      realname: 'dusk6',
      away: 'lunch',
      server: 'irc.marquee.test',
    });
    expect(await dawn.client.whois('nobody')).toBeNull();
  });
});

describe.concurrent('operators of a channel', () => {
  test('kick and ban: the other is told, and cannot come back', async () => {
    const [dawn, dusk] = await pair('#ban', 'dawn7', 'dusk7');
    dawn.client.mode('#ban', '+b', 'dusk7!*@*');
    dawn.client.kick('#ban', 'dusk7', 'enough');
    await dawn.settled(dusk);
    expect(dusk.room('#ban')).toMatchObject({ joined: false, refusal: { code: 'kicked', text: 'enough' } });
    expect(dawn.lines('#ban').at(-1)).toMatchObject({
      kind: 'kick',
      nick: 'dawn7',
      target: 'dusk7',
      text: 'enough',
    });
    dusk.client.join('#ban');
    await dusk.settled();
    expect(dusk.room('#ban')).toMatchObject({ joined: false, refusal: { code: 'banned' } });
    expect(dusk.client.say('#ban', 'please')).toMatchObject([{ status: 'failed' }]);
  });

  test('+m: a line is given back with the reason; with voice it goes through', async () => {
    const [dawn, dusk] = await pair('#mute', 'dawn8', 'dusk8');
    dawn.client.mode('#mute', '+m');
    await dawn.settled(dusk);
    expect(dusk.room('#mute')?.modes.has('m')).toBe(true);
    const [refused] = dusk.client.say('#mute', 'hello?');
    await dusk.settled();
    expect(refused?.status).toBe('failed');
    expect(refused?.failure).toMatch(/\+m|moderated/i);
    dawn.client.mode('#mute', '+v', 'dusk8');
    await dawn.settled(dusk);
    expect(dusk.room('#mute')?.prefixes).toBe('+');
    if (refused) dusk.client.retry(refused);
    await dusk.settled(dawn);
    expect(said(dawn.client, '#mute')).toEqual(['dusk8: hello?']);
    expect(dusk.lines('#mute').filter(({ text }) => text === 'hello?')).toMatchObject([{ status: 'there' }]);
  });

  test.each([
    ['+i', [], 'invite-only'],
    ['+k', ['secret'], 'key'],
    ['+l', ['1'], 'full'],
  ])('%s keeps out, and says why', async (mode, args, code) => {
    const channel = `#closed${mode.slice(1)}`;
    const dawn = await join(`dawn9${mode.slice(1)}`, channel);
    dawn.client.mode(channel, mode, ...args);
    await dawn.settled();
    const dusk = await join(`dusk9${mode.slice(1)}`, '#lobby');
    dusk.client.join(channel);
    await dusk.settled();
    expect(dusk.room(channel)).toMatchObject({ joined: false, refusal: { code } });
    if (mode === '+k') dusk.client.join(channel, 'secret');
    else if (mode === '+i') dawn.client.invite(dusk.client.state.self.nick, channel);
    else dawn.client.mode(channel, '-l');
    await dawn.settled(dusk);
    if (mode === '+i')
      expect(dusk.events).toContainEqual({ type: 'invite', channel, nick: dawn.client.state.self.nick });
    if (mode !== '+k') dusk.client.join(channel);
    await dusk.until(() => dusk.room(channel)?.membersComplete === true);
    expect(dusk.room(channel)).toMatchObject({ joined: true, refusal: null });
  });

  test('many modes at once go in as many lines as the server takes', async () => {
    const dawn = await join('dawn10', '#modes');
    const masks = Array.from({ length: 12 }, (_, i) => `*!*@host${i}`);
    dawn.client.mode('#modes', `+${'b'.repeat(12)}`, ...masks);
    await dawn.settled();
    const shown = dawn
      .lines('#modes')
      .filter(({ kind }) => kind === 'mode')
      .map(({ text }) => text);
    expect(shown.length).toBe(3);
    for (const mask of masks) expect(shown.join(' ')).toContain(mask);
    const listed = await dawn.client.list('#modes', 'b');
    expect(listed.map(({ mask }) => mask).sort()).toEqual(masks.sort());
    expect(listed[0]).toMatchObject({ by: 'dawn10', time: expect.any(Number) });
    expect(await dawn.client.list('#modes', 'e')).toEqual([]);
  });
});

describe.concurrent('nicks', () => {
  test('one in use is solved, one asked for later is refused and the old kept', async () => {
    const dawn = await join('dawn11', '#nicks');
    const other = await join('dawn11', '#nicks');
    expect(other.client.state.self.nick).toBe('dawn11_');
    expect(other.events).toContainEqual({ type: 'nick-taken', wanted: 'dawn11', nick: 'dawn11_' });
    dawn.client.nick('dawn11_');
    await dawn.settled(other);
    expect(dawn.client.state.self.nick).toBe('dawn11');
    expect(dawn.events).toContainEqual(expect.objectContaining({ type: 'refusal', code: '433' }));
    dawn.client.nick('Dawn11-new');
    await dawn.settled(other);
    expect(dawn.client.state.self.nick).toBe('Dawn11-new');
    expect(other.room('#nicks')?.members.has('dawn11-NEW')).toBe(true);
  });

  test('one that the server refuses becomes one that it takes', async () => {
    const test = await join('héloïse', '#nicks');
    expect(test.client.state.self.nick).toMatch(/^hlose\d+$/);
  });
});

describe.concurrent('history', () => {
  test('a person who joins sees the last lines, marked as such and not twice', async () => {
    const dawn = await join('dawn12', '#history');
    dawn.client.mode('#history', '+H', '50:1h');
    for (const text of ['one', 'two', 'three']) dawn.client.say('#history', text);
    await dawn.settled();
    const dusk = await join('dusk12', '#history');
    await dusk.settled();
    expect(dusk.lines('#history').map(({ text, history }) => [text, history])).toEqual([
      ['one', true],
      ['two', true],
      ['three', true],
    ]);
    expect(dusk.room('#history')?.unread).toBe(0);
    dusk.client.part('#history');
    dusk.client.join('#history');
    await dusk.until(() => dusk.room('#history')?.membersComplete === true);
    await dusk.settled();
    expect(dusk.lines('#history').map(({ text }) => text)).toEqual(['one', 'two', 'three']);
  });
});

describe.concurrent('logging in, with a services stand-in over a real link', () => {
  const plain = (password: string): Credentials => ({
    mechanism: 'PLAIN',
    account: 'dawn-account',
    password,
  });

  test('SASL right, SASL wrong, a login later, and NickServ', async () => {
    const services = await startServices({
      linkPort: ircd.ports.link,
      accounts: { 'dawn-account': 'right one' },
    });
    const [good, bad, guest] = await Promise.all([
      join('dawn13', '#login', { credentials: plain('right one') }),
      join('dusk13', '#login', { credentials: plain('wrong one') }),
      join('night13', '#login'),
    ]);
    expect(good.client.state.self.account).toBe('dawn-account');
    expect(good.events).toContainEqual(
      expect.objectContaining({ type: 'login', ok: true, account: 'dawn-account' }),
    );

    expect(bad.client.state.self.account).toBeNull();
    expect(bad.events).toContainEqual(expect.objectContaining({ type: 'login', ok: false }));
    bad.client.login(plain('right one'));
    await bad.until(() => bad.client.state.self.account === 'dawn-account');
    await bad.settled(good);
    expect(good.client.state.user('dusk13')?.account).toBe('dawn-account');
    good.client.say('#login', 'hello');
    await good.settled(bad);
    expect(bad.line('#login', 'hello')?.account).toBe('dawn-account');

    const strict = makeClient({
      url: ircd.url,
      nick: 'noon13',
      credentials: plain('wrong one'),
      loginRequired: true,
    });
    strict.client.connect();
    await strict.until(() => strict.client.state.connection.kind === 'closed');
    expect(strict.client.state.connection).toMatchObject({ reason: { code: 'login' } });

    // NickServ is there for those who ask by name.
    guest.client.raw('NICKSERV IDENTIFY dawn-account right one');
    await guest.settled();
    guest.client.raw('PRIVMSG NickServ :IDENTIFY dawn-account nothing');
    await guest.until(() => guest.wire.some((line) => line.includes('Password incorrect')));
    await services.close();
  });

  test('no SASL on the server: NickServ is told, by the server’s own command', async () => {
    // Services that offer no mechanism: the server does not list sasl.
    const own = await startInspircd();
    const services = await startServices({
      linkPort: own.ports.link,
      accounts: { dawn: 'pass' },
      sasl: false,
    });
    const guest = await join('dawn14', '#nickserv', {
      url: own.url,
      credentials: { mechanism: 'PLAIN', account: 'dawn', password: 'pass' },
    });
    await guest.until(() => guest.client.state.self.account === 'dawn');
    guest.client.disconnect();
    await services.close();
    await own.close();
  });
});

describe.concurrent('being thrown out', () => {
  test('a K-line: said in plain words, and no way back by itself', async () => {
    const [dawn, oper] = await Promise.all([
      join('dawn15', '#kline', { user: 'badident' }),
      join('warden15', '#kline'),
    ]);
    oper.client.raw(`OPER ${OPER.name} ${OPER.password}`);
    oper.client.raw('KLINE badident@* 1h :spamming the show');
    await dawn.until(() => dawn.client.state.connection.kind === 'closed');
    expect(dawn.client.state.connection).toMatchObject({
      reason: { code: 'banned', text: expect.stringContaining('spamming the show') },
    });
    const again = makeClient({ url: ircd.url, nick: 'dawn15b', user: 'badident' });
    again.client.connect();
    await again.until(() => again.client.state.connection.kind === 'closed');
    expect(again.client.state.connection).toMatchObject({ reason: { code: 'banned' } });
  });

  test('a KILL: waits a good while', async () => {
    const [dawn, oper] = await Promise.all([join('dawn16', '#kill'), join('warden16', '#kill')]);
    oper.client.raw(`OPER ${OPER.name} ${OPER.password}`);
    oper.client.raw('KILL dawn16 :enough');
    await dawn.until(() => dawn.client.state.connection.kind === 'waiting');
    expect(dawn.client.state.connection).toMatchObject({ reason: { code: 'killed' } });
    dawn.client.disconnect();
  });
});

describe.concurrent('a server of its own', () => {
  test('killed and back: all is there again, nothing lost, nothing twice', async () => {
    const own = await startInspircd();
    const [dawn, dusk] = await Promise.all([
      connectClient({ url: own.url, nick: 'dawn', channels: ['#show'] }),
      connectClient({ url: own.url, nick: 'dusk', channels: ['#show'] }),
    ]);
    dawn.client.say('#show', 'before');
    await dawn.settled(dusk);
    await own.kill();
    await dawn.until(() => dawn.client.state.connection.kind === 'waiting');
    await dusk.until(() => dusk.client.state.connection.kind === 'waiting');
    const [queued] = dawn.client.say('#show', 'while away');
    expect(queued?.status).toBe('queued');
    await own.start();
    for (const side of [dusk, dawn]) side.client.wake();
    for (const side of [dawn, dusk])
      await side.until(
        () =>
          side.room('#show')?.membersComplete === true && side.client.state.connection.kind === 'connected',
      );
    await dawn.until(() => queued?.status === 'there');
    await dawn.settled(dusk);
    expect(said(dawn.client, '#show')).toEqual(['dawn: before', 'dawn: while away']);
    expect(
      said(dusk.client, '#show').filter((line) => line === 'dawn: while away').length,
    ).toBeLessThanOrEqual(1);
    expect(dawn.room('#show')?.members.size).toBe(2);
    dawn.client.disconnect();
    dusk.client.disconnect();
    await own.close();
  });

  test('throttled: says so and waits at least half a minute', async () => {
    const own = await startInspircd({
      extra:
        '<module name="connflood"><connflood period="60" maxconns="2" timeout="60" quitmsg="Throttled: too many connections" bootwait="0">',
    });
    const clients = ['a', 'b', 'c', 'd'].map((nick) => makeClient({ url: own.url, nick: `${nick}throttle` }));
    for (const { client } of clients) client.connect();
    await Promise.any(
      clients.map((test) => test.until(() => test.client.state.connection.kind === 'waiting')),
    );
    const waiting = clients.find(({ client }) => client.state.connection.kind === 'waiting')?.client.state
      .connection;
    expect(waiting).toMatchObject({ reason: { code: 'throttled' } });
    if (waiting?.kind === 'waiting') expect(waiting.until - Date.now()).toBeGreaterThan(25_000);
    for (const { client } of clients) client.disconnect();
    await own.close();
  });

  test('no subprotocol there: found out once, remembered for the address', async () => {
    const memory = new Map<string, string>();
    const store = {
      get: (key: string) => memory.get(key) ?? null,
      set: (key: string, value: string) => void memory.set(key, value),
    };
    const first = await connectClient({ url: ircd.url, nick: 'proto1', memory: store });
    expect([...memory.values()]).toEqual(['none']);
    first.client.disconnect();
    const second = await connectClient({ url: ircd.url, nick: 'proto2', memory: store });
    expect([...memory.values()]).toEqual(['none']);
    second.client.disconnect();
  });

  test('members in a crowd: NAMES only, no WHO', async () => {
    const crowd = await Promise.all(Array.from({ length: 40 }, (_, i) => join(`crowd${i}`, '#crowd')));
    const late = await join('latecomer', '#crowd');
    expect(late.room('#crowd')?.members.size).toBe(41);
    expect(late.wire.filter((line) => / 35[24] /.test(line))).toEqual([]);
    for (const { client } of crowd) client.disconnect();
    await late.until(() => late.room('#crowd')?.members.size === 1);
    expect(late.lines('#crowd').filter(({ kind }) => kind === 'presence').length).toBe(1);
  });
});
