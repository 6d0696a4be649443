import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createAnnounce } from '#bot/announce/announcer.ts';
import { toPlain } from '#bot/announce/render.ts';
import type { DeployConfig } from '#bot/env.ts';
import { BotState } from '#bot/store/bot-state.ts';
import { openBotDatabase } from '#bot/store/database.ts';
import { Deploys } from '#bot/store/deploys.ts';
import { Outbox } from '#bot/store/outbox.ts';
import type { Push } from '#bot/webhook/push.ts';
import { makeRepositories, type Repositories } from '../../e2e/bot/repositories.ts';
import { type SiteStandIn, startSiteStandIn } from '../../e2e/bot/site-stand-in.ts';
import { Deployer } from './deployer.ts';
import { logFileOf } from './log-file.ts';
import { Mirror } from './mirror.ts';

let folder = '';
let repositories: Repositories;
let site: SiteStandIn;
let database: DatabaseSync;
let deploys: Deploys;
let said: string[] = [];
let running: { deployer: Deployer; mirror: Mirror; stop(): Promise<void> };
let digest = 0;

const push = (pusher = 'alice', total = 1): Push => ({
  pusher,
  total,
  commits: [{ id: 'a'.repeat(40), author: pusher, subject: 'a page' }],
  compare: '',
});

function start(changes: Partial<DeployConfig> = {}): void {
  const stopping = new AbortController();
  const { signal } = stopping;
  const config: DeployConfig = {
    from: repositories.forge,
    branch: 'main',
    to: repositories.remote,
    toBranch: 'main',
    repository: 'crew/site',
    secret: 'a-secret-for-tests',
    signingToken: null,
    limit: 30_000,
    healthUrl: `${site.url}/healthz`,
    healthLimit: 1000,
    ...changes,
  };
  const outbox = new Outbox(database);
  const render = (lines: Parameters<typeof toPlain>[0][]) => lines.map(toPlain);
  const announce = createAnnounce(
    database,
    outbox,
    [{ destination: 'crew', audience: 'crew', render: (lines) => render([...lines]) }],
    Date.now,
  );
  const mirror = new Mirror(folder, config, signal);
  const deployer = new Deployer({
    config,
    database,
    deploys,
    mirror,
    announce,
    folder,
    signal,
    facts: new BotState(database),
    now: Date.now,
    log: () => {},
    pace: { quiet: 150, most: 1000 },
  });
  const work = deployer.run();
  running = {
    deployer,
    mirror,
    async stop() {
      stopping.abort();
      await work;
    },
  };
}

function announced(): string[] {
  said = database
    .prepare('SELECT text FROM outbox ORDER BY id')
    .all()
    .map((row) => String(row.text));
  return said;
}

