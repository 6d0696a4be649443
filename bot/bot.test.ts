import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { makeStage, type Stage, sendPush, startBot } from '../e2e/bot/test-bot.ts';
import { connectClient, type TestClient } from '../e2e/irc/clients.ts';
import { type Inspircd, startInspircd } from '../e2e/irc/inspircd.ts';
import { type Services, startServices } from '../e2e/irc/services.ts';
import type { Bot } from './run.ts';
import type { Schedule, Slot } from './shows/schedule.ts';

const ACCOUNTS = { marquee: 'bot-password', alice: 'alice-password', carol: 'carol-password' };
const MINUTE = 60_000;

// Each waits for a real server to let people in, which takes it a second at best.
vi.setConfig({ testTimeout: 60_000 });

let server: Inspircd;
let services: Services;
let stage: Stage;
let bot: Bot;
let people: TestClient[] = [];

beforeAll(async () => {
  server = await startInspircd();
  services = await startServices({ linkPort: server.ports.link, accounts: ACCOUNTS });
}, 30_000);
afterAll(async () => {
  await services.close();
  await server.close();
});

/** Somebody in both channels, logged in where an account is named; the first one is op. */
async function person(nick: string, account: keyof typeof ACCOUNTS | null = null): Promise<TestClient> {
  const client = await connectClient({
    url: server.url,
    nick,
    channels: ['#crew', '#lobby'],
    credentials: account ? { mechanism: 'PLAIN', account, password: ACCOUNTS[account] } : undefined,
  });
  people.push(client);
  return client;
}

const spoken = (client: TestClient, channel: string) =>
  client
    .lines(channel)
    .filter((line) => line.kind === 'message' && line.nick.startsWith('marquee'))
    .map((line) => line.text);
const hears = (client: TestClient, channel: string, text: string | RegExp) =>
  client.until(
    () =>
      spoken(client, channel).some((line) =>
        typeof text === 'string' ? line.includes(text) : text.test(line),
      ),
    `${channel}: ${text}`,
  );
const here = (client: TestClient) =>
  client.until(
    () => ['#crew', '#lobby'].every((name) => client.room(name)?.members.has('marquee')),
    'the bot',
  );

const slot = (uid: string, inMinutes: number, more: Partial<Slot> = {}): Slot => ({
  uid,
  title: `Show ${uid}`,
  start: new Date(Date.now() + inMinutes * MINUTE).toISOString().replace(/\.\d+Z/, 'Z'),
  end: new Date(Date.now() + (inMinutes + 60) * MINUTE).toISOString().replace(/\.\d+Z/, 'Z'),
  status: 'confirmed',
  series: null,
  ...more,
});
const schedule = (revision: string, ...slots: Slot[]): Schedule => ({
  revision,
  title: 'Tests',
  timeZone: 'UTC',
  settings: { startingSoon: 15, overrun: 60 },
  override: null,
  slots,
});

beforeEach(async () => {
  people = [];
  stage = await makeStage(server.ports.irc, {
    BOT_ACCOUNT: 'marquee',
    BOT_PASSWORD: ACCOUNTS.marquee,
    BOT_PLAIN: 'yes',
  });
});
afterEach(async () => {
  await bot?.stop();
  for (const { client } of people) client.disconnect();
  await stage.close();
});

