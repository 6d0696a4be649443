import { readFileSync, statSync } from 'node:fs';
import { utimes } from 'node:fs/promises';
import { join } from 'node:path';

// Whether the process that holds the lock of a data folder still does anything. A process that is stopped (SIGSTOP), or
// whose event loop hangs, keeps its lock for as long as it exists.

const lockFile = (dataDir: string) => join(dataDir, 'lock.db');

/** How often (ms) the holder shows that it lives. */
const BEAT_EVERY = 2000;
/** The most (ms) that one look may add: what stopped the holder, such as a pause of the whole container, may have stopped us. */
const MOST_AT_ONCE = 2000;

/** Touches the lock's file again and again while the event loop turns. Returns the function that ends it. */
export function startHeartbeat(dataDir: string): () => void {
  // By its path, because a lock of SQLite is lost when any descriptor of its file is closed. No space is needed for it.
  const touch = () => void utimes(lockFile(dataDir), new Date(), new Date()).catch(() => undefined);
  touch();
  const timer = setInterval(touch, BEAT_EVERY).unref();
  return () => clearInterval(timer);
}

type HolderWatch = {
  /** How long (ms) the holder has not shown that it lives. Call it about once a second. */
  silence(): number;
  /** Whether it ever showed that it lives. A process of an older version does not. */
  hasBeaten(): boolean;
};

/** Watches the process that holds the lock. `monotonic` is a time (ms) of a clock that nobody sets. */
export function watchHolder(dataDir: string, monotonic: () => number): HolderWatch {
  let seen: number | undefined;
  let beaten = false;
  let silence = 0;
  let lookedAt = monotonic();
  return {
    silence() {
      const touched = statSync(lockFile(dataDir), { throwIfNoEntry: false })?.mtimeMs;
      const since = monotonic() - lookedAt;
      lookedAt += since;
      if (touched === seen) silence += Math.min(since, MOST_AT_ONCE);
      else {
        beaten = seen !== undefined;
        silence = 0;
      }
      seen = touched;
      return silence;
    },
    hasBeaten: () => beaten,
  };
}

/**
 * The process that holds the lock, as the kernel says it; null if it is one that cannot be seen from here, as in another
 * container, or on a system without /proc/locks.
 */
export function holderOf(dataDir: string): number | null {
  try {
    const { dev, ino } = statSync(lockFile(dataDir), { bigint: true });
    const hex = (number: bigint) => number.toString(16).padStart(2, '0');
    const major = ((dev >> 8n) & 0xfffn) | ((dev >> 32n) & ~0xfffn);
    const minor = (dev & 0xffn) | ((dev >> 12n) & ~0xffn);
    const file = `${hex(major)}:${hex(minor)}:${ino}`;
    for (const line of readFileSync('/proc/locks', 'utf8').split('\n')) {
      const [, kind, , access, pid, of] = line.trim().split(/\s+/);
      if (kind === 'POSIX' && access === 'WRITE' && of === file && Number(pid) > 0) return Number(pid);
    }
  } catch {
    // No such system.
  }
  return null;
}

/**
 * Kills the process that holds the lock. The kernel frees its lock then, and only then: that nobody else writes is decided by
 * the lock alone, never by how long somebody was silent.
 * @returns its id, or null if it cannot be seen or may not be killed
 */
export function killHolder(dataDir: string): number | null {
  const pid = holderOf(dataDir);
  if (pid === null || pid === process.pid) return null;
  try {
    process.kill(pid, 'SIGKILL');
    return pid;
  } catch {
    return null;
  }
}
