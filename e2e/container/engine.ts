import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { docker, run } from './docker.ts';

/** Programs that the engine and its base images take. `npm test` installs them if it may. */
const PROGRAMS = ['dockerd', 'docker', 'docker-compose', 'debootstrap', 'apt-get', 'flock', 'setpriv', 'tar'];

/** Images and build steps are kept here, outside the checkout, so that a second run is quick. */
export const CACHE = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'marquee-container');

/** Why no engine can run on this machine; null if one can. */
export function whyNoEngine(): string | null {
  if (process.platform !== 'linux') return `it takes Linux, and this is ${process.platform}`;
  if (process.getuid?.() !== 0) return 'an engine takes root, and this user is not root';
  const path = `${process.env.PATH}:/usr/sbin:/sbin`.split(delimiter);
  const missing = PROGRAMS.filter((name) => !path.some((folder) => existsSync(join(folder, name))));
  return missing.length > 0 ? `not installed: ${missing.join(', ')}` : null;
}

export type Engine = { stop(): Promise<void> };

/**
 * Starts a Docker engine of our own and sets DOCKER_HOST to it. It has no bridge, because that would take changes to the
 * machine's firewall: containers use the network of the host. A second run waits until the first one has stopped.
 * @throws Error with the end of the engine's log if it does not start
 */
export async function startEngine(): Promise<Engine> {
  mkdirSync(CACHE, { recursive: true });
  const folder = await mkdtemp(join(tmpdir(), 'marquee-engine-'));
  const socket = `unix://${join(folder, 'socket')}`;
  const logFile = join(folder, 'log');
  const pidFile = join(folder, 'pid');
  // If the tests are killed, the engine gets SIGTERM. flock holds the lock until the engine has ended.
  const diesWithParent = ['setpriv', '--pdeathsig', 'TERM'];
  const dockerd = [
    'dockerd',
    ...['--iptables=false', '--ip6tables=false', '--bridge=none', '--host', socket],
    ...['--data-root', join(CACHE, 'engine'), '--exec-root', join(folder, 'exec'), '--pidfile', pidFile],
  ];
  const [program = '', ...args] = [
    ...diesWithParent,
    'flock',
    '-o',
    join(CACHE, 'lock'),
    ...diesWithParent,
    ...dockerd,
  ];
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const log = createWriteStream(logFile);
  for (const stream of [child.stdout, child.stderr]) stream?.pipe(log, { end: false });

  process.env.DOCKER_HOST = socket;
  while (!(await answers())) {
    if (child.exitCode !== null)
      throw new Error(`The Docker engine did not start:\n${readFileSync(logFile, 'utf8').slice(-3000)}`);
    await wait(200);
  }
  return {
    stop: async () => {
      await stopEngine(child, pidFile);
      log.end();
      await unmountUnder(folder);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/**
 * The engine binds the namespace of the host's network to a file of its folder, and it does not always take that mount
 * away when it ends. A mounted file cannot be removed.
 */
async function unmountUnder(folder: string): Promise<void> {
  const points = readFileSync('/proc/self/mounts', 'utf8')
    .split('\n')
    .map((line) => line.split(' ')[1] ?? '')
    .filter((point) => point.startsWith(`${folder}/`));
  // The inner ones first.
  for (const point of points.reverse()) await run('umount', ['--lazy', point]);
}

const answers = () => docker(['version', '--format', '{{.Server.Version}}']).then(Boolean, () => false);

async function stopEngine(child: ChildProcess, pidFile: string): Promise<void> {
  const running = await docker(['ps', '--quiet']);
  if (running) await docker(['rm', '--force', '--volumes', ...running.split('\n')]);
  const ended = once(child, 'exit');
  process.kill(Number(readFileSync(pidFile, 'utf8')), 'SIGTERM');
  await ended;
}
