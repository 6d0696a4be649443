import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endWithTests } from '../end-with-tests.ts';
import { type InspircdPorts, inspircdConfig } from './inspircd-config.ts';

const PROGRAM = ['/usr/sbin/inspircd', '/usr/bin/inspircd', '/usr/local/bin/inspircd'];
const START_LIMIT = 20_000;

export type Inspircd = {
  ports: InspircdPorts;
  /** ws://127.0.0.1:PORT/ */
  url: string;
  /** SIGKILL: clients see their connection break. Resolves when it is dead. */
  kill(): Promise<void>;
  /** Again on the same ports. */
  start(): Promise<void>;
  close(): Promise<void>;
};

/** Ports that were free a moment ago. */
async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from(
      { length: count },
      () =>
        new Promise<ReturnType<typeof createServer>>((resolve) => {
          const server = createServer().listen(0, '127.0.0.1', () => resolve(server));
        }),
    ),
  );
  const ports = servers.map((server) => (server.address() as { port: number }).port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}

/** A real InspIRCd on loopback ports of its own. `extra` is added to its configuration. */
export async function startInspircd({ extra = '' } = {}): Promise<Inspircd> {
  const program = PROGRAM.find(existsSync);
  if (!program) throw new Error('InspIRCd is needed for these tests: apt-get install inspircd.');
  const [irc = 0, webSocket = 0, link = 0] = await freePorts(3);
  const ports = { irc, webSocket, link };
  const folder = await mkdtemp(join(tmpdir(), 'marquee-inspircd-'));
  const file = join(folder, 'inspircd.conf');
  await writeFile(file, inspircdConfig(ports, extra));
  // It refuses to run as root, and must be able to read its configuration as somebody else.
  await Promise.all([chmod(folder, 0o755), chmod(file, 0o644)]);
  let child = await launch(program, file);
  const kill = () => end(child, 'SIGKILL');
  return {
    ports,
    url: `ws://127.0.0.1:${webSocket}/`,
    kill,
    async start() {
      child = await launch(program, file);
    },
    async close() {
      await kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function launch(program: string, file: string): Promise<ChildProcess> {
  const drop = process.getuid?.() === 0 ? 'setpriv --reuid=irc --regid=irc --clear-groups ' : '';
  const script = `ulimit -n "$(ulimit -Hn)"; exec ${drop}"$0" --nofork --nopid --nolog --config "$1"`;
  const child = spawn('sh', ['-c', script, program, file], { stdio: ['ignore', 'pipe', 'pipe'] });
  endWithTests(child);
  return new Promise((resolve, reject) => {
    let said = '';
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error(`InspIRCd did not start in ${START_LIMIT / 1000} s:\n${said}`));
    }, START_LIMIT);
    const hear = (data: Buffer) => {
      said += data;
      if (!said.includes('is now running as')) return;
      clearTimeout(timer);
      resolve(child);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`InspIRCd ended with ${code}:\n${said}`));
    });
  });
}

function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill(signal);
  });
}
