import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, readdir, readFile, writeFile } from 'node:fs/promises';
import { Agent, get } from 'node:http';
import { join } from 'node:path';
import type { Bot } from '../../bot/run.ts';
import { makeStage, type Stage, sendPush, startBot } from '../bot/test-bot.ts';
import { connectClient, type TestClient } from '../irc/clients.ts';
import { type Inspircd, startInspircd } from '../irc/inspircd.ts';
import { type Services, startServices } from '../irc/services.ts';
import { freePort, type RunningNginx, runNginx } from '../publish/nginx.ts';
import { docker } from './docker.ts';
import { expect, test } from './fixtures.ts';
import { ROOT } from './image.ts';

const NAME = `marquee-hook-test-${process.pid}`;
const RATE = 200;

test.skip(!process.env.LONG_CONTAINER_TESTS, 'takes ten minutes: npm run long -- container git-hook');

let irc: Inspircd;
let services: Services;
let stage: Stage;
let bot: Bot;
let alice: TestClient;
let nginx: RunningNginx;

test.beforeAll(async ({ image: _ }) => {
  irc = await startInspircd();
  services = await startServices({ linkPort: irc.ports.link, accounts: { alice: 'alice-password' } });
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  stage = await makeStage(irc.ports.irc, {
    DEPLOY_HEALTH_URL: `${url}/healthz`,
    DEPLOY_HEALTH_SECONDS: '120',
    BOT_PLAIN: 'yes',
  });
  nginx = await startFront(port);
  await writeSettings([await freePort(), await freePort()]);
  await copyFile(join(ROOT, 'deploy/git-hook'), join(stage.repositories.remote, 'hooks/pre-receive'));
  alice = await connectClient({
    url: irc.url,
    nick: 'al',
    channels: ['#crew', '#lobby'],
    credentials: { mechanism: 'PLAIN', account: 'alice', password: 'alice-password' },
  });
  bot = await startBot(stage);
});

/** Prints the messages to the crew and the logs if a test failed, so that its reason can be found. */
test.afterEach(async ({ image: _ }, { status, expectedStatus }) => {
  if (status === expectedStatus) return;
  for (const { text } of alice.lines('#crew')) console.log(`#crew: ${text}`);
  const logs = await readdir(stage.folder, { recursive: true });
  for (const name of logs.filter((path) => /\.log$/.test(path)))
    console.log(`${name}:\n${(await readFile(join(stage.folder, name), 'utf8')).slice(-3000)}`);
  console.log(await docker(['ps', '--all']));
});

test.afterAll(async () => {
  await bot?.stop();
  alice?.client.disconnect();
  await nginx?.stop();
  await services?.close();
  await irc?.close();
  await stage?.close();
});

