import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { type ClientRequest, request } from 'node:http';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectLive } from '#components/schedule/live-connection.ts';
import { createNchan } from '#server/live/nchan.ts';
import { nginxConf } from '../deploy/nginx-conf.ts';
import { freePort, type RunningNginx, runNginx } from '../e2e/publish/nginx.ts';
import { HOUR, minuteOf, sheetOf, video } from '../e2e/sheets.ts';
import { startSite } from '../e2e/site.ts';

// Open pages when something dies: Node, nginx, Redis, every tenth connection. The pages are the page's own code for `/live`, over
// real connections to a real nginx. `npm run long -- live`

const PAGES = 300;
/** How long (ms) pages may take to come back, and counts to be right. */
const BACK_WITHIN = 60_000;

const ends: (() => void)[] = [];
const endWith = (pid: number) =>
  ends.push(() => {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It has ended.
    }
  });

type Page = { told(): string | null; close(): void };

/** An EventSource (WHATWG HTML) over Node's http: as much of it as the page's code uses. */
function openSource(port: number, address: string, localAddress: string): EventSource {
  const source = new EventTarget() as EventTarget & {
    readyState: number;
    onerror: (() => void) | null;
    close(): void;
  };
  let asked: ClientRequest | null = null;
  const fail = (isRefusal: boolean) => {
    if (source.readyState === 2) return;
    source.readyState = isRefusal ? 2 : 0;
    source.onerror?.();
  };
  source.readyState = 0;
  source.onerror = null;
  source.close = () => {
    source.readyState = 2;
    asked?.destroy();
  };
  asked = request(
    { port, path: address, localAddress, headers: { accept: 'text/event-stream' }, agent: false },
    (answer) => {
      if (answer.statusCode !== 200) return fail(true);
      let text = '';
      answer.setEncoding('utf8').on('data', (data: string) => {
        text += data;
        for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
          const frame = text.slice(0, end);
          text = text.slice(end + 2);
          const name = /^event: (.+)$/m.exec(frame)?.[1];
          if (name)
            source.dispatchEvent(new MessageEvent(name, { data: /^data: (.*)$/m.exec(frame)?.[1] ?? '' }));
        }
      });
      answer.once('close', () => fail(false));
    },
  );
  asked.once('error', () => fail(false)).end();
  return source as unknown as EventSource;
}

function openPage(port: number, index: number): Page {
  let told: string | null = null;
  const close = connectLive({
    room: null,
    onMessage: ({ name, data }) => {
      if (name === 'schedule') told = data;
    },
    onState() {},
    open: (address) => openSource(port, address, `127.2.0.${(index % 250) + 1}`),
  });
  return { told: () => told, close };
}

