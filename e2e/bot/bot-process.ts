import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { endWithTests } from '../end-with-tests.ts';

/** A bot in a process of its own, as people start it. */
export type BotProcess = {
  port: number;
  /** Every event that it logged. */
  events: Record<string, unknown>[];
  until(event: string): Promise<Record<string, unknown>>;
  /** `kill -9`; resolves when it is dead. */
  kill(): Promise<void>;
  /** Bytes of memory that it holds. */
  memory(): number;
};

const COMMAND = 'bin/marquee.ts';

/** Starts it; resolves when its webhook can be reached. */
export async function startBotProcess(env: Record<string, string>): Promise<BotProcess> {
  const child: ChildProcess = spawn(process.execPath, [COMMAND, 'bot'], {
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      // Starts in half the time from the second one on.
      NODE_COMPILE_CACHE: join(tmpdir(), 'marquee-compile-cache'),
      ...env,
    } as unknown as NodeJS.ProcessEnv,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  endWithTests(child);
  const events: Record<string, unknown>[] = [];
  const waiting = new Set<() => void>();
  const output = child.stdout;
  if (!output) throw new Error('The bot has no output.');
  createInterface({ input: output }).on('line', (line) => {
    events.push(JSON.parse(line));
    for (const look of waiting) look();
  });
  const until = (event: string) =>
    new Promise<Record<string, unknown>>((resolve, reject) => {
      const look = () => {
        const found = events.find((logged) => logged.event === event);
        if (!found) return;
        waiting.delete(look);
        resolve(found);
      };
      waiting.add(look);
      child.once('exit', (code, signal) =>
        reject(new Error(`The bot ended with ${code ?? signal} before “${event}”.`)),
      );
      look();
    });
  const listening = await until('bot listening');
  return {
    port: Number(listening.port),
    events,
    until,
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
    memory: () => residentBytes(child.pid),
  };
}

function residentBytes(pid: number | undefined): number {
  // proc_pid_statm(5): the second field is the resident set, in pages of 4 KiB.
  const [, pages = '0'] = readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ');
  return Number(pages) * 4096;
}
