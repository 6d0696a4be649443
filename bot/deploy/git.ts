import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';

type GitOptions = {
  /** The bare repository to work in. */
  repository: string;
  /** The only protocols that git may speak, such as `https` or `ssh`. */
  protocols: readonly string[];
};

type LongOptions = GitOptions & {
  lockFile: string;
  logFile: string;
  /** ms; then the whole process group is ended. */
  limit: number;
  signal: AbortSignal;
};

export type Ended = { ok: boolean; why: '' | 'failed' | 'time' | 'stopped' | 'locked' };

const MOST_OUTPUT = 1_000_000;
const MERCY = 5000;
/** Git does not use this exit code. `flock` ends with it if somebody else holds the lock. */
const LOCKED = 75;
const QUICK_LIMIT = 60_000;

/** Nothing that a repository or a user's own configuration says may run a program here. */
const SAFE = [
  '-c',
  'core.hooksPath=/dev/null',
  '-c',
  'core.fsmonitor=false',
  '-c',
  'gc.auto=0',
  '-c',
  'protocol.ext.allow=never',
];

/** The environment of git: no secrets of the bot, no questions, and only the protocols that are configured. */
function environment(protocols: readonly string[]): NodeJS.ProcessEnv {
  const { PATH, HOME, USER, NODE_ENV, SSH_AUTH_SOCK } = process.env;
  return {
    PATH,
    HOME,
    USER,
    NODE_ENV,
    ...(SSH_AUTH_SOCK ? { SSH_AUTH_SOCK } : {}),
    LANG: 'C.UTF-8',
    GIT_ALLOW_PROTOCOL: protocols.join(':'),
    GIT_TERMINAL_PROMPT: '0',
    GIT_OPTIONAL_LOCKS: '0',
  };
}

/** Runs a git command that ends within a moment. Gives its output, or null if it failed. */
export function quickGit(
  args: readonly string[],
  { repository, protocols }: GitOptions,
): Promise<string | null> {
  return new Promise((resolve) => {
    const child = spawn('git', [...SAFE, '--git-dir', repository, ...args], {
      stdio: ['ignore', 'pipe', 'ignore'],
      env: environment(protocols),
      timeout: QUICK_LIMIT,
      killSignal: 'SIGKILL',
    });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      if (output.length < MOST_OUTPUT) output += text;
    });
    child.once('error', () => resolve(null));
    child.once('close', (code) => resolve(code === 0 ? output : null));
  });
}

/**
 * Runs a git command that talks to somebody and may take long. It holds `lockFile` for as long as it lives: `flock`
 * becomes git (`--no-fork`), and the kernel frees the lock with its last process, so that not even a `kill -9` of the
 * bot lets a second one begin beside it. Its output goes straight to the log file, so that it does not die of a reader
 * that is gone. The process group is ended at the time limit.
 */
export function longGit(args: readonly string[], options: LongOptions): Promise<Ended> {
  const { repository, protocols, lockFile, logFile, limit, signal } = options;
  const log = openSync(logFile, 'a');
  const child = spawn(
    'flock',
    [
      '--nonblock',
      '--no-fork',
      '--conflict-exit-code',
      String(LOCKED),
      lockFile,
      'git',
      ...SAFE,
      '--git-dir',
      repository,
      ...args,
    ],
    { stdio: ['ignore', log, log], env: environment(protocols), detached: true },
  );
  closeSync(log);
  return new Promise((resolve) => {
    let why: Ended['why'] = 'failed';
    const timer = setTimeout(() => {
      why = 'time';
      endGroup(child.pid, 'SIGTERM');
      setTimeout(() => endGroup(child.pid, 'SIGKILL'), MERCY).unref();
    }, limit);
    // A deploy that has begun is not cut in the middle; the bot that comes next waits for its lock.
    const stop = () => {
      child.unref();
      done({ ok: false, why: 'stopped' });
    };
    signal.addEventListener('abort', stop);
    const done = (ended: Ended) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
      resolve(ended);
    };
    child.once('error', () => done({ ok: false, why: 'failed' }));
    child.once('exit', (code) => {
      if (code === 0) done({ ok: true, why: '' });
      else done({ ok: false, why: code === LOCKED ? 'locked' : why });
    });
    if (signal.aborted) stop();
  });
}

/** Ends a process and all that it started. */
export function endGroup(pid: number | undefined, signal: NodeJS.Signals): void {
  if (!pid) return;
  try {
    process.kill(-pid, signal);
  } catch {
    // It has ended by itself.
  }
}
