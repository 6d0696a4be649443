import { mkdtemp, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { tryLock } from '#platform/lock.ts';
import { createReaderWatch } from './reader-watch.ts';
import { standingClock } from './testing/standing-clock.ts';

it('says since when the reader hangs, and that it lives again', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'marquee-reader-'));
  // Held by this very process, which is never killed.
  const lock = tryLock(dataDir);
  const time = standingClock();
  const lines: string[] = [];
  const log = (level: string, event: string) => lines.push(`${level} ${event}`);
  const watch = createReaderWatch({ dataDir, clock: time.clock, log });
  const passSeconds = async (seconds: number) => {
    for (let second = 0; second < seconds; second++) {
      await time.pass(1000);
      watch.look();
    }
  };
  await passSeconds(9);
  expect(watch.trouble()).toBeNull();
  await passSeconds(40);
  expect(watch.trouble()).toMatchObject({ kind: 'silent', at: Date.UTC(2026, 10, 28, 20, 0, 1) });
  expect(lines).toEqual(['error reader-silent']);
  await utimes(join(dataDir, 'lock.db'), 1, 1);
  await passSeconds(1);
  expect(watch.trouble()).toBeNull();
  expect(lines).toEqual(['error reader-silent', 'info reader-lives']);
  lock?.release();
  await rm(dataDir, { recursive: true });
});
