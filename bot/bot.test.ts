import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it as onItsOwn, vi } from 'vitest';
import { ACCOUNTS, Scene } from '../e2e/bot/scene.ts';
import { startInspircd } from '../e2e/irc/inspircd.ts';
import { startServices } from '../e2e/irc/services.ts';
import { sceneTests } from './testing/scene-tests.ts';

const it = sceneTests();

describe.concurrent('in the admin channel', () => {
  it('a push is told from beginning to end, and anybody logged in may ask how it went', async (scene) => {
    const { crew, stage } = scene;
    const alice = await scene.alice();
    const revision = stage.repositories.commit('page: new', { author: 'alice' });
    const commits = Array.from({ length: 9 }, (_, i) => ({
      id: `${i}`.repeat(40),
      message: `page: part ${i} \x02\x0304,01evil\x0f\r\nQUIT :injected`,
      author: i % 2 ? 'bob' : 'alice',
    }));
    expect(await scene.push({ after: revision, commits })).toBe(202);
    await scene.hears(alice, crew, `${revision.slice(0, 8)} is live after`);
    const lines = scene.spoken(alice, crew);
    expect(lines[0]).toMatch(
      /^alice pushed 9 commits to main: deploying… https:\/\/forge\.example\.org\/crew\/site\/compare\//,
    );
    expect(lines.slice(1, 6)).toEqual(
      [4, 5, 6, 7, 8].map((i) => `  ${`${i}`.repeat(8)} ${i % 2 ? 'bob' : 'alice'}: page: part ${i} evil`),
    );
    expect(lines[6]).toBe('  and 4 more');
    expect(lines).toHaveLength(8);
    alice.client.say(crew, '!log');
    await scene.hears(alice, crew, new RegExp(`^#1 .* push ${revision.slice(0, 8)} by alice: live in`));
    alice.client.say(crew, '!status');
    await scene.hears(alice, crew, `build ${revision.slice(0, 8)}, serving`);
  });

  it('operators are known by account, and nobody by nick', async (scene) => {
    const { crew, lobby, nick, stage } = scene;
    const op = await scene.person('whoever', 'alice');
    const carol = await scene.person('carol', 'carol');
    const fake = await scene.person('alice');
    await scene.start();
    await scene.here(op);
    const one = stage.repositories.commit('one');
    fake.client.say(crew, '!help');
    await scene.hears(op, crew, '!now, !next');
    expect(scene.spoken(op, crew)).toHaveLength(1);
    op.client.say(lobby, '!help');
    await scene.hears(op, lobby, /^!now, !next and !schedule .* !remind .* !forget/);
    op.client.say(crew, '!help');
    await scene.hears(op, crew, 'Operators: !deploy, !rollback [REVISION], !status, !log');
    expect(scene.spoken(op, lobby)).toHaveLength(1);
    fake.client.say(crew, '!deploy');
    await scene.hears(op, crew, 'Log in to services first');
    carol.client.say(crew, '!deploy');
    await scene.hears(op, crew, 'The account carol is not among BOT_OPERATORS.');
    // In the public channel and in private, to strangers, it is no command at all.
    op.client.say(lobby, '!deploy');
    fake.client.say(nick, '!deploy');
    await fake.settled(op);
    expect(stage.repositories.deployed()).toEqual([]);
    op.client.say(crew, '!deploy');
    await scene.hears(op, crew, `${one.slice(0, 8)} is live`);
    const two = stage.repositories.commit('two');
    op.client.say(nick, '!deploy');
    await scene.hears(op, crew, `${two.slice(0, 8)} is live`);
    op.client.say(crew, '!rollback --force');
    await scene.hears(op, crew, 'A revision is 7 to 40');
    op.client.say(crew, '!rollback');
    await scene.hears(op, crew, `alice rolls back to ${one.slice(0, 8)}`);
    await op.until(
      () =>
        scene.spoken(op, crew).filter((line) => line.startsWith(`${one.slice(0, 8)} is live`)).length === 2,
    );
    expect(stage.repositories.deployed()).toEqual([one, two, one]);
  });

  it('news of the sheet are told once, when they are news', async (scene) => {
    const { crew, stage } = scene;
    const alice = await scene.alice();
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
    await scene.hears(
      alice,
      crew,
      'The sheet was not accepted: It lost 40 of 48 rows. Viewers keep the last good schedule.',
    );
    status({});
    await scene.hears(alice, crew, 'The sheet is accepted again.');
  });
});

describe.concurrent('a bot on IRC that is kicked, refused or cut off', () => {
  it('comes back after a kick, and says what it had to say once', async (scene) => {
    const { crew, nick, stage } = scene;
    const alice = await scene.alice();
    alice.client.kick(crew, nick, 'out');
    await alice.until(() => !alice.room(crew)?.members.has(nick), 'gone');
    const revision = stage.repositories.commit('while away');
    await scene.push({ after: revision });
    await scene.hears(alice, crew, `${revision.slice(0, 8)} is live`);
    expect(scene.spoken(alice, crew).filter((line) => line.includes('pushed'))).toHaveLength(1);
  });

  onItsOwn('speaks on, and knows operators, while a netsplit has taken services away', async () => {
    const own = await startInspircd();
    const links = await startServices({ linkPort: own.ports.link, accounts: ACCOUNTS });
    const scene = await Scene.open(own);
    const { crew, stage } = scene;
    const alice = await scene.alice();
    alice.client.say(crew, '!log');
    await scene.hears(alice, crew, 'Nothing was deployed');
    await links.close();
    const revision = stage.repositories.commit('while services are away');
    alice.client.say(crew, '!deploy');
    await scene.hears(alice, crew, 'alice deploys');
    await scene.hears(alice, crew, `${revision.slice(0, 8)} is live`);
    await scene.close();
    await own.close();
  });

  it('takes another nick if its own is taken, and its own when it is free', async (scene) => {
    const { crew, nick } = scene;
    const thief = await scene.person(nick);
    await scene.start();
    await thief.until(() => thief.room(crew)?.members.has(`${nick}_`) === true, `${nick}_`);
    const alice = await scene.person('al-c', 'alice');
    thief.client.disconnect();
    await scene.here(alice);
  });
});

describe.concurrent('elsewhere', () => {
  it('tells Discord and Slack the same, in their ways', async (scene) => {
    const { crew, stage } = scene;
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
    const alice = await scene.person('al-d', 'alice');
    await scene.start();
    const revision = stage.repositories.commit('x');
    await scene.push({
      after: revision,
      commits: [{ id: revision, message: '@everyone *bold* <!channel> & [a](b)', author: 'alice' }],
    });
    await scene.hears(alice, crew, 'is live');
    const texts = (path: string) => heard.filter((message) => message.path === path);
    await vi.waitUntil(() => texts('/discord').length + texts('/slack').length === 4, 10_000);
    expect(texts('/discord')[0]).toMatchObject({ allowed_mentions: { parse: [] } });
    expect(texts('/discord')[0]?.content).toContain('\\@everyone \\*bold\\* \\<!channel\\> & \\[a\\]\\(b\\)');
    expect(texts('/slack')[0]?.text).toContain('&lt;!channel&gt; &amp; [a](b)');
    hook.closeAllConnections();
    hook.close();
  });
});