describe('in the admin channel', () => {
  it('a push is told from beginning to end, and anybody logged in may ask how it went', async () => {
    const alice = await person('al', 'alice');
    bot = await startBot(stage);
    await here(alice);
    const revision = stage.repositories.commit('page: new', { author: 'alice' });
    const commits = Array.from({ length: 9 }, (_, i) => ({
      id: `${i}`.repeat(40),
      message: `page: part ${i} \x02\x0304,01evil\x0f\r\nQUIT :injected`,
      author: i % 2 ? 'bob' : 'alice',
    }));
    expect(await sendPush(bot.port, { after: revision, commits })).toBe(202);
    await hears(alice, '#crew', `${revision.slice(0, 8)} is live after`);
    const lines = spoken(alice, '#crew');
    expect(lines[0]).toMatch(
      /^alice pushed 9 commits to main: deploying… https:\/\/forge\.example\.org\/crew\/site\/compare\//,
    );
    expect(lines.slice(1, 6)).toEqual(
      [4, 5, 6, 7, 8].map((i) => `  ${`${i}`.repeat(8)} ${i % 2 ? 'bob' : 'alice'}: page: part ${i} evil`),
    );
    expect(lines[6]).toBe('  and 4 more');
    expect(lines).toHaveLength(8);
    alice.client.say('#crew', '!log');
    await hears(alice, '#crew', new RegExp(`^#1 .* push ${revision.slice(0, 8)} by alice: live in`));
    alice.client.say('#crew', '!status');
    await hears(alice, '#crew', `build ${revision.slice(0, 8)}, serving`);
  });

  it('operators are known by account, and nobody by nick', async () => {
    const op = await person('whoever', 'alice');
    const carol = await person('carol', 'carol');
    const fake = await person('alice');
    bot = await startBot(stage);
    await here(op);
    const one = stage.repositories.commit('one');
    fake.client.say('#crew', '!deploy');
    await hears(op, '#crew', 'Log in to services first');
    carol.client.say('#crew', '!deploy');
    await hears(op, '#crew', 'The account carol is not among BOT_OPERATORS.');
    // In the public channel and in private, to strangers, it is no command at all.
    op.client.say('#lobby', '!deploy');
    fake.client.say('marquee', '!deploy');
    await fake.settled(op);
    expect(stage.repositories.deployed()).toEqual([]);
    op.client.say('#crew', '!deploy');
    await hears(op, '#crew', `${one.slice(0, 8)} is live`);
    const two = stage.repositories.commit('two');
    op.client.say('marquee', '!deploy');
    await hears(op, '#crew', `${two.slice(0, 8)} is live`);
    op.client.say('#crew', '!rollback --force');
    await hears(op, '#crew', 'A revision is 7 to 40');
    op.client.say('#crew', '!rollback');
    await hears(op, '#crew', `alice rolls back to ${one.slice(0, 8)}`);
    await op.until(
      () => spoken(op, '#crew').filter((line) => line.startsWith(`${one.slice(0, 8)} is live`)).length === 2,
    );
    expect(stage.repositories.deployed()).toEqual([one, two, one]);
  });

  it('news of the sheet are told once, when they are news', async () => {
    const alice = await person('al', 'alice');
    bot = await startBot(stage);
    await here(alice);
    const at = new Date().toISOString();
    const status = (changes: object) =>
      writeFileSync(
        join(stage.folder, 'data', 'status.json'),
        JSON.stringify({
          state: 'serving',
          lastReadAt: at,
          lastGoodAt: at,
          lastError: null,
          rejected: null,
          problems: [],
          ...changes,
        }),
      );
    status({ rejected: { reason: 'It lost 40 of 48 rows.', at } });
    await hears(
      alice,
      '#crew',
      'The sheet was not accepted: It lost 40 of 48 rows. Viewers keep the last good schedule.',
    );
    status({});
    await hears(alice, '#crew', 'The sheet is accepted again.');
  });
});

