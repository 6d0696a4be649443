import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { readBuild } from '#server/pages/collect.ts';
import { type Exported, exportSite } from '#server/pages/export-site.ts';
import type { Io } from './io.ts';

/** How long (ms) the sheet may take to be read. */
const PATIENCE = 60_000;
const ROOT = dirname(import.meta.dirname);

/**
 * `npx marquee export DIR`: starts the site on a port of loopback, writes all of it into DIR once, and stops it.
 * @returns the exit code: 0; 1 if it failed, and then DIR is as it was; 2 for a wrong call
 */
export async function exportCommand(argv: string[], io: Io): Promise<number> {
  const [dir] = argv;
  if (!dir || argv.length > 1 || dir.startsWith('-')) {
    io.stderr.write('Usage: npx marquee export DIR. DIR gets the whole site as flat files.\n');
    return 2;
  }
  const target = resolve(dir);
  readEnvFile();
  const exported = await exportOnce(target, io);
  if (!exported) return 1;
  io.stdout.write(
    `${exported.files} files in ${dir}: ${exported.written} written, ${exported.removed} removed, the others as they were.\n`,
  );
  return 0;
}

/** Goes to the site's own folder and reads `.env` there. */
export function readEnvFile(): void {
  process.chdir(ROOT);
  if (existsSync('.env')) process.loadEnvFile('.env');
}

/** Exports the site into a folder. Null if it could not, which it said; the folder is then as it was. */
export async function exportOnce(dir: string, io: Io): Promise<Exported | null> {
  if (!io.env.SITE_URL) {
    io.stderr.write(
      'SITE_URL is not set: players that ask where they are, and links in feeds, will be wrong.\n',
    );
  }
  const site = await startSite(io);
  if (!site) return null;
  try {
    const answer = await fetch(site.origin);
    const { paths, lasting } = await (await fetch(`${site.origin}/api/paths`)).json();
    const build = await readBuild('.next', 'public');
    const exported = await exportSite({
      origin: site.origin,
      build,
      addresses: [...build.addresses, ...paths],
      lasting,
      policy: answer.headers.get('content-security-policy') ?? '',
      dir,
      now: Date.now(),
    });
    for (const reason of exported.missing) io.stderr.write(`Left as it was: ${reason}\n`);
    return exported;
  } catch (error) {
    io.stderr.write(`The export failed: ${error instanceof Error ? error.message : error}\n`);
    return null;
  } finally {
    await site.stop();
  }
}

async function startSite(io: Io): Promise<{ origin: string; stop(): Promise<void> } | null> {
  const child = spawn(process.execPath, ['server/start.ts'], {
    env: { ...io.env, NODE_ENV: 'production', PORT: '0', HOST: '127.0.0.1', PUBLISH_DIR: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = once(child, 'exit');
  let complaints = '';
  child.stderr.on('data', (text) => {
    complaints += text;
  });
  const stop = async () => {
    child.kill('SIGTERM');
    await exited;
  };
  for await (const line of createInterface({ input: child.stdout })) {
    const port = /"event":"listening","port":(\d+)/.exec(line)?.[1];
    if (!port) continue;
    child.stdout.resume();
    const origin = `http://127.0.0.1:${port}`;
    if (await isServing(origin)) return { origin, stop };
    complaints = 'The sheet could not be read, so that there is nothing to export.\n';
    await stop();
    break;
  }
  io.stderr.write(complaints);
  return null;
}

async function isServing(origin: string): Promise<boolean> {
  for (const end = Date.now() + PATIENCE; Date.now() < end; await sleep(250)) {
    if ((await fetch(`${origin}/healthz`)).ok) return true;
  }
  return false;
}
