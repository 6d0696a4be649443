import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { toPlain } from '#bot/announce/render.ts';
import type { IrcConfig } from '#bot/env.ts';
import { watchAddresses } from '#bot/irc/address-watch.ts';
import { countChat } from '#bot/irc/count-chat.ts';
import { watchModeration } from '#bot/irc/moderation-watch.ts';
import { type Session, startSession } from '#bot/irc/session.ts';
import { keepTakenLines } from '#bot/irc/taken-lines.ts';
import { PACE } from '#bot/pace.ts';
import type { Schedule } from '#bot/shows/schedule.ts';
import { openBotDatabase } from '#bot/store/database.ts';
import { Moderation } from '#bot/store/moderation.ts';
import { HIDE_TAG } from '#lib/irc/moderation/folding.ts';
import { modesOf, raisedAtOnce, shieldOf } from '#lib/irc/moderation/shield.ts';
import { openChatLog } from '#server/chat/chat-log.ts';
import { createTakenAnswer } from '#server/chat/taken-answer.ts';
import { connectClient, type TestClient } from '../../e2e/irc/clients.ts';
import { type Inspircd, startInspircd } from '../../e2e/irc/inspircd.ts';
import { MODERATOR_COMMANDS, timeOf } from './moderator-commands.ts';
import { watchWords } from './word-watch.ts';

/** The bot in a channel of a real InspIRCd, with the rank that it needs. */
let ircd: Inspircd;
let session: Session;
let alice: TestClient;
let bob: TestClient;
let moderation: Moderation;
let tick = () => {};
let clock = 0;
const stopping = new AbortController();
const folder = mkdtempSync(join(tmpdir(), 'marquee-moderation-'));
const now = () => Date.now() + clock;

