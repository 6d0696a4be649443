import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hasBrotliModule, type NginxOptions, nginxConf } from '../../deploy/nginx-conf.ts';
import { endWithTests } from '../end-with-tests.ts';

export type RunningNginx = {
  url: string;
  pid: number;
  /** The text that it wrote to stderr. */
  errors(): string;
  exited: Promise<unknown>;
  stop(): Promise<void>;
};

const BINARY = ['/usr/sbin/nginx', '/usr/local/sbin/nginx'].find(existsSync) ?? 'nginx';

/**
 * A port on loopback that nobody uses. It is below those that Linux gives out by itself (from 32768 on), because another
 * program could be given it before ours listens there.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(20_000, 32_768);
    const server = createServer();
    const isFree = await new Promise<boolean>((resolve, reject) => {
      server.once('error', (error: NodeJS.ErrnoException) =>
        error.code === 'EADDRINUSE' ? resolve(false) : reject(error),
      );
      server.listen(port, '127.0.0.1', () => resolve(true));
    });
    if (!isFree) continue;
    server.close();
    await once(server, 'close');
    return port;
  }
}

/** Runs nginx with a configuration until it is stopped; resolves when it answers. */
export async function runNginx(conf: string, folder: string, port: number): Promise<RunningNginx> {
  const file = join(folder, 'nginx.conf');
  await writeFile(file, conf);
  // If nginx ran as root, its workers would get a user that may not read a temporary folder.
  const user = process.getuid?.() === 0 ? 'user root; ' : '';
  const child = spawn(BINARY, ['-p', folder, '-c', file, '-g', `${user}daemon off;`], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  endWithTests(child);
  let errors = '';
  child.stderr.on('data', (data) => {
    errors += data;
  });
  const exited = once(child, 'exit');
  const url = `http://127.0.0.1:${port}`;
  for (;;) {
    if (child.exitCode !== null) throw new Error(`nginx ended: ${errors}`);
    if (await fetch(url).then(Boolean, () => false)) break;
  }
  return {
    url,
    pid: child.pid ?? 0,
    errors: () => errors,
    exited,
    stop: async () => {
      child.kill('SIGQUIT');
      await exited;
    },
  };
}

/** nginx as it is shipped, in front of a published folder and a Node. */
export async function startNginx(
  options: Pick<NginxOptions, 'node' | 'publishDir'> & Partial<NginxOptions>,
): Promise<RunningNginx> {
  const folder = await mkdtemp(join(tmpdir(), 'marquee-nginx-'));
  const port = await freePort();
  await mkdir(join(folder, 'run'));
  const conf = nginxConf({
    listen: `127.0.0.1:${port}`,
    runDir: join(folder, 'run'),
    siteUrl: 'http://localhost',
    brotli: hasBrotliModule(),
    ...options,
  });
  const nginx = await runNginx(conf, folder, port);
  return {
    ...nginx,
    stop: async () => {
      await nginx.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