describe('in the public channel', () => {
  it('what is live is told, the topic kept, questions answered', async () => {
    const alice = await person('al', 'alice');
    alice.client.mode('#lobby', '+t');
    alice.client.setTopic('#lobby', 'Be kind');
    stage.site.schedule = schedule(
      'r1',
      slot('a', -1, { title: 'Film \x0304night\r\nQUIT' }),
      slot('b', 90, { title: 'Late show' }),
    );
    bot = await startBot(stage);
    await here(alice);
    await hears(alice, '#lobby', 'Now live: Film night QUIT https://watch.example.org/');
    await hears(alice, '#crew', 'Now live: Film night QUIT');
    expect(alice.room('#lobby')?.topic.text).toBe('Be kind');
    alice.client.mode('#lobby', '+o', 'marquee');
    await alice.until(
      () =>
        /^Be kind \|\| Now: Film night QUIT \| Next: Late show, /.test(
          alice.room('#lobby')?.topic.text ?? '',
        ),
      'topic',
    );
    for (const [command, answer] of [
      ['!now', 'Now live: Film night QUIT'],
      ['!next', /^Next: Late show .* in 1 h 30 min\./],
      ['!schedule', /^Late show .* \| https:\/\/watch\.example\.org\/schedule$/],
    ] as const) {
      alice.client.say('#lobby', command);
      await hears(alice, '#lobby', answer);
    }
  });

  it('pages hear of a new schedule, where the bot has voice', async () => {
    const alice = await person('al', 'alice');
    stage.site.schedule = schedule('r1', slot('b', 90));
    bot = await startBot(stage);
    await here(alice);
    const tags = () => alice.events.flatMap((event) => (event.type === 'tagmsg' ? [event] : []));
    alice.client.say('#lobby', '!next');
    await hears(alice, '#lobby', 'Show b');
    stage.site.schedule = schedule('r2', slot('b', 95));
    alice.client.say('#lobby', '!next');
    await alice.until(() => spoken(alice, '#lobby').length === 2);
    expect(tags()).toEqual([]);
    alice.client.mode('#lobby', '+v', 'marquee');
    await alice.until(() => tags().length === 1, 'a TAGMSG');
    stage.site.schedule = schedule('r3', slot('b', 97));
    await alice.until(() => tags().length === 2, 'another TAGMSG');
    expect(
      tags().map(({ nick, prefixes, tags: all }) => [nick, prefixes, all.get('+marquee/refresh')]),
    ).toEqual([
      ['marquee', '+', 'r2'],
      ['marquee', '+', 'r3'],
    ]);
  });

  it('reminders come once, to whoever is here, also under another nick', async () => {
    const alice = await person('al', 'alice');
    const dora = await person('dora');
    stage.site.schedule = schedule('r1', slot('b', 90, { title: 'Late show: part 2', series: 'Late Show' }));
    bot = await startBot(stage);
    await here(alice);
    alice.client.say('#lobby', '!remind late 2h');
    await hears(alice, '#lobby', 'You are reminded of Late Show 120 min before it starts');
    await hears(alice, 'marquee', 'Reminder: Late show: part 2 starts at');
    dora.client.say('marquee', '!remind LATE SHOW 5m');
    await hears(dora, 'marquee', 'You are reminded of Late Show 5 min before');
    dora.client.say('marquee', '!forget late show');
    await hears(dora, 'marquee', 'Forgotten: Late Show.');
    await bot.stop();
    await alice.until(() => !alice.room('#lobby')?.members.has('marquee'), 'gone');
    alice.client.nick('elsewhere');
    stage.site.schedule = schedule(
      'r2',
      slot('c', 30, { title: 'Late show: part 3', series: 'Late Show' }),
      slot('b', 90, {
        title: 'Late show: part 2',
        series: 'Late Show',
        start: stage.site.schedule.slots[0]!.start,
      }),
    );
    bot = await startBot(stage);
    await here(alice);
    // Whoever was here before the bot is known by account from when they say something.
    alice.client.say('#lobby', 'hello again');
    await hears(alice, 'marquee', 'Reminder: Late show: part 3 starts at');
    await alice.settled(dora);
    expect(spoken(alice, 'marquee').filter((line) => line.startsWith('Reminder'))).toHaveLength(2);
    expect(spoken(dora, 'marquee').filter((line) => line.startsWith('Reminder'))).toHaveLength(0);
  });

  it('does not answer a flood', async () => {
    const alice = await person('al');
    stage.site.schedule = schedule('r1', slot('b', 90));
    bot = await startBot(stage);
    await here(alice);
    for (let i = 0; i < 30; i++) alice.client.say('#lobby', '!now');
    await hears(alice, '#lobby', 'Off air');
    const other = await person('bo');
    other.client.say('#lobby', '!next');
    await hears(other, '#lobby', 'Next: Show b');
    expect(spoken(alice, '#lobby').filter((line) => line.includes('Off air')).length).toBeLessThanOrEqual(3);
  });
});

