import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chown, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from '@playwright/test';
import { freePort } from './nginx.ts';

const ROOT = dirname(dirname(import.meta.dirname));
/** As in the container: a user without rights. Only root can become somebody else. */
const NOBODY = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};

let folder: string;
let port: number;
let container: ChildProcess;
let exit: Promise<number | null>;
let output = '';

const status = (path: string) =>
  fetch(`http://127.0.0.1:${port}${path}`).then(
    ({ status }) => status,
    () => 0,
  );

async function start(env: Record<string, string> = {}): Promise<void> {
  port = await freePort();
  output = '';
  container = spawn(join(ROOT, 'deploy/supervise.sh'), {
    ...NOBODY,
    env: {
      PATH: `${dirname(process.execPath)}:/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin`,
      HOME: folder,
      NODE_ENV: 'production',
      SHEET_FILE: join(ROOT, 'public/demo/sheet'),
      DATA_DIR: join(folder, 'data'),
      RUN_DIR: join(folder, 'run'),
      PORT: String(port),
      NODE_PORT: String(await freePort()),
      LIVE_PORT: String(await freePort()),
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [container.stdout, container.stderr]) stream?.on('data', (text) => (output += text));
  exit = once(container, 'exit').then(([code]) => code);
}

/** The process of ours whose command line has this in it. */
async function child(command: string): Promise<number> {
  const list = await readFile(`/proc/${container.pid}/task/${container.pid}/children`, 'utf8');
  for (const pid of list.trim().split(' ')) {
    if ((await readFile(`/proc/${pid}/cmdline`, 'utf8')).includes(command)) return Number(pid);
  }
  throw new Error(`No ${command} in ${list}`);
}

test.beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'marquee-container-'));
  if (NOBODY.uid) await chown(folder, NOBODY.uid, NOBODY.gid);
});
test.afterEach(async () => {
  container.kill('SIGTERM');
  await exit;
  await rm(folder, { recursive: true });
});

test('nginx serves on while Node is gone and comes back; a stop lets both finish', async () => {
  await start();
  await expect.poll(() => status('/'), { timeout: 60_000 }).toBe(200);
  // Published, and known to be: for a second nginx holds on to what it has not found.
  const fromNode = () =>
    fetch(`http://127.0.0.1:${port}/`).then(({ headers }) => headers.has('x-nextjs-cache'));
  await expect.poll(fromNode, { timeout: 60_000 }).toBe(false);
  const node = await child('server/start.ts');
  process.kill(node, 'SIGKILL');
  const seen = new Set<number>();
  await expect
    .poll(
      async () => {
        seen.add(await status('/'));
        return status('/healthz');
      },
      { intervals: [20] },
    )
    .toBe(503);
  await expect
    .poll(
      async () => {
        seen.add(await status('/'));
        return status('/healthz');
      },
      { timeout: 60_000, intervals: [50] },
    )
    .toBe(200);
  expect([...seen]).toEqual([200]);
  expect(await child('server/start.ts')).not.toBe(node);

  container.kill('SIGTERM');
  expect(await exit).toBe(0);
  expect(output).toContain('"event":"stopping"');
});

test('when nginx dies all of it ends, and not as if that were well', async () => {
  await start();
  await expect.poll(() => status('/healthz'), { timeout: 60_000 }).toBe(200);
  const node = await child('server/start.ts');
  process.kill(await child('nginx'), 'SIGKILL');
  expect(await exit).toBe(1);
  expect(() => process.kill(node, 0)).toThrow();
});

test('a wrong environment ends it with the sentence that names what is wrong', async () => {
  await start({ TIME_ZONE: 'Nowhere/Land' });
  expect(await exit).toBe(1);
  expect(output).toContain('TIME_ZONE');
});