/** Waits until something holds; `what` names it if it does not in time. */
async function until(
  what: string,
  holds: () => boolean | Promise<boolean>,
  within = BACK_WITHIN,
): Promise<number> {
  const begun = performance.now();
  while (!(await holds())) {
    assert.ok(performance.now() - begun < within, `not within ${within / 1000} s: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return Math.round(performance.now() - begun);
}

const report = (what: string, ms?: number) =>
  console.log(`held  ${what}${ms === undefined ? '' : `  ${(ms / 1000).toFixed(1)} s`}`);

async function killWorkers(nginx: RunningNginx): Promise<void> {
  // The workers are killed first, because they would go on serving without their master.
  const workers = spawn('pkill', ['-9', '-P', String(nginx.pid)]);
  await once(workers, 'exit');
  process.kill(nginx.pid, 'SIGKILL');
  await nginx.exited;
}

/** A proxy that breaks every tenth connection after a moment. */
async function startBadLine(to: number): Promise<{ port: number; server: Server }> {
  let connections = 0;
  const server = createServer((socket) => {
    const on = connect({ port: to, host: '127.0.0.1', localAddress: socket.remoteAddress });
    socket.on('error', () => on.destroy()).on('close', () => on.destroy());
    on.on('error', () => socket.destroy()).on('close', () => socket.destroy());
    socket.pipe(on).pipe(socket);
    if (++connections % 10 === 0) setTimeout(() => socket.destroy(), 1000 + (connections % 7) * 500);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { port: (server.address() as { port: number }).port, server };
}

const titled = (title: string) =>
  sheetOf([
    {
      start: minuteOf(Date.now()) - HOUR,
      end: minuteOf(Date.now()) + 5 * HOUR,
      title,
      stream: video('live0000001'),
    },
  ]);

async function tryDeaths(folder: string): Promise<void> {
  const publishDir = join(folder, 'published');
  const [livePort, port] = [await freePort(), await freePort()];
  const dataDir = join(folder, 'data');
  const start = () =>
    startSite({
      sheet: titled('Edit 0'),
      dataDir,
      env: { PUBLISH_DIR: publishDir, LIVE_PORT: String(livePort) },
    });
  let site = await start();
  endWith(site.pid);
  await site.logged('published');
  await mkdir(join(folder, 'run'));
  const conf = nginxConf({
    ...{ listen: `127.0.0.1:${port}`, node: `127.0.0.1:${new URL(site.url).port}`, publishDir, livePort },
    ...{ runDir: join(folder, 'run'), siteUrl: 'http://localhost' },
  });
  let nginx = await runNginx(conf, folder, port);
  const nchan = createNchan(`http://127.0.0.1:${livePort}`);
  const served = async () =>
    (await (await fetch(`http://127.0.0.1:${port}/schedule.json`)).json()).revision as string;
  const pages = Array.from({ length: PAGES }, (_, i) => openPage(port, i));
  const count = async () => (await nchan.look('')).pages;
  const isRight = async () => Math.abs((await count()) - PAGES) <= PAGES * 0.02;
  const everyPageHas = async (revision: string) => pages.every((page) => page.told() === revision);

  let edits = 0;
  /** Edits the sheet, and waits until each page was told the revision that is served then. */
  async function edit(): Promise<number> {
    const before = await served();
    await site.setSheet(titled(`Edit ${++edits}`));
    let revision = before;
    await until('the edit is served', async () => {
      revision = await served();
      return revision !== before;
    });
    return until('each page is told the edit', () => everyPageHas(revision), 5000);
  }

  await until('each page is connected', isRight);
  report('an edit is told to each page', await edit());

  await site.kill('SIGKILL');
  assert.ok(await isRight());
  report('Node is killed, and each page stays connected');
  site = await start();
  endWith(site.pid);
  await site.logged('published');
  report('Node is back, and an edit is told', await edit());

  await killWorkers(nginx);
  nginx = await runNginx(conf, folder, port);
  endWith(nginx.pid);
  report('nginx is killed, and the count is right again', await until('the count is right', isRight));
  report('and an edit is told', await edit());
  for (const page of pages) page.close();

  const line = await startBadLine(port);
  const unlucky = Array.from({ length: PAGES }, (_, i) => openPage(line.port, i));
  const revision = await served();
  const all = () => unlucky.every((page) => page.told() === revision);
  report(
    'every tenth connection is cut, and each page is told all the same',
    await until('each page is told', all),
  );
  report('and the count is right', await until('the count is right', isRight));
  for (const page of unlucky) page.close();
  line.server.close();
  await nginx.stop();
  await site.stop();
}

async function tryTwoMachines(folder: string): Promise<void> {
  const redisPort = await freePort();
  const startRedis = async () => {
    const redis = spawn('redis-server', ['--port', String(redisPort), '--bind', '127.0.0.1', '--save', ''], {
      stdio: 'ignore',
    });
    await until(
      'Redis answers',
      () =>
        new Promise((resolve) => {
          const socket = connect(redisPort, '127.0.0.1', () => {
            socket.destroy();
            resolve(true);
          }).on('error', () => resolve(false));
        }),
    );
    return redis;
  };
  let redis = await startRedis();
  const machines = await Promise.all(
    ['one', 'two'].map(async (name) => {
      const [livePort, port] = [await freePort(), await freePort()];
      const home = join(folder, name);
      await mkdir(join(home, 'published/current/site'), { recursive: true });
      await mkdir(join(home, 'run'));
      const conf = nginxConf({
        ...{
          listen: `127.0.0.1:${port}`,
          node: '127.0.0.1:9',
          publishDir: join(home, 'published'),
          livePort,
        },
        ...{
          runDir: join(home, 'run'),
          siteUrl: 'http://localhost',
          redisUrl: `redis://127.0.0.1:${redisPort}`,
        },
      });
      return {
        port,
        nginx: await runNginx(conf, home, port),
        nchan: createNchan(`http://127.0.0.1:${livePort}`),
      };
    }),
  );
  const [one, two] = machines;
  assert.ok(one && two);
  const pages = Array.from({ length: 50 }, (_, i) => openPage(i % 2 ? one.port : two.port, i));
  const tell = (revision: string) =>
    until(`${revision} can be published`, () =>
      one.nchan.send('', [{ name: 'schedule', data: revision }]).then(
        () => true,
        () => false,
      ),
    );
  const heard = (revision: string) =>
    until(`each page hears ${revision}`, () => pages.every((page) => page.told() === revision));
  await tell('first');
  report('what one machine publishes is told on both', await heard('first'));
  redis.kill('SIGKILL');
  await once(redis, 'exit');
  redis = await startRedis();
  await tell('second');
  report('Redis is killed, and the next edit is told on both', await heard('second'));
  for (const page of pages) page.close();
  for (const { nginx } of machines) await nginx.stop();
  redis.kill();
}

export async function run(): Promise<void> {
  // All processes that were started end with this one, also if a check failed.
  process.once('exit', () => {
    for (const end of ends) end();
  });
  const folder = await mkdtemp(join(tmpdir(), 'marquee-long-live-'));
  try {
    await mkdir(join(folder, 'one-site'));
    await tryDeaths(join(folder, 'one-site'));
    await tryTwoMachines(folder);
  } finally {
    for (const end of ends) end();
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 500 });
  }
  process.exit(0);
}
