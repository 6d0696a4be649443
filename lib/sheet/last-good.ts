import { createHash } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

/** The newest sheet that was accepted. */
export type LastGood = {
  /** The `id` of the source it was read from. */
  source: string;
  /** When it was read last, UTC. */
  fetchedAt: string;
  /** The workbook as JSON: what was read and not what came of it, so that a newer program reads it anew. */
  workbook: Uint8Array;
};

/** `bad`: there is something, but not as it was written. */
export type StoredLastGood = { state: 'none' } | { state: 'good'; lastGood: LastGood } | { state: 'bad' };

/**
 * The file: this word with the version of the form, the sha256 of all that follows the first line; a line of meta as
 * JSON; the workbook as JSON to the end.
 */
const FIRST_LINE = /^marquee-last-good 1 ([0-9a-f]{64})$/;
const NAME = 'last-good';
const NEWLINE = 0x0a;

const metaSchema = z.strictObject({ source: z.string(), fetchedAt: z.iso.datetime() });

export const lastGoodPath = (dataDir: string): string => join(dataDir, NAME);

/**
 * Puts the newest accepted sheet in the place of the one before, in one step: whatever happens meanwhile, the old or
 * the new is there, whole.
 * @throws Error where it cannot be written (disk full, no permission); then the old one is still there
 */
export async function writeLastGood(
  dataDir: string,
  { source, fetchedAt, workbook }: LastGood,
): Promise<void> {
  await mkdir(dataDir, { recursive: true });
  await removeLeftovers(dataDir);
  const meta = Buffer.from(`${JSON.stringify({ source, fetchedAt })}\n`);
  const checksum = createHash('sha256').update(meta).update(workbook).digest('hex');
  const temporary = join(dataDir, `${NAME}.tmp-${process.pid}`);
  try {
    const file = await open(temporary, 'w', 0o600);
    try {
      await file.writeFile(Buffer.concat([Buffer.from(`marquee-last-good 1 ${checksum}\n`), meta, workbook]));
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, lastGoodPath(dataDir));
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  await syncFolder(dataDir);
}

/**
 * The newest accepted sheet. A file that is torn, edited or of another version is `bad`, and never served.
 * @throws Error where there is one that cannot be read
 */
export async function readLastGood(dataDir: string): Promise<StoredLastGood> {
  const path = lastGoodPath(dataDir);
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (bytes === null) return { state: 'none' };
  const lastGood = takeApart(bytes);
  return lastGood ? { state: 'good', lastGood } : { state: 'bad' };
}

/** Moves a bad file out of the way, under a name with the time, for whoever wants to look; says where to. */
export async function setAsideLastGood(dataDir: string, now: Date): Promise<string> {
  const setAside = `${lastGoodPath(dataDir)}.bad-${now.toISOString().replaceAll(':', '')}`;
  await rename(lastGoodPath(dataDir), setAside);
  return setAside;
}

function takeApart(bytes: Buffer): LastGood | null {
  const firstEnd = bytes.indexOf(NEWLINE);
  const checksum = FIRST_LINE.exec(bytes.toString('latin1', 0, Math.max(firstEnd, 0)))?.[1];
  const signed = bytes.subarray(firstEnd + 1);
  if (createHash('sha256').update(signed).digest('hex') !== checksum) return null;
  const metaEnd = signed.indexOf(NEWLINE);
  const meta = metaSchema.safeParse(parseJson(signed.toString('utf8', 0, Math.max(metaEnd, 0))));
  return meta.success ? { ...meta.data, workbook: signed.subarray(metaEnd + 1) } : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Only whoever holds the folder's lock writes: any temporary file is one of a process that was killed. */
async function removeLeftovers(dataDir: string): Promise<void> {
  const leftovers = (await readdir(dataDir)).filter((name) => name.startsWith(`${NAME}.tmp-`));
  await Promise.all(leftovers.map((name) => rm(join(dataDir, name), { force: true })));
}

/** Without this the new name itself may be lost with the power (fsync(2), Notes). */
async function syncFolder(dataDir: string): Promise<void> {
  const folder = await open(dataDir, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