describe('what IRC does to a bot', () => {
  it('comes back after a kick, and says what it had to say once', async () => {
    const alice = await person('al', 'alice');
    bot = await startBot(stage);
    await here(alice);
    alice.client.kick('#crew', 'marquee', 'out');
    await alice.until(() => !alice.room('#crew')?.members.has('marquee'), 'gone');
    const revision = stage.repositories.commit('while away');
    await sendPush(bot.port, { after: revision });
    await hears(alice, '#crew', `${revision.slice(0, 8)} is live`);
    expect(spoken(alice, '#crew').filter((line) => line.includes('pushed'))).toHaveLength(1);
  });

  it('speaks on, and knows operators, while a netsplit has taken services away', async () => {
    const alice = await person('al', 'alice');
    bot = await startBot(stage);
    await here(alice);
    alice.client.say('#crew', '!log');
    await hears(alice, '#crew', 'Nothing was deployed');
    await services.close();
    try {
      const revision = stage.repositories.commit('while services are away');
      alice.client.say('#crew', '!deploy');
      await hears(alice, '#crew', 'alice deploys');
      await hears(alice, '#crew', `${revision.slice(0, 8)} is live`);
    } finally {
      services = await startServices({ linkPort: server.ports.link, accounts: ACCOUNTS });
    }
  });

  it('takes another nick where its own is taken, and its own when it is free', async () => {
    const thief = await connectClient({ url: server.url, nick: 'marquee', channels: ['#crew', '#lobby'] });
    people.push(thief);
    bot = await startBot(stage);
    await thief.until(() => thief.room('#crew')?.members.has('marquee_') === true, 'marquee_');
    const alice = await person('al', 'alice');
    thief.client.disconnect();
    await here(alice);
  });
});

it('tells Discord and Slack the same, in their ways', async () => {
  const heard: Record<string, unknown>[] = [];
  let refuse = 1;
  const hook = createServer((request, response) => {
    let body = '';
    request.on('data', (data) => (body += data));
    request.on('end', () => {
      // Too fast, for the first one.
      if (refuse-- > 0) return response.writeHead(429, { 'retry-after': '1' }).end('{}');
      heard.push({ path: request.url, ...JSON.parse(body) });
      response.writeHead(204).end();
    });
  });
  await new Promise<void>((resolve) => hook.listen(0, '127.0.0.1', resolve));
  const { port } = hook.address() as AddressInfo;
  Object.assign(stage.env, {
    BOT_DISCORD_WEBHOOK: `http://127.0.0.1:${port}/discord`,
    BOT_SLACK_WEBHOOK: `http://127.0.0.1:${port}/slack`,
  });
  const alice = await person('al', 'alice');
  bot = await startBot(stage);
  const revision = stage.repositories.commit('x');
  await sendPush(bot.port, {
    after: revision,
    commits: [{ id: revision, message: '@everyone *bold* <!channel> & [a](b)', author: 'alice' }],
  });
  await hears(alice, '#crew', 'is live');
  const texts = (path: string) => heard.filter((message) => message.path === path);
  await expect.poll(() => texts('/discord').length + texts('/slack').length, { timeout: 10_000 }).toBe(4);
  expect(texts('/discord')[0]).toMatchObject({ allowed_mentions: { parse: [] } });
  expect(texts('/discord')[0]?.content).toContain('\\@everyone \\*bold\\* \\<!channel\\> & \\[a\\]\\(b\\)');
  expect(texts('/slack')[0]?.text).toContain('&lt;!channel&gt; &amp; [a](b)');
  hook.closeAllConnections();
  hook.close();
});
