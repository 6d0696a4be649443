import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkServed } from './testing/check-served.ts';

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'marquee-crash-'));
  await mkdir(join(dir, 'static'));
  await mkdir(join(dir, 'public'));
  await writeFile(join(dir, 'static/a.js'), 'a'.repeat(100_000));
  await writeFile(join(dir, 'public/notes.pdf'), 'n'.repeat(300_000));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

/** Publishes without end in a process of its own, and kills that one `ms` after its first snapshot (or its start). */
async function killAt(ms: number, sinceStart: boolean): Promise<void> {
  const child = spawn(
    process.execPath,
    [
      join(import.meta.dirname, 'testing/publish-forever.ts'),
      join(dir, 'published'),
      join(dir, 'static'),
      join(dir, 'public'),
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const exited = once(child, 'exit');
  if (!sinceStart) await once(child.stdout, 'data');
  await after(ms);
  child.kill('SIGKILL');
  await exited;
}

test('a kill -9 at any instant leaves what is served whole', { timeout: 60_000 }, async () => {
  await killAt(0, false);
  await fc.assert(
    fc.asyncProperty(fc.nat(250), fc.boolean(), async (ms, sinceStart) => {
      await killAt(ms, sinceStart);
      expect(existsSync(join(dir, 'published/current'))).toBe(true);
      expect(await checkServed(join(dir, 'published'))).toEqual([]);
    }),
    { numRuns: 12, endOnFailure: true },
  );
});
