import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { endWithTests } from './end-with-tests.ts';

/** A sheet as its tabs: `{ Schedule: 'Date,Start,…\n…', Settings: '…' }`. */
export type SheetText = { Schedule: string; Streams?: string; Settings?: string; Rooms?: string };

export type RunningSite = {
  url: string;
  pid: number;
  /** Every structured line that it logged so far. */
  logs: Record<string, unknown>[];
  /** Everything that it wrote, for a look at what an operator reads. */
  output(): string;
  /** Writes the sheet again, as an organizer who saves the file. */
  setSheet(sheet: SheetText): Promise<void>;
  /** Resolves when a line with this event was logged (also before the call). */
  logged(event: string): Promise<Record<string, unknown>>;
  kill(signal?: NodeJS.Signals): Promise<void>;
  stop(): Promise<void>;
};

type Options = {
  sheet?: SheetText;
  env?: Record<string, string>;
  /** A DATA_DIR that outlives this run, for restarts. */
  dataDir?: string;
  /** More words for the command line. */
  args?: string[];
};

async function writeSheet(folder: string, sheet: SheetText): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [tab, text] of Object.entries(sheet)) await writeFile(join(folder, `${tab}.csv`), text);
}

/** The words after `node` in the script `start`. */
const [, ...START] = JSON.parse(readFileSync('package.json', 'utf8')).scripts.start.split(' ') as string[];

/** Starts the production build as `npm start` does, on a free port, and waits until it listens. */
export async function startSite({ sheet, env = {}, dataDir, args = [] }: Options = {}): Promise<RunningSite> {
  const folder = await mkdtemp(join(tmpdir(), 'marquee-e2e-'));
  const sheetFolder = join(folder, 'sheet');
  if (sheet) await writeSheet(sheetFolder, sheet);
  const child: ChildProcess = spawn(process.execPath, [...START, '--built', ...args], {
    cwd: dirname(import.meta.dirname),
    env: {
      NODE_ENV: 'production',
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      PORT: '0',
      HOST: '127.0.0.1',
      NODE_COMPILE_CACHE: join(tmpdir(), 'marquee-compile-cache'),
      // Names of services do not resolve on this machine. Tests of the stream checks turn the checks on.
      STREAM_CHECKS: 'off',
      DATA_DIR: dataDir ?? join(folder, 'data'),
      ...(sheet ? { SHEET_FILE: sheetFolder } : {}),
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  endWithTests(child);
  const logs: Record<string, unknown>[] = [];
  const waiting = new Set<() => void>();
  let text = '';
  const exited = new Promise<number | null>((resolve) => {
    child.once('exit', (code) => {
      resolve(code);
      for (const wake of waiting) wake();
    });
  });
  child.stderr?.on('data', (data) => {
    text += data;
  });
  if (!child.stdout) throw new Error('The site has no output');
  createInterface({ input: child.stdout }).on('line', (line) => {
    text += `${line}\n`;
    try {
      logs.push(JSON.parse(line));
    } catch {
      return;
    }
    for (const wake of waiting) wake();
  });

  const logged = async (event: string) => {
    for (;;) {
      const found = logs.find((entry) => entry.event === event);
      if (found) return found;
      if (child.exitCode !== null) throw new Error(`The site ended before it logged ${event}:\n${text}`);
      const { promise, resolve } = Promise.withResolvers<void>();
      waiting.add(resolve);
      await promise;
      waiting.delete(resolve);
    }
  };

  const { port, serving } = await logged('listening');
  const url = `http://localhost:${port}`;
  // On a busy machine the site may listen before the first pages are made. A test of that gives no sheet.
  const until = Date.now() + 60_000;
  while (sheet && !serving && Date.now() < until && !(await fetch(`${url}/healthz`)).ok) await sleep(50);
  const kill = async (signal: NodeJS.Signals = 'SIGKILL') => {
    child.kill(signal);
    await exited;
  };
  return {
    url,
    pid: child.pid ?? 0,
    logs,
    output: () => text,
    setSheet: (next) => writeSheet(sheetFolder, next),
    logged,
    kill,
    stop: async () => {
      await kill('SIGTERM');
      await rm(folder, { recursive: true, force: true });
    },
  };
}