beforeAll(async () => {
  ircd = await startInspircd({ extra: '<module name="delaymsg"><module name="messageflood">' });
  alice = await connectClient({ url: ircd.url, nick: 'alice', channels: ['#show'] });
  const config: IrcConfig = {
    host: '127.0.0.1',
    port: ircd.ports.irc,
    tls: false,
    nick: 'marquee',
    account: null,
    password: null,
    adminChannel: null,
    adminKey: null,
    publicChannel: '#show',
    operators: [],
    plain: true,
    lineInterval: 10,
  };
  session = startSession(config, () => {}, stopping.signal, PACE.irc);
  moderation = new Moderation(openBotDatabase(folder));
  tick = watchModeration(session, '#show', moderation, now);
  await alice.until(() => alice.room('#show')?.members.has('marquee') === true);
  bob = await connectClient({ url: ircd.url, nick: 'bob', channels: ['#show'] });
}, 30_000);
afterAll(async () => {
  stopping.abort();
  for (const { client } of [alice, bob]) client.disconnect();
  await ircd.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Resolves when the bot knows it. */
const seen = (check: () => boolean) =>
  new Promise<void>((resolve) => {
    const look = () => {
      if (!check()) return;
      stop();
      resolve();
    };
    const stop = session.onChange(look);
    look();
  });

async function run(text: string): Promise<string[]> {
  const [word = '', ...args] = text.split(' ');
  const room = session.joined('#show');
  const context = { session, room, moderation, schedule: null, now: now() };
  const answer = await MODERATOR_COMMANDS[word]?.(context, 'Alice', args);
  return (answer ?? []).map(toPlain);
}

it('moderates only with the rank that it takes', async () => {
  expect(await run('quiet bob 10m')).toEqual(['I am no operator of the channel: give me the rank first.']);
  alice.client.mode('#show', '+o', 'marquee');
  await seen(() => session.joined('#show')?.prefixes === '@');
});

it('silences for a time, by name if the address is that of several, and lifts it', async () => {
  expect(await run('quiet bob 10m')).toEqual(['bob is silent for 10 min.']);
  await session.client.ping();
  const [refused] = bob.client.say('#show', 'am I heard?');
  await bob.until(() => refused?.status === 'failed');
  expect((await alice.client.list('#show', 'b')).map(({ mask }) => mask)).toEqual(['m:bob!*@*']);
  tick();
  await session.client.ping();
  expect(await alice.client.list('#show', 'b')).toHaveLength(1);
  clock = 11 * 60_000;
  tick();
  await session.client.ping();
  expect(await alice.client.list('#show', 'b')).toEqual([]);
  clock = 0;
  expect(await run('quiet bob soon')).toEqual(['soon is no time: write 10m, 2h or 1d.']);
  expect(await run('quiet nobody')).toEqual(['Nobody is called nobody.']);
});

it('raises and lowers the shield', async () => {
  expect((await run('shield on'))[0]).toMatch(/^The shield is up: newcomers read only/);
  await alice.until(() => alice.room('#show')?.modes.get('d') === '3600');
  const [line] = bob.client.say('#show', 'I was here before');
  await bob.until(() => line?.status === 'there');
  await run('shield off');
  await alice.until(() => alice.room('#show')?.modes.has('d') === false);
});

it('tells the crew that everybody has one address, once', async () => {
  const eve = await connectClient({ url: ircd.url, nick: 'eve', channels: ['#show'] });
  await seen(() => session.joined('#show')?.members.has('eve') === true);
  const told: string[] = [];
  const look = watchAddresses(session, '#show', (audience, { key }) => told.push(`${audience} ${key}`) > 0);
  for (const at of [1, 61_000, 62_000]) look(at);
  await session.client.ping();
  await session.client.ping();
  expect(told).toEqual(['crew irc:address:127.0.0.1']);
  eve.client.disconnect();
  await seen(() => session.joined('#show')?.members.has('eve') === false);
});

it('acts on the list of words, if it was told to', async () => {
  const words = {
    settings: { startingSoon: 15, overrun: 60, chatWords: ['free nitro', '<caps>'] },
  } as Schedule;
  watchWords(session, '#show', moderation, () => words, now);
  const say = async (text: string) => {
    bob.client.say('#show', text);
    await seen(() => {
      const lines = session.joined('#show')?.lines;
      return lines?.at(lines.end - 1)?.text === text || lines?.at(lines.end - 2)?.text === text;
    });
  };
  for (const text of ['FR3E NITRO a', 'free nitro b', 'free nitro c']) await say(text);
  await session.client.ping();
  expect(await alice.client.list('#show', 'b')).toEqual([]);
  await run('words act on');
  for (const text of ['free nitro d', 'a calm line', 'fr\u0435e n1tro e', 'free nitro f']) await say(text);
  await alice.until(() => alice.lines('#show').some(({ text }) => text === '+b m:bob!*@*'));
  await run('words act off');
  alice.client.mode('#show', '-b', 'm:bob!*@*');
  await alice.client.ping();
  await session.client.ping();
  expect(moderation.log.last(1)).toMatchObject([{ kind: 'lift', by: 'alice', about: 'bob' }]);
  moderation.log.forget('bob');
});

it('keeps reports and what moderators do, for 90 days or until it is to be forgotten', async () => {
  const trudy = await connectClient({ url: ircd.url, nick: 'Trudy', channels: ['#show'] });
  bob.client.say('#show', 'a calm line');
  await bob.settled(trudy);
  trudy.client.say('#show', 'buy now, cheap');
  await trudy.settled(bob);
  bob.client.raw('PRIVMSG @#show :Report of Trudy: buy now');
  await bob.settled(alice);
  alice.client.kick('#show', 'bob', 'enough');
  await seen(() => session.joined('#show')?.members.has('bob') === false);
  // The site reads it from the bot's database.
  const folderOfSite = join(folder, 'site');
  mkdirSync(join(folderOfSite, 'bot'), { recursive: true });
  const chatLog = openChatLog(folderOfSite, () => {});
  expect(chatLog.read()).toBeNull();
  symlinkSync(join(folder, 'bot.sqlite'), join(folderOfSite, 'bot', 'bot.sqlite'));
  const report = chatLog.read()?.entries.find(({ kind }) => kind === 'report');
  expect(report).toMatchObject({ by: 'bob', about: 'trudy', text: 'buy now' });
  expect(report?.context.slice(-2)).toEqual([
    { nick: 'bob', text: 'a calm line' },
    { nick: 'trudy', text: 'buy now, cheap' },
  ]);
  expect(chatLog.read()?.people).toContainEqual({ name: 'trudy', entries: 1, since: report?.at });
  expect((await run('modlog')).map((text) => text.replace(/^\S+ \S+ /, ''))).toEqual([
    'kick by alice, bob',
    'report by bob, trudy: buy now',
    'shield by alice: off',
    'shield by alice: on',
  ]);
  expect(await run('modlog trudy')).toHaveLength(1);
  expect(await run('modlog forget Bob')).toEqual(['2 entries about Bob are deleted.']);
  expect(await run('modlog bob')).toEqual(['Nothing is kept.']);
  // Nor are his lines beside reports about others.
  bob.client.join('#show');
  await bob.until(() => bob.room('#show')?.membersComplete === true);
  trudy.client.raw('PRIVMSG @#show :Report of Trudy: buy now');
  await trudy.settled(alice);
  await session.client.ping();
  expect(chatLog.read()?.people.map(({ name }) => name)).toContain('bob');
  const left = chatLog.forget('bob', { name: 'Ann', open: false, role: 'all', key: null });
  expect(left?.people.map(({ name }) => name)).not.toContain('bob');
  expect(left?.entries[0]).toMatchObject({ kind: 'report', about: 'trudy' });
  bob.client.part('#show');
  trudy.client.disconnect();
  await seen(() => session.joined('#show')?.members.size === 2);
  moderation.log.prune(Date.now() + 91 * 24 * 3600_000);
  expect(await run('modlog')).toEqual(['Nothing is kept.']);
});

/** The answer of the site from a data folder. */
function answerOf(dataDir: string | null): unknown {
  let body = '';
  const response = { setHeader: () => {}, end: (text: string) => (body = text) };
  createTakenAnswer(dataDir, now)(response as unknown as ServerResponse);
  return JSON.parse(body);
}

it('lists the lines that were taken away, for an hour, and counts who is there', async () => {
  const botFolder = join(folder, 'bot');
  mkdirSync(botFolder);
  const keep = keepTakenLines(session, '#show', botFolder, now, () => {});
  const count = countChat(session, '#show', botFolder, () => {});
  const written = (name: string, expected: unknown) =>
    vi.waitFor(() => expect(JSON.parse(readFileSync(join(botFolder, name), 'utf8'))).toEqual(expected));
  const eve = await connectClient({ url: ircd.url, nick: 'eve', channels: ['#show'] });
  const carol = await connectClient({ url: ircd.url, nick: 'carol', channels: ['#show'] });
  for (const text of ['buy now', 'buy now!']) eve.client.say('#show', text);
  carol.client.say('#show', 'calm talk');
  await alice.until(() => alice.lines('#show').filter(({ nick }) => /eve|carol/.test(nick)).length === 3);
  await session.client.ping();
  // Without the bot itself: alice, carol and eve.
  count(now());
  await written('chat.json', { at: expect.any(Number), members: 3, messages: 3 });
  const idOf = (text: string) => alice.line('#show', text)?.msgid ?? '';
  const taken = (text: string) => ({ msgid: idOf(text), time: expect.any(Number) });
  alice.client.kick('#show', 'eve', 'enough');
  await seen(() => session.joined('#show')?.members.has('eve') === false);
  keep();
  await written('taken.json', [taken('buy now'), taken('buy now!')]);
  // Somebody without a rank takes nothing away.
  carol.client.raw(`@${HIDE_TAG}=${idOf('calm talk')} TAGMSG #show`);
  await carol.settled(alice);
  alice.client.raw(`@${HIDE_TAG}=${idOf('calm talk')} TAGMSG #show`);
  await alice.client.ping();
  await session.client.ping();
  keep();
  await written('taken.json', [taken('buy now'), taken('buy now!'), taken('calm talk')]);
  expect(answerOf(folder)).toEqual([idOf('buy now'), idOf('buy now!'), idOf('calm talk')]);
  expect(answerOf(null)).toEqual([]);
  clock = 61 * 60_000;
  keep();
  clock = 0;
  await written('taken.json', []);
  for (const { client } of [eve, carol]) client.disconnect();
  await seen(() => session.joined('#show')?.members.size === 2);
  count(now() + 60_000);
  await written('chat.json', { at: expect.any(Number), members: 1, messages: 3 });
});

it('keeps in the log what moderators do with the shield in the chat panel', async () => {
  const { client } = alice;
  const switches = shieldOf(client.state.isupport);
  for (const on of [true, false]) client.mode('#show', ...modesOf(raisedAtOnce(switches), on));
  client.mode(
    '#show',
    ...modesOf(
      switches.filter(({ name }) => name === 'slow'),
      true,
    ),
  );
  client.mode('#show', '-f+v', 'alice');
  client.mode('#show', '-v', 'alice');
  await client.ping();
  await session.client.ping();
  const kept = moderation.log.last(4);
  expect(kept.map(({ kind, by, text }) => [kind, by, text])).toEqual([
    ['shield', 'alice', 'slow off'],
    ['shield', 'alice', 'slow on'],
    ['shield', 'alice', 'off'],
    ['shield', 'alice', 'on'],
  ]);
  expect(Math.abs((kept[0]?.at ?? 0) - Date.now())).toBeLessThan(60_000);
  expect((await run('modlog'))[0]).toMatch(/^\S+ \S+ shield by alice: slow off$/);
});

it.each([
  ['10m', 600_000],
  ['2h', 7_200_000],
  ['1d', 86_400_000],
  ['5', 300_000],
  ['soon', null],
  ['99999d', 30 * 86_400_000],
])('reads the time %s', (text, ms) => {
  expect(timeOf(text)).toBe(ms);
});
