import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { freePort, runNginx } from '../../e2e/publish/nginx.ts';
import { HOUR, minuteOf, sheetOf, video } from '../../e2e/sheets.ts';
import { holdRate } from '../serve/constant-rate.ts';
import { visit } from '../serve/mix.ts';
import { demand, type Scenario, textOf, until } from './scenario.ts';

const ROOT = dirname(dirname(import.meta.dirname));
const PARTS = [
  'app',
  'components',
  'platform',
  'lib',
  'server',
  'bin',
  'cli',
  'bot',
  'deploy',
  'public',
  'content',
  'node_modules',
];
const FILES = [
  'package.json',
  'package-lock.json',
  'next.config.mjs',
  'postcss.config.mjs',
  'postcss-variants.mjs',
  'tsconfig.json',
];

/** Another version of the site, built beside this one. */
async function buildNext(folder: string): Promise<void> {
  await mkdir(folder);
  const there = (await readdir(ROOT)).filter((name) => PARTS.includes(name) || FILES.includes(name));
  const copied = spawnSync('cp', ['-a', '--reflink=auto', ...there.map((name) => join(ROOT, name)), folder]);
  demand(copied.status === 0, 'the sources could not be copied');
  const styles = join(folder, 'app/globals.css');
  await writeFile(styles, `${await readFile(styles, 'utf8')}\n.the-next-version {\n  color: red;\n}\n`);
  const built = spawnSync(process.execPath, ['server/build.ts'], {
    cwd: folder,
    env: { ...process.env, GIT_REV: 'next-version' },
  });
  demand(built.status === 0, `the next version could not be built: ${built.stderr}`);
}

/** As in the container. If nginx ran as root, its workers would be another user that cannot read the published files. */
const NOBODY = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};

/** Starts the program of a container, with the data that all containers of the site share. */
async function startContainer(root: string, data: string) {
  const port = await freePort();
  const child = spawn(join(root, 'deploy/supervise.sh'), {
    ...NOBODY,
    env: {
      ...process.env,
      PATH: `${dirname(process.execPath)}:${process.env.PATH}:/usr/sbin`,
      SHEET_FILE: join(data, 'sheet'),
      DATA_DIR: data,
      RUN_DIR: join(data, `run-${port}`),
      PORT: String(port),
      NODE_PORT: String(await freePort()),
    },
    stdio: 'ignore',
  });
  const exited = once(child, 'exit');
  const healthy = () =>
    fetch(`http://127.0.0.1:${port}/healthz`).then(
      ({ ok }) => ok,
      () => false,
    );
  await until(healthy, 'health', 60);
  return {
    port,
    stop: async () => {
      child.kill('SIGTERM');
      await exited;
    },
  };
}

const childrenOf = (pid: number) =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ');

export const deploy: Scenario = {
  name: 'deploy under load',
  async run(short) {
    if (short) return 'left out of the short form: it builds the site a second time';
    const folder = await mkdtemp(join(tmpdir(), 'marquee-deploy-'));
    const data = join(folder, 'data');
    await mkdir(join(data, 'sheet'), { recursive: true });
    const now = minuteOf(Date.now());
    const sheet = sheetOf([
      { start: now - HOUR, end: now + 5 * HOUR, title: 'On now', stream: video('deploy00001') },
    ]);
    for (const [tab, content] of Object.entries(sheet))
      await writeFile(join(data, 'sheet', `${tab}.csv`), content);
    await buildNext(join(folder, 'next'));
    await chmod(folder, 0o755);
    if (NOBODY.uid) spawnSync('chown', ['-R', `${NOBODY.uid}:${NOBODY.gid}`, data]);
    const old = await startContainer(ROOT, data);
    const isFile = async (port: number) =>
      (await fetch(`http://127.0.0.1:${port}/`)).headers.has('cdn-cache-control');
    await until(() => isFile(old.port), 'the first snapshot');

    // The router in front, as Dokku has one. When it is told of the new container, it sends new requests there. Connections
    // that never had a request would keep its old workers for a minute.
    const front = await freePort();
    const routed = (
      to: number,
    ) => `pid ${folder}/front.pid; error_log stderr; worker_shutdown_timeout 10s; events { worker_connections 4096; }
http { access_log off; client_body_temp_path ${folder}/b; proxy_temp_path ${folder}/p; fastcgi_temp_path ${folder}/f;
uwsgi_temp_path ${folder}/u; scgi_temp_path ${folder}/s;
server { listen 127.0.0.1:${front}; location / { proxy_pass http://127.0.0.1:${to}; proxy_set_header Host $http_host; } } }`;
    const router = await runNginx(routed(old.port), folder, front);
    const { arrival, poll } = await visit(router.url);
    const oldAssets = await readdir(join(ROOT, '.next/static'), { recursive: true, withFileTypes: true });
    const load = holdRate({
      port: front,
      rate: 200,
      seconds: 45,
      connections: 20,
      next: (index) => arrival[index % arrival.length] ?? poll,
    });
    await after(3000);
    const fresh = await startContainer(join(folder, 'next'), data);
    await writeFile(join(folder, 'nginx.conf'), routed(fresh.port));
    const workers = childrenOf(router.pid);
    process.kill(router.pid, 'SIGHUP');
    // As with Dokku, the old container is stopped when the router sends nobody to it any more.
    await until(async () => !childrenOf(router.pid).some((pid) => workers.includes(pid)), 'new workers');
    await old.stop();
    await until(
      async () => (await textOf(`${router.url}/healthz`)).includes('next-version'),
      'the new build',
    );
    await until(
      async () => !(await textOf(router.url)).includes(await readFile(join(ROOT, '.next/BUILD_ID'), 'utf8')),
      'the new build in the pages',
    );
    demand(await isFile(front), 'the page is Node’s, not a file');
    const result = await load;
    let kept = 0;
    for (const entry of oldAssets.filter((found) => found.isFile())) {
      const path = join(entry.parentPath, entry.name).slice(join(ROOT, '.next').length);
      const { status } = await fetch(`${router.url}/_next${path}`);
      demand(status === 200, `an old tab's ${path} answered ${status}`);
      kept++;
    }
    await router.stop();
    await fresh.stop();
    await rm(folder, { recursive: true });
    demand(result.failed === 0, `${result.failed} of ${result.answered} failed: ${result.errors.join('; ')}`);
    return `${result.answered} requests at 200 a second, none failed; an old tab finds all its ${kept} assets`;
  },
};
