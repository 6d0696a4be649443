// The deploy remote of swap.spec.ts runs this for a revision. It starts a release beside the last one, waits for it, puts
// it behind nginx, and only then stops the old one. Dokku takes the same steps.
import { execFileSync, spawn } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

const PARTS = [
  'app',
  'components',
  'content',
  'platform',
  'lib',
  'server',
  'public',
  'node_modules',
  'next.config.mjs',
  'package.json',
  'package-lock.json',
];
const READY_LIMIT = 60_000;
/** nginx's old workers finish their requests in this time (ms), before their server is stopped (Dokku: wait-to-retire). */
const RETIRE_AFTER = 1500;

const [revision = '', folder = '', project = '', nginx = ''] = process.argv.slice(2);
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}

const release = join(folder, 'releases', `${revision}-${Date.now()}`);
mkdirSync(release, { recursive: true });
for (const part of PARTS)
  if (existsSync(join(project, part))) symlinkSync(join(project, part), join(release, part));
cpSync(join(project, '.next'), join(release, '.next'), {
  recursive: true,
  filter: (source) => !source.startsWith(join(project, '.next', 'cache')),
});
writeFileSync(join(release, '.next', 'marquee-build.json'), JSON.stringify({ commit: revision }));

const port = await freePort();
const child = spawn(process.execPath, ['server/start.ts', '--built'], {
  cwd: release,
  detached: true,
  stdio: 'ignore',
  env: {
    ...process.env,
    NODE_ENV: 'production',
    PORT: String(port),
    HOST: '127.0.0.1',
    DATA_DIR: join(folder, 'site-data'),
    SHEET_FILE: join(folder, 'sheet'),
  },
});
child.unref();
appendFileSync(join(folder, 'pids'), `${child.pid}\n`);
console.log(`starting ${revision.slice(0, 8)} on ${port}`);
const until = Date.now() + READY_LIMIT;
while (
  !(await fetch(`http://127.0.0.1:${port}/healthz`).then(
    (answer) => answer.ok,
    () => false,
  ))
) {
  if (Date.now() > until) {
    console.error('It did not come up.');
    process.exit(1);
  }
  await wait(100);
}
const old = existsSync(join(folder, 'current'))
  ? Number(readFileSync(join(folder, 'current'), 'utf8'))
  : null;
writeFileSync(join(folder, 'upstream.conf'), `server 127.0.0.1:${port};\n`);
execFileSync(nginx, ['-c', join(folder, 'nginx.conf'), '-s', 'reload'], { stdio: 'ignore' });
writeFileSync(join(folder, 'current'), String(child.pid));
if (old) {
  await wait(RETIRE_AFTER);
  process.kill(old, 'SIGTERM');
}
console.log(`${revision.slice(0, 8)} is behind nginx`);