/** nginx in front of the containers, as docs/deploy.md says. */
async function startFront(port: number): Promise<RunningNginx> {
  const { folder } = stage;
  await writeFile(join(folder, 'upstream.conf'), 'server 127.0.0.1:9 down;\n');
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${folder}/${name};`,
  );
  const conf = `pid ${folder}/nginx.pid; error_log ${folder}/error.log; worker_processes 2;
    events { worker_connections 4096; }
    http { access_log off; ${temporary.join(' ')}
      upstream marquee { include ${folder}/upstream.conf; keepalive 32; }
      server { listen 127.0.0.1:${port};
        location / { proxy_pass http://marquee; proxy_http_version 1.1; proxy_set_header Connection "";
          proxy_set_header Host $http_host; } } }`;
  return runNginx(conf, folder, port);
}

/** marquee.conf in the bare repository, for this machine: other ports, another nginx, and no limits to raise. */
async function writeSettings(ports: number[]): Promise<void> {
  const { folder, repositories } = stage;
  await writeFile(join(folder, 'environment'), 'STREAM_CHECKS=off\n');
  await writeFile(
    join(repositories.remote, 'marquee.conf'),
    `export DOCKER_HOST=${process.env.DOCKER_HOST} DOCKER_BUILDKIT=0
NAME=${NAME}
PORTS=(${ports.join(' ')})
UPSTREAM=${folder}/upstream.conf
RELOAD=(/usr/sbin/nginx -s reload -c ${folder}/nginx.conf)
ENV_FILE=${folder}/environment
DATA=${NAME}-data
RETIRE_SECONDS=3
BUILD_OPTIONS=(--network host)
RUN_OPTIONS=()
`,
  );
}

/**
 * A commit whose Dockerfile begins with the image of this checkout, so that a deploy takes seconds; start.spec.ts builds the
 * real one.
 */
const commit = (subject: string, dockerfile = '') =>
  stage.repositories.commit(subject, {
    files: {
      Dockerfile: `FROM marquee-test/site\n${dockerfile}ARG GIT_REV\nENV GIT_REV=$GIT_REV\n`,
    },
  });

const isLive = (revision: string) => () =>
  alice.lines('#crew').filter(({ text }) => text.startsWith(`${revision.slice(0, 8)} is live after`)).length;

/** Asks RATE times a second until it is ended; returns the number of requests, and each answer that was not a whole 200. */
function watch(url: string) {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const paths = ['/', '/schedule', '/schedule.json', '/now.json', '/feed.xml'];
  const failed: string[] = [];
  let asked = 0;
  const open = new Set<Promise<void>>();
  const ask = (path: string) =>
    new Promise<void>((resolve) => {
      const request = get(url + path, { agent }, (answer) => {
        answer.resume();
        answer.once('close', () => {
          if (answer.statusCode !== 200 || !answer.complete) failed.push(`${path} ${answer.statusCode}`);
          resolve();
        });
      });
      request.once('error', (error: NodeJS.ErrnoException) => {
        // nginx closed the idle connection when it was reloaded. A browser asks again then, and so does this test.
        if (request.reusedSocket && error.code === 'ECONNRESET') return resolve(ask(path));
        failed.push(`${path} ${error.message}`);
        resolve();
      });
    });
  const begun = performance.now();
  const timer = setInterval(() => {
    for (const due = ((performance.now() - begun) / 1000) * RATE; asked < due; asked++) {
      const answered = ask(paths[asked % paths.length] ?? '/').finally(() => open.delete(answered));
      open.add(answered);
    }
  }, 5);
  return async () => {
    clearInterval(timer);
    await Promise.all(open);
    agent.destroy();
    return { asked, failed, seconds: (performance.now() - begun) / 1000 };
  };
}

test('push, announce, deploy under load without a failed request, roll back; a bad version is refused', async () => {
  test.setTimeout(600_000);
  const first = commit('first');
  expect(await sendPush(bot.port, { after: first })).toBe(202);
  await expect.poll(isLive(first), { timeout: 180_000 }).toBe(1);

  const stop = watch(nginx.url);
  const second = commit('second');
  await sendPush(bot.port, { after: second });
  await expect.poll(isLive(second), { timeout: 180_000 }).toBe(1);
  expect(await (await fetch(`${nginx.url}/healthz`)).json()).toMatchObject({ build: second });
  alice.client.say('#crew', '!rollback');
  await expect.poll(isLive(first), { timeout: 180_000 }).toBe(2);

  // The site cannot start, so the push is refused, the channel is told why, and the old container goes on serving.
  const broken = commit('broken', 'CMD ["false"]\n');
  await sendPush(bot.port, { after: broken });
  const says = (text: string) => () => alice.lines('#crew').some((line) => line.text.includes(text));
  await expect.poll(says('The old version serves on'), { timeout: 180_000 }).toBe(true);
  expect(await (await fetch(`${nginx.url}/healthz`)).json()).toMatchObject({ build: first });

  const { asked, failed, seconds } = await stop();
  expect(failed).toEqual([]);
  expect(asked / seconds).toBeGreaterThan(RATE * 0.9);
  console.log(
    `${asked} requests in ${seconds.toFixed(0)} s beside two deploys and one that failed: none failed`,
  );
  await expect
    .poll(
      async () =>
        (await docker(['ps', '--quiet', '--filter', `label=marquee.site=${NAME}`])).split('\n').length,
    )
    .toBe(1);
});

test('a push to a repository without a sheet says that it is the sheet', async () => {
  test.setTimeout(300_000);
  await writeFile(
    join(stage.folder, 'environment'),
    'SHEET_ID=no-such-sheet-here\nGOOGLE_API_KEY=none-of-this-machine\nSHEETS_API_ROOT=http://127.0.0.1:9/\n',
  );
  await writeFile(
    join(stage.repositories.remote, 'marquee.conf'),
    `HEALTH_SECONDS=25\nDATA=${NAME}-empty\n`,
    {
      flag: 'a',
    },
  );
  const revision = commit('another');
  const push = spawn(
    'git',
    [
      '--git-dir',
      stage.repositories.forge,
      'push',
      stage.repositories.remote,
      `+${revision}:refs/heads/main`,
    ],
    {
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  let output = '';
  push.stderr.on('data', (text) => {
    output += text;
  });
  const [code] = await once(push, 'close');
  expect(code).not.toBe(0);
  expect(output).toContain('it is the sheet, not the commit');
  expect(output).toContain('The old version serves on');
});
