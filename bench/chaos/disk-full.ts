import { execFileSync } from 'node:child_process';
import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkServed } from '#server/pages/testing/check-served.ts';
import { startStage } from '../serve/stage.ts';
import { demand, NotStood, type Scenario, textOf, until } from './scenario.ts';

/** Writes until there is no room at all. */
function fill(file: string): void {
  const descriptor = openSync(file, 'a');
  try {
    for (let size = 1 << 20; size >= 1; size >>= 1) {
      try {
        for (;;) writeSync(descriptor, Buffer.alloc(size));
      } catch {
        // Full for pieces of this size: smaller ones may still fit.
      }
    }
  } finally {
    closeSync(descriptor);
  }
}

export const diskFull: Scenario = {
  name: 'disk full',
  async run() {
    if (process.getuid?.() !== 0) return 'left out: only root may mount a small disk';
    const disk = await mkdtemp(join(tmpdir(), 'marquee-disk-'));
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64m', 'tmpfs', disk]);
    const filler = join(disk, 'filler');
    const publishDir = join(disk, 'published');
    try {
      const stage = await startStage({ publishDir });
      let edits = 0;
      for (; !stage.site.logs.some(({ event }) => event === 'publish-failed'); edits++) {
        demand(edits < 20, 'the disk was never full enough');
        fill(filler);
        const lines = stage.site.logs.length;
        stage.edit(`Edit ${edits} with a full disk`);
        const moved = () => stage.site.logs.slice(lines).some(({ event }) => /^publish/.test(String(event)));
        await until(moved, 'a line about publishing');
      }
      const wrong = await checkServed(publishDir);
      demand(wrong.length === 0, wrong.join('; '));
      demand((await textOf(stage.url)).trimEnd().endsWith('</html>'), 'the page is not whole');
      rmSync(filler);
      await until(
        async () => (await textOf(stage.url)).includes(`Edit ${edits - 1} with`),
        'the edit, once there was room',
        90,
      ).catch((error: NotStood) => {
        throw new NotStood(`${error.message}; the last lines: ${JSON.stringify(stage.site.logs.slice(-12))}`);
      });
      await stage.stop();
      return `served stays whole, an alarm is logged, and with room again the edit is there by itself`;
    } finally {
      execFileSync('umount', ['-l', disk]);
      await rm(disk, { recursive: true });
    }
  },
};
