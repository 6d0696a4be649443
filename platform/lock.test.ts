import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { tryLock } from './lock.ts';

const LOCK = new URL('./lock.ts', import.meta.url).href;

let dir = '';
const children: ChildProcess[] = [];

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'marquee-lock-'));
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  await rm(dir, { recursive: true, force: true });
});

/** Another process that takes the lock, says whether it has it, and stays. */
async function other(): Promise<{ child: ChildProcess; holds: boolean }> {
  const script = `
    const { tryLock } = await import(${JSON.stringify(LOCK)});
    console.log(tryLock(${JSON.stringify(dir)}) ? 'holds' : 'held');
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  const [line] = await once(child.stdout, 'data');
  return { child, holds: String(line).trim() === 'holds' };
}

it('is held by one', () => {
  const lock = tryLock(dir);
  expect(lock).not.toBeNull();
  expect(tryLock(dir)).toBeNull();
  lock?.release();
  const next = tryLock(dir);
  expect(next).not.toBeNull();
  next?.release();
});

it('is held by one process, and freed when that is killed', async () => {
  const first = await other();
  expect(first.holds).toBe(true);
  expect(tryLock(dir)).toBeNull();
  expect((await other()).holds).toBe(false);
  first.child.kill('SIGKILL');
  await once(first.child, 'exit');
  const lock = tryLock(dir);
  expect(lock).not.toBeNull();
  expect((await other()).holds).toBe(false);
  lock?.release();
});

it('makes its folder', () => {
  const lock = tryLock(join(dir, 'a', 'b'));
  expect(lock).not.toBeNull();
  lock?.release();
});

it('says when the folder cannot be used', async () => {
  const file = join(dir, 'file');
  await writeFile(file, '');
  expect(() => tryLock(file)).toThrow();
});
