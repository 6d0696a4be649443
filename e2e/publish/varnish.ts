import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { endWithTests } from '../end-with-tests.ts';
import { freePort } from './nginx.ts';

const BINARY = '/usr/sbin/varnishd';
export const hasVarnish = () => existsSync(BINARY);

export type RunningVarnish = { url: string; port: number; stop(): Promise<void> };

/** Varnish with the configuration that ships, in front of whatever answers at that port. Resolves when it answers. */
export async function startVarnish(backendPort: number): Promise<RunningVarnish> {
  const folder = await mkdtemp(join(tmpdir(), 'marquee-varnish-'));
  const port = await freePort();
  const vcl = join(folder, 'marquee.vcl');
  const shipped = await readFile('deploy/varnish.vcl', 'utf8');
  await writeFile(vcl, shipped.replace('.port = "8080"', `.port = "${backendPort}"`));
  const child = spawn(
    BINARY,
    [
      '-F',
      '-n',
      join(folder, 'work'),
      '-a',
      `127.0.0.1:${port}`,
      '-f',
      vcl,
      '-s',
      'malloc,256m',
      '-j',
      'none',
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  endWithTests(child);
  let errors = '';
  child.stderr.on('data', (text) => {
    errors += text;
  });
  const exited = once(child, 'exit');
  const url = `http://127.0.0.1:${port}`;
  while (
    !(await fetch(url).then(
      ({ ok }) => ok,
      () => false,
    ))
  ) {
    if (child.exitCode !== null) throw new Error(`Varnish ended: ${errors}`);
    await wait(100);
  }
  return {
    url,
    port,
    stop: async () => {
      child.kill('SIGTERM');
      await exited;
      await rm(folder, { recursive: true, force: true });
    },
  };
}
