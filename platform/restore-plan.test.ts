import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { tryLock } from './lock.ts';
import { carryOut, finishRestore, PLAN } from './restore-plan.ts';

const PATHS = ['archive.db', 'bot/bot.sqlite', 'last-good'];
const plan = { from: 'restore.tmp-x/data', before: 'before-restore-1', paths: PATHS };

/** A folder in which a restore was cut off after a number of its moves. */
async function cutOff(moves: number): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'marquee-restore-'));
  const write = async (path: string, text: string) => {
    await mkdir(dirname(join(dir, path)), { recursive: true });
    await writeFile(join(dir, path), text);
  };
  for (const path of PATHS) {
    await write(path, 'old');
    await write(join(plan.from, path), 'new');
  }
  await write('archive.db-wal', 'old');
  await write(PLAN, JSON.stringify(plan));
  const steps = PATHS.flatMap((path) => [
    [path, join(plan.before, path)],
    ...(path === 'archive.db' ? [[`${path}-wal`, join(plan.before, `${path}-wal`)]] : []),
    [join(plan.from, path), path],
  ]);
  for (const [from = '', to = ''] of steps.slice(0, moves)) {
    await mkdir(dirname(join(dir, to)), { recursive: true });
    await rename(join(dir, from), join(dir, to));
  }
  return dir;
}

it('is ended at the next start, wherever it was cut off', async () => {
  for (let moves = 0; moves <= PATHS.length * 2 + 1; moves++) {
    const dir = await cutOff(moves);
    await finishRestore(dir);
    for (const path of PATHS) {
      expect(await readFile(join(dir, path), 'utf8'), `${path} after ${moves} moves`).toBe('new');
      expect(await readFile(join(dir, plan.before, path), 'utf8')).toBe('old');
    }
    expect((await readdir(dir)).sort()).toEqual([
      'archive.db',
      'before-restore-1',
      'bot',
      'last-good',
      'lock.db',
    ]);
    await rm(dir, { recursive: true });
  }
});

it('is left to whoever holds the lock, and is done at once if nothing cuts it off', async () => {
  const dir = await cutOff(0);
  const lock = tryLock(dir);
  await finishRestore(dir);
  expect(await readFile(join(dir, 'last-good'), 'utf8')).toBe('old');
  expect(await carryOut(dir, plan)).toBe(true);
  expect(await readFile(join(dir, 'last-good'), 'utf8')).toBe('new');
  expect(await readdir(dir)).not.toContain(PLAN);
  lock?.release();
  await rm(dir, { recursive: true });
});
