import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { syncFolder, writeAtomically } from './files.ts';
import { tryLock } from './lock.ts';

/** The plan of a restore. It is in DATA_DIR from before the first file is moved until the last one was moved. */
const planSchema = z.object({
  /** The folder in DATA_DIR with the files to restore, and the folder for the files that they replace. */
  from: z.string(),
  before: z.string(),
  paths: z.array(z.string()),
});
type RestorePlan = z.infer<typeof planSchema>;

export const PLAN = 'restore-plan.json';

/** Moves the files of a restore to their places; the caller holds the locks. Returns whether it replaced any files. */
export async function carryOut(dataDir: string, plan: RestorePlan): Promise<boolean> {
  await writeAtomically(join(dataDir, PLAN), JSON.stringify(plan), { mode: 0o600 });
  await syncFolder(dataDir);
  return goOn(dataDir, plan);
}

/**
 * Finishes a restore that was cut off, before anything of DATA_DIR is opened. Otherwise a site would have some files of the
 * backup and some older files.
 */
export async function finishRestore(dataDir: string): Promise<void> {
  if (!existsSync(join(dataDir, PLAN))) return;
  // The process that holds the lock does this itself.
  const lock = tryLock(dataDir);
  if (!lock) return;
  try {
    const plan = planSchema.parse(JSON.parse(await readFile(join(dataDir, PLAN), 'utf8')));
    await goOn(dataDir, plan);
    await rm(join(dataDir, dirname(plan.from)), { recursive: true, force: true });
  } finally {
    lock.release();
  }
}

async function goOn(dataDir: string, { from, before, paths }: RestorePlan): Promise<boolean> {
  for (const path of paths) {
    const restored = join(dataDir, from, path);
    // It is in its place already.
    if (!existsSync(restored)) continue;
    // The files that SQLite keeps beside a database belong to the old database, so they are moved with it.
    for (const old of [path, `${path}-wal`, `${path}-shm`]) {
      if (!existsSync(join(dataDir, old))) continue;
      await mkdir(dirname(join(dataDir, before, old)), { recursive: true });
      await rename(join(dataDir, old), join(dataDir, before, old));
    }
    await mkdir(dirname(join(dataDir, path)), { recursive: true });
    await rename(restored, join(dataDir, path));
  }
  await syncFolder(dataDir);
  await rm(join(dataDir, PLAN));
  return existsSync(join(dataDir, before));
}