const take = (from?: Push) => running.deployer.takePush(String(++digest), from ?? push());
const settled = (count: number) =>
  vi.waitFor(
    () => {
      const ended = deploys.last(1000).filter(({ finishedAt }) => finishedAt !== null);
      expect(ended.length, announced().join('\n')).toBe(count);
      expect(deploys.open()).toBeNull();
      expect(deploys.openPushes()).toEqual([]);
    },
    { timeout: 18_000, interval: 20 },
  );

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'marquee-deploy-'));
  repositories = makeRepositories(folder);
  site = await startSiteStandIn();
  site.build = () => repositories.deployed().at(-1) ?? 'unknown';
  database = openBotDatabase(folder);
  deploys = new Deploys(database);
  repositories.commit('first');
});
afterEach(async () => {
  await running.stop();
  database.close();
  await site.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('a push', () => {
  it('is deployed, and announced with who, what and how long', async () => {
    const revision = repositories.commit('second');
    start();
    take({ ...push('alice', 2), compare: 'https://forge.example.org/compare' });
    await settled(1);
    expect(repositories.deployed()).toEqual([revision]);
    expect(announced()).toEqual([
      'alice pushed 2 commits to main: deploying… https://forge.example.org/compare',
      '  aaaaaaaa alice: a page',
      '  and 1 more',
      expect.stringMatching(new RegExp(`^${revision.slice(0, 8)} is live after \\d+ s\\.$`)),
    ]);
    expect(deploys.last(1)[0]).toMatchObject({ kind: 'push', who: 'alice', state: 'live', revision });
  });

  it('that comes fifty times in a burst makes two deploys, and the last wins', async () => {
    repositories.hook('post-receive', `sleep 0.5; echo "$new" >> '${join(folder, 'deployed')}'`);
    start();
    const first = repositories.commit('first of many');
    take(push('alice'));
    await vi.waitFor(() => expect(deploys.last(1)[0]?.revision).toBe(first), {
      interval: 10,
      timeout: 15_000,
    });
    let last = '';
    for (let i = 2; i <= 50; i++) {
      // Of those that come at once a fetch sees the last one only; to make each takes git longer than the forges.
      if (i % 10 === 0) last = repositories.commit(`push ${i}`);
      take(push(i % 2 ? 'alice' : 'bob'));
    }
    await settled(2);
    expect(repositories.deployed()).toEqual([first, last]);
    // One line says that there is more to come, one that it begins: not fifty.
    expect(announced().filter((text) => text.includes('pushed'))).toEqual([
      'alice pushed 1 commit to main: deploying…',
      'bob pushed 1 commit to main: next, with all that comes until then.',
      'bob and alice pushed 49 commits in 49 pushes to main: deploying…',
    ]);
  });

  it('that brings nothing new changes nothing', async () => {
    start();
    take();
    await settled(1);
    take();
    await settled(2);
    expect(repositories.deployed()).toHaveLength(1);
    expect(announced().at(-1)).toMatch(/^Nothing to deploy: [0-9a-f]{8} is live already\.$/);
  });

  it('never goes back, though the forge shows an older state', async () => {
    const old = repositories.commit('old');
    const newest = repositories.commit('new');
    start();
    take();
    await settled(1);
    repositories.commit('set back', { onto: old });
    const { execFileSync } = await import('node:child_process');
    execFileSync('git', ['--git-dir', repositories.forge, 'update-ref', 'refs/heads/main', old]);
    take();
    await settled(2);
    expect(repositories.deployed()).toEqual([newest]);
    expect(announced().at(-1)).toContain(`main went back to ${old.slice(0, 8)}`);
    // A person may mean it.
    running.deployer.order('deploy', 'alice', null);
    await settled(3);
    expect(repositories.deployed()).toEqual([newest, old]);
  });

  it('after history was rewritten is deployed', async () => {
    const base = repositories.commit('base');
    repositories.commit('one way');
    start();
    take();
    await settled(1);
    const other = repositories.commit('another way', { onto: base });
    take();
    await settled(2);
    expect(repositories.deployed().at(-1)).toBe(other);
  });
});

describe('a rollback', () => {
  it('holds against pushes that bring nothing new, until there is something new', async () => {
    const one = repositories.commit('one');
    start();
    take();
    await settled(1);
    const two = repositories.commit('two');
    take();
    await settled(2);
    running.deployer.order('rollback', 'alice', one);
    await settled(3);
    expect(repositories.deployed()).toEqual([one, two, one]);
    take();
    await settled(4);
    expect(announced().at(-1)).toContain('was rolled back');
    const three = repositories.commit('three');
    take();
    await settled(5);
    expect(repositories.deployed()).toEqual([one, two, one, three]);
    expect(deploys.liveBefore(two)).toBe(one);
  });
});

describe('failures', () => {
  it('is told with the last lines, when the deploy remote refuses', async () => {
    repositories.hook('pre-receive', 'echo "building…"; echo "Error: page.md line 3 is broken"; exit 1');
    start();
    take();
    await settled(1);
    const text = announced().join('\n');
    expect(text).toMatch(/failed after \d+ s: the deploy remote did not take it/);
    expect(text).toContain('Error: page.md line 3 is broken');
    expect(readFileSync(logFileOf(folder, 1), 'utf8')).toContain('building…');
  });

  it('is told when the site does not show the new build', async () => {
    site.build = () => 'b'.repeat(40);
    start();
    take();
    await settled(1);
    expect(announced().at(-1)).toMatch(/it was pushed, but the site does not show it: build bbbbbbbb\./);
  });

  it('is told when the new build does not serve', async () => {
    site.status = 503;
    start();
    take();
    await settled(1);
    expect(announced().join('\n')).toContain('the new build answers 503');
    expect(announced().join('\n')).not.toContain('is live');
  });

  it('ends with all of its processes at the time limit', async () => {
    const child = join(folder, 'child');
    repositories.hook('pre-receive', `sleep 600 & echo $! > '${child}'; wait`);
    start({ limit: 1500 });
    take();
    await settled(1);
    expect(announced().join('\n')).toContain('within the time limit');
    const pid = Number(readFileSync(child, 'utf8'));
    await vi.waitFor(() => expect(() => process.kill(pid, 0)).toThrow(), { timeout: 8000 });
    // And the lock is free for the next.
    repositories.hook('pre-receive', ':');
    repositories.commit('mended');
    take();
    await settled(2);
    expect(announced().at(-1)).toContain('is live');
  });

  it('goes on after a git that left its locks behind', async () => {
    start();
    take();
    await settled(1);
    for (const file of [
      'refs/remotes/from/tip.lock',
      'packed-refs.lock',
      'config.lock',
      'HEAD.lock',
      'shallow.lock',
    ])
      writeFileSync(join(folder, 'repository.git', file), '');
    const next = repositories.commit('next');
    take();
    await settled(2);
    expect(repositories.deployed().at(-1)).toBe(next);
  });

  it('waits for what a hook left behind, which holds the lock of the git that started it', async () => {
    const gate = join(folder, 'gate');
    repositories.hook(
      'pre-receive',
      `(while [ ! -e '${gate}' ]; do sleep 0.05; done) > /dev/null 2>&1 < /dev/null &`,
    );
    const one = repositories.commit('one');
    start();
    take();
    await settled(1);
    const two = repositories.commit('two');
    take();
    await vi.waitFor(() => expect(announced().filter((text) => text.includes('deploying'))).toHaveLength(2));
    writeFileSync(gate, '');
    await settled(2);
    expect(repositories.deployed()).toEqual([one, two]);
    expect(announced().at(-1)).toContain('is live');
  });

  it('goes on after the bot was stopped in the middle, and deploys once', async () => {
    const gate = join(folder, 'gate');
    repositories.hook(
      'pre-receive',
      `touch '${gate}.waiting'; while [ ! -e '${gate}' ]; do sleep 0.05; done`,
    );
    const revision = repositories.commit('slow');
    start();
    take();
    await vi.waitFor(() => expect(existsSync(`${gate}.waiting`)).toBe(true), {
      timeout: 10_000,
      interval: 20,
    });
    await running.stop();
    start();
    writeFileSync(gate, '');
    await settled(1);
    expect(repositories.deployed()).toEqual([revision]);
    expect(announced().filter((text) => text.includes('deploying'))).toHaveLength(1);
    expect(announced().filter((text) => text.includes('is live'))).toHaveLength(1);
  });

  it('is told when the forge cannot be reached', async () => {
    start({ from: join(folder, 'nowhere.git') });
    take();
    await settled(1);
    expect(announced().join('\n')).toContain('main could not be fetched');
  });
});

describe('nothing is run', () => {
  it('for a text that is not an object name in hex', async () => {
    start();
    take();
    await settled(1);
    const wrong = ['--upload-pack=touch CANARY', '-uCANARY', 'HEAD', '@{-1}', 'main', 'ext::sh', '..', ':/x'];
    for (const given of [...wrong, `${'a'.repeat(7)}^{/x}`, `${'a'.repeat(40)}\n`]) {
      expect(await running.mirror.find(given)).toBeNull();
      expect(await running.mirror.push(given, logFileOf(folder, 99))).toEqual({ ok: false, why: 'failed' });
      expect(await running.mirror.isAncestor(given, given)).toBe(false);
    }
    expect(existsSync(logFileOf(folder, 99))).toBe(false);
  });

  it.each(['ext::sh -c touch% CANARY', '--upload-pack=touch CANARY', '-c', 'fd::17'])(
    'for the remote %j',
    async (remote) => {
      const canary = join(folder, 'canary');
      const text = remote.replace('CANARY', canary);
      start({ from: text, to: text });
      take();
      await settled(1);
      expect(existsSync(canary)).toBe(false);
      expect(announced().join('\n')).toContain('could not be fetched');
    },
  );

  it('by what a push says of itself', async () => {
    const canary = join(folder, 'canary');
    const evil = `$(touch ${canary}); --upload-pack=touch ${canary} \`touch ${canary}\``;
    start();
    take({
      pusher: evil,
      total: 1,
      compare: '',
      commits: [{ id: 'a'.repeat(40), author: evil, subject: evil }],
    });
    await settled(1);
    expect(existsSync(canary)).toBe(false);
    expect(announced().at(-1)).toContain('is live');
  });
});
