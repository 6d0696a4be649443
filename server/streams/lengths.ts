import { join } from 'node:path';
import { z } from 'zod';
import type { Lengths, Unmeasured } from '#lib/schedule/schedule.ts';
import { readJsonFile, writeAtomically } from '#platform/files.ts';
import type { Log } from '#platform/log.ts';
import type { Network } from './fetch-public.ts';
import { measure } from './measure.ts';

const NAME = 'lengths.json';
/** How long (ms) a length counts, and how long its absence counts, because a file may be added later. */
const FOUND = 24 * 3_600_000;
const NONE = 300_000;
/** A sheet with many files must not make the site ask for all of them, nor for many at once. */
const MOST = 300;
const AT_ONCE = 4;
const MOST_KEPT = 2000;

const fileSchema = z.record(
  z.string().max(2048),
  z.object({ length: z.union([z.number().positive(), z.literal('none')]), at: z.number() }),
);
type Known = z.infer<typeof fileSchema>[string];

export type KeptLengths = {
  /** By the address; the same object always, so that a reader of the sheet sees new ones. */
  lengths: Lengths;
  /** Measures those of a sheet whose length is missing or old. Resolves to whether one has changed. */
  step(wanted: readonly Unmeasured[]): Promise<boolean>;
};

type Options = { dataDir: string; network: Network; now(): number; log: Log };

/** Finds out how long recordings are that are played together, and keeps it over restarts. */
export async function openLengths({ dataDir, network, now, log }: Options): Promise<KeptLengths> {
  const path = join(dataDir, NAME);
  const kept = await readJsonFile(path, fileSchema, (error) => log('error', 'lengths-unreadable', { error }));
  const known = new Map<string, Known>(Object.entries(kept ?? {}));
  const lengths: Lengths = {};
  for (const [src, { length }] of known) lengths[src] = length;

  const isDue = ({ src }: Unmeasured) => {
    const before = known.get(src);
    return !before || Math.abs(now() - before.at) >= (before.length === 'none' ? NONE : FOUND);
  };

  return {
    lengths,
    async step(wanted) {
      const due = wanted.slice(0, MOST).filter(isDue).slice(0, AT_ONCE);
      let changed = false;
      const measureOne = async ({ src, kind }: Unmeasured) => {
        const before = known.get(src)?.length;
        const found = await measure({ src, kind }, network).catch(() => null);
        // While the server cannot be asked, the old length counts, because the programme must not move.
        const length = found ?? before ?? 'none';
        known.set(src, { length, at: now() });
        lengths[src] = length;
        if (length !== before) changed = true;
        log('info', 'recording-measured', { length });
      };
      await Promise.all(due.map(measureOne));
      if (due.length > 0) await keep();
      return changed;
    },
  };

  async function keep(): Promise<void> {
    const newest = [...known].sort(([, a], [, b]) => b.at - a.at).slice(0, MOST_KEPT);
    await writeAtomically(path, JSON.stringify(Object.fromEntries(newest))).catch((error: unknown) =>
      log('error', 'lengths-unwritten', { error }),
    );
  }
}
