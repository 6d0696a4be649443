import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { tryLock } from './lock.ts';
import { holderOf, killHolder, startHeartbeat, watchHolder } from './lock-holder.ts';

const here = (name: string) => JSON.stringify(new URL(name, import.meta.url).href);
const onLinux = it.runIf(process.platform === 'linux');

let dir = '';
const children: ChildProcess[] = [];

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'marquee-holder-'));
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  await rm(dir, { recursive: true, force: true });
});

/** Another process that holds the lock and shows that it lives. */
async function otherHolder(): Promise<ChildProcess> {
  const script = `
    const { tryLock } = await import(${here('./lock.ts')});
    const { startHeartbeat } = await import(${here('./lock-holder.ts')});
    tryLock(${JSON.stringify(dir)});
    startHeartbeat(${JSON.stringify(dir)});
    console.log('holds');
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  await once(child.stdout, 'data');
  return child;
}

it('counts how long the holder did nothing, at most two seconds a look', async () => {
  tryLock(dir)?.release();
  let now = 0;
  const watch = watchHolder(dir, () => now);
  const look = (ms: number) => {
    now += ms;
    return watch.silence();
  };
  expect(look(0)).toBe(0);
  expect([look(1000), look(1000), look(500_000)]).toEqual([1000, 2000, 4000]);
  expect(watch.hasBeaten()).toBe(false);
  // The clock on the wall may have been set back.
  await utimes(join(dir, 'lock.db'), 1, 1);
  expect(look(1000)).toBe(0);
  expect(watch.hasBeaten()).toBe(true);
  expect(look(1000)).toBe(1000);
});

it('touches the lock without losing it', async () => {
  const lock = tryLock(dir);
  const end = startHeartbeat(dir);
  expect(tryLock(dir)).toBeNull();
  end();
  lock?.release();
});

onLinux('a holder that is stopped is found and killed, and only then is the lock free', async () => {
  const child = await otherHolder();
  child.kill('SIGSTOP');
  expect(tryLock(dir)).toBeNull();
  expect(holderOf(dir)).toBe(child.pid);
  const exited = once(child, 'exit');
  expect(killHolder(dir)).toBe(child.pid);
  expect(await exited).toEqual([null, 'SIGKILL']);
  const lock = tryLock(dir);
  expect(lock).not.toBeNull();
  // It is never this process.
  expect(killHolder(dir)).toBeNull();
  lock?.release();
  expect(holderOf(dir)).toBeNull();
});
