import { createHash } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { HandedOn } from '#lib/schedule/match-uids.ts';
import type { RawSheet } from './raw-sheet.ts';

/** The newest sheet that was accepted. */
export type LastGood = {
  /** The `id` of the source it was read from. */
  source: string;
  /** When it was read last, UTC. */
  fetchedAt: string;
  /** What was read and not what came of it, so that a newer program reads it anew. */
  raw: RawSheet;
  /** The uids that its rows have from the sheets before it. */
  uids: HandedOn;
};

/** `bad`: there is something, but not as it was written. */
export type StoredLastGood = { state: 'none' } | { state: 'good'; lastGood: LastGood } | { state: 'bad' };

/**
 * The file: this word with the version of the form, the sha256 of all that follows the first line; a line of meta as
 * JSON; the bytes of the sheet to the end, those of several tables one after the other.
 */
const VERSION = 'marquee-last-good 2';
const FIRST_LINE = new RegExp(`^${VERSION} ([0-9a-f]{64})$`);
const NAME = 'last-good';
const NEWLINE = 0x0a;

const size = z.int().min(0);
const uidsSchema = z.record(z.string(), z.string());
const metaSchema = z.strictObject({
  source: z.string(),
  fetchedAt: z.iso.datetime(),
  uids: z.strictObject({ slots: uidsSchema, repeats: uidsSchema }),
  sheet: z.discriminatedUnion('form', [
    z.strictObject({ form: z.literal('reply'), what: z.string(), size }),
    z.strictObject({
      form: z.literal('tables'),
      tables: z.array(
        z.strictObject({
          name: z.string(),
          what: z.string(),
          charset: z.string().nullable(),
          delimiter: z.literal('\t').nullable(),
          size,
        }),
      ),
    }),
  ]),
});
type Meta = z.infer<typeof metaSchema>;

export const lastGoodPath = (dataDir: string): string => join(dataDir, NAME);

/**
 * Puts the newest accepted sheet in the place of the one before, in one step: whatever happens meanwhile, the old or
 * the new is there, whole.
 * @throws Error where it cannot be written (disk full, no permission); then the old one is still there
 */
export async function writeLastGood(
  dataDir: string,
  { source, fetchedAt, raw, uids }: LastGood,
): Promise<void> {
  await mkdir(dataDir, { recursive: true });
  await removeLeftovers(dataDir);
  const meta: Meta = { source, fetchedAt, uids, sheet: describe(raw) };
  const signed = [Buffer.from(`${JSON.stringify(meta)}\n`), ...bytesOf(raw)];
  const hash = createHash('sha256');
  for (const part of signed) hash.update(part);
  const temporary = join(dataDir, `${NAME}.tmp-${process.pid}`);
  try {
    const file = await open(temporary, 'w', 0o600);
    try {
      await file.writeFile([`${VERSION} ${hash.digest('hex')}\n`, ...signed]);
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
  if (!meta.success) return null;
  const { source, fetchedAt, uids, sheet } = meta.data;
  const raw = putTogether(sheet, signed.subarray(metaEnd + 1));
  return raw && { source, fetchedAt, uids, raw };
}

function describe(raw: RawSheet): Meta['sheet'] {
  if (raw.form === 'reply') return { form: raw.form, what: raw.what, size: raw.bytes.length };
  return {
    form: raw.form,
    tables: raw.tables.map(({ bytes, ...table }) => ({ ...table, size: bytes.length })),
  };
}

function bytesOf(raw: RawSheet): Uint8Array[] {
  return raw.form === 'reply' ? [raw.bytes] : raw.tables.map(({ bytes }) => bytes);
}

function putTogether(sheet: Meta['sheet'], bytes: Uint8Array): RawSheet | null {
  if (sheet.form === 'reply') {
    return sheet.size === bytes.length ? { form: sheet.form, what: sheet.what, bytes } : null;
  }
  let at = 0;
  const tables = sheet.tables.map(({ size: length, ...table }) => {
    at += length;
    return { ...table, bytes: bytes.subarray(at - length, at) };
  });
  return at === bytes.length ? { form: sheet.form, tables } : null;
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
