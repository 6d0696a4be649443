import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Bot } from '../../bot/run.ts';
import { connectClient, type TestClient } from '../irc/clients.ts';
import { type Inspircd, startInspircd } from '../irc/inspircd.ts';
import { type Services, startServices } from '../irc/services.ts';
import { makeStage, type Stage, sendPush, startBot } from './test-bot.ts';

const PROJECT = dirname(dirname(import.meta.dirname));
const NGINX =
  ['/usr/sbin/nginx', '/usr/local/sbin/nginx', '/usr/bin/nginx'].find((file) => existsSync(file)) ?? 'nginx';
const VIEWERS = 6;

let server: Inspircd;
let services: Services;
let stage: Stage;
let bot: Bot;
let nginx: ChildProcess;
let alice: TestClient;
let origin = '';

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const taken = createServer().listen(0, '127.0.0.1', () => {
      const { port } = taken.address() as { port: number };
      taken.close(() => resolve(port));
    });
  });
}

test.beforeAll(async () => {
  server = await startInspircd();
  services = await startServices({ linkPort: server.ports.link, accounts: { alice: 'alice-password' } });
  const port = await freePort();
  origin = `http://127.0.0.1:${port}`;
  stage = await makeStage(server.ports.irc, { DEPLOY_HEALTH_URL: `${origin}/healthz`, BOT_PLAIN: 'yes' });
  const { folder } = stage;
  mkdirSync(join(folder, 'sheet'));
  writeFileSync(join(folder, 'sheet', 'Schedule.csv'), 'Date,Start,Title\n2026-11-28,20:00,Film night\n');
  writeFileSync(join(folder, 'sheet', 'Settings.csv'), 'Name,Value\nTime zone,UTC\n');
  writeFileSync(join(folder, 'upstream.conf'), 'server 127.0.0.1:9 down;\n');
  writeFileSync(
    join(folder, 'nginx.conf'),
    `pid ${folder}/nginx.pid; error_log ${folder}/error.log; worker_processes 2;
     events { worker_connections 512; }
     http { access_log off; ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${folder}/${name};`).join(' ')}
       upstream site { include ${folder}/upstream.conf; }
       server { listen 127.0.0.1:${port}; location / { proxy_pass http://site; proxy_next_upstream off; } } }`,
  );
  nginx = spawn(NGINX, ['-c', join(folder, 'nginx.conf'), '-g', 'daemon off;'], { stdio: 'ignore' });
  stage.repositories.hook(
    'post-receive',
    `'${process.execPath}' '${join(import.meta.dirname, 'release', 'main.ts')}' "$new" '${folder}' '${PROJECT}' '${NGINX}' || exit 1; echo "$new" >> '${folder}/deployed'`,
  );
  alice = await connectClient({
    url: server.url,
    nick: 'al',
    channels: ['#crew', '#lobby'],
    credentials: { mechanism: 'PLAIN', account: 'alice', password: 'alice-password' },
  });
  bot = await startBot(stage);
});

test.afterAll(async () => {
  await bot?.stop();
  alice?.client.disconnect();
  const pids = join(stage.folder, 'pids');
  for (const pid of existsSync(pids) ? readFileSync(pids, 'utf8').split('\n').filter(Boolean) : []) {
    try {
      process.kill(Number(pid), 'SIGKILL');
    } catch {
      // Retired by the hook already.
    }
  }
  nginx?.kill('SIGTERM');
  await services?.close();
  await server?.close();
  await stage?.close();
});

/** One request over a connection of its own; its status, or why there is none. */
function get(path: string): Promise<number | string> {
  return new Promise((resolve) => {
    const asked = request(`${origin}${path}`, { agent: false }, (answer) => {
      answer.resume();
      answer.once('end', () => resolve(answer.complete ? (answer.statusCode ?? 0) : 'cut off'));
      answer.once('error', (error) => resolve(String(error)));
    });
    asked.once('error', (error) => resolve(String(error)));
    asked.end();
  });
}

const isLive = (revision: string) => {
  const lines = () =>
    alice.lines('#crew').filter(({ text }) => text.startsWith(`${revision.slice(0, 8)} is live after`));
  return { times: () => lines().length };
};

test('two pushes and a rollback swap a running build, and no viewer sees a failed request', async () => {
  const { repositories } = stage;
  const first = repositories.commit('first');
  expect(await sendPush(bot.port, { after: first })).toBe(202);
  await expect.poll(isLive(first).times, { timeout: 60_000 }).toBe(1);

  const failed: (number | string)[] = [];
  let asked = 0;
  let watching = true;
  const viewers = Array.from({ length: VIEWERS }, async (_, n) => {
    const paths = ['/', '/schedule.json', '/schedule', '/healthz'];
    for (let i = n; watching; i++) {
      const status = await get(paths[i % paths.length] ?? '/');
      asked++;
      if (status !== 200) failed.push(status);
    }
  });

  const second = repositories.commit('second');
  await sendPush(bot.port, { after: second });
  await expect.poll(isLive(second).times, { timeout: 60_000 }).toBe(1);
  alice.client.say('#crew', '!rollback');
  await expect.poll(isLive(first).times, { timeout: 60_000 }).toBe(2);
  watching = false;
  await Promise.all(viewers);

  expect(failed).toEqual([]);
  expect(asked).toBeGreaterThan(100);
  expect(repositories.deployed()).toEqual([first, second, first]);
});
