import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { endGroup } from './git.ts';

/** Whether a git command of a bot that was killed still runs and holds the lock. */
export function isLocked(lockFile: string): boolean {
  // flock ends with 1 if the lock is held. If the file does not exist, it makes it.
  return spawnSync('flock', ['--nonblock', lockFile, 'true']).status === 1;
}

/** Whether the program that holds locks is there (util-linux, which every Debian has). */
export function hasFlock(): boolean {
  return spawnSync('flock', ['--version']).status === 0;
}

/** Ends the process that holds the lock, with all processes that it started. */
export function endHolders(lockFile: string): void {
  for (const pid of holders(lockFile)) endGroup(pid, 'SIGKILL');
}

/** proc_locks(5): `1: FLOCK ADVISORY WRITE PID MAJOR:MINOR:INODE 0 EOF` */
function holders(lockFile: string): number[] {
  const { ino } = statSync(lockFile);
  return readFileSync('/proc/locks', 'utf8')
    .split('\n')
    .flatMap((line) => {
      const [, kind, , , pid = '', place = ''] = line.trim().split(/\s+/);
      return kind === 'FLOCK' && place.split(':')[2] === String(ino) && Number(pid) > 1 ? [Number(pid)] : [];
    });
}
