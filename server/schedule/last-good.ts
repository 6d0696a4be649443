import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { parseJson } from '#lib/parse-json.ts';
import { type CarriedUids, NO_CARRIED_UIDS } from '#lib/schedule/match-uids.ts';
import type { RawSheet } from '#lib/sheet/raw-sheet.ts';
import { syncFolder, writeAtomically } from '#platform/files.ts';

/** The newest sheet that was accepted. */
export type LastGood = {
  /** The `id` of the source it was read from. */
  source: string;
  /** When it was read last, UTC. */
  fetchedAt: string;
  /** The sheet as it was read, and not the schedule from it, so that a newer program reads it anew. */
  raw: RawSheet;
  /** The uids that its rows have from the sheets before it. */
  uids: CarriedUids;
  /** It was read with rooms. */
  rooms: boolean;
};

/** `bad`: there is something, but not as it was written. */
type StoredLastGood = { state: 'none' } | { state: 'good'; lastGood: LastGood } | { state: 'bad' };

/**
 * The file: a word with the version of its form and the sha256 of all that follows the first line; a line of meta as JSON;
 * the bytes of the sheet to the end, those of several tables one after the other.
 *
 * Version 1 (23 November 2026) had no uids, and the workbook as JSON in place of what the source answered. Both are read. To
 * let an older program read what this one writes, add fields that can be missing, leave them out if they say nothing, and
 * raise the version only if an older program would misread the file.
 */
const VERSION = 2;
const FIRST_LINE = /^marquee-last-good (\d{1,4}) ([0-9a-f]{64})$/;
const NAME = 'last-good';
/** How the names begin of files that were set aside, by this program or by one of another version. */
const SET_ASIDE = `${NAME}.bad-`;
const NEWLINE = 0x0a;

const size = z.int().min(0);
const uidsSchema = z.record(z.string(), z.string());
/** Fields that a newer program may have added are passed over. */
const metaSchema = z.object({
  source: z.string(),
  fetchedAt: z.iso.datetime(),
  uids: z.object({ slots: uidsSchema, repeats: uidsSchema }),
  /** Only there if it is true, so that a version without rooms can read the file of a sheet that has none. */
  rooms: z.literal(true).optional(),
  sheet: z.discriminatedUnion('form', [
    z.object({ form: z.literal('reply'), what: z.string(), size }),
    z.object({ form: z.literal('workbook'), size }),
    z.object({
      form: z.literal('tables'),
      tables: z.array(
        z.object({
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

const firstMetaSchema = z.object({ source: z.string(), fetchedAt: z.iso.datetime() });

export const lastGoodPath = (dataDir: string): string => join(dataDir, NAME);

/**
 * Puts the newest accepted sheet in the place of the one before, in one step: whatever happens meanwhile, either the old
 * or the new one is there, and it is whole.
 * @throws Error if it cannot be written (disk full, no permission); then the old one is still there
 */
export async function writeLastGood(dataDir: string, lastGood: LastGood): Promise<void> {
  await mkdir(dataDir, { recursive: true });
  await removeLeftovers(dataDir);
  const body = putIntoBytes(lastGood);
  const temporary = `${NAME}.tmp-${process.pid}`;
  await writeAtomically(lastGoodPath(dataDir), body, { mode: 0o600, temporary });
  await syncFolder(dataDir);
}

export function putIntoBytes({ source, fetchedAt, raw, uids, rooms }: LastGood): Uint8Array[] {
  const meta: Meta = { source, fetchedAt, uids, ...(rooms && { rooms }), sheet: describe(raw) };
  const signed = [Buffer.from(`${JSON.stringify(meta)}\n`), ...bytesOf(raw)];
  const hash = createHash('sha256');
  for (const part of signed) hash.update(part);
  return [Buffer.from(`marquee-last-good ${VERSION} ${hash.digest('hex')}\n`), ...signed];
}

/**
 * The newest accepted sheet. A file that is torn, edited or of a form that is not known is `bad`, and never served. If there
 * is none, the newest of those that were set aside and can be read is taken: a program of an older version set it aside.
 * @throws Error if there is one that cannot be read
 */
export async function readLastGood(dataDir: string): Promise<StoredLastGood> {
  const bytes = await readIfThere(lastGoodPath(dataDir));
  if (bytes !== null) {
    const lastGood = parseLastGood(bytes);
    return lastGood ? { state: 'good', lastGood } : { state: 'bad' };
  }
  for (const name of await namesIn(dataDir, SET_ASIDE)) {
    const lastGood = parseLastGood((await readIfThere(join(dataDir, name))) ?? Buffer.alloc(0));
    if (lastGood) return { state: 'good', lastGood };
  }
  return { state: 'none' };
}

function readIfThere(path: string): Promise<Buffer | null> {
  return readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
}

/** The names in the folder that begin so, the last in the alphabet first: those that hold a time, the newest first. */
async function namesIn(dataDir: string, beginning: string): Promise<string[]> {
  const names = await readdir(dataDir).catch((): string[] => []);
  return names
    .filter((name) => name.startsWith(beginning))
    .sort()
    .reverse();
}

/** Moves a bad file out of the way, under a name with the time, so that people can look at it; gives its new path. */
export async function setAsideLastGood(dataDir: string, now: Date): Promise<string> {
  const setAside = `${join(dataDir, SET_ASIDE)}${now.toISOString().replaceAll(':', '')}`;
  await rename(lastGoodPath(dataDir), setAside);
  return setAside;
}

/** Null if it is torn, edited or of a form that is not known. */
export function parseLastGood(bytes: Buffer): LastGood | null {
  const firstEnd = bytes.indexOf(NEWLINE);
  const [, version, checksum] = FIRST_LINE.exec(bytes.toString('latin1', 0, Math.max(firstEnd, 0))) ?? [];
  const signed = bytes.subarray(firstEnd + 1);
  if (createHash('sha256').update(signed).digest('hex') !== checksum) return null;
  const metaEnd = signed.indexOf(NEWLINE);
  const meta = parseJson(signed.toString('utf8', 0, Math.max(metaEnd, 0)));
  const sheet = signed.subarray(metaEnd + 1);
  return version === '1' ? fromFirstVersion(meta, sheet) : fromSecondVersion(meta, sheet);
}

function fromFirstVersion(given: unknown, bytes: Uint8Array): LastGood | null {
  const meta = firstMetaSchema.safeParse(given);
  if (!meta.success) return null;
  return { ...meta.data, raw: { form: 'workbook', bytes }, uids: NO_CARRIED_UIDS, rooms: false };
}

/** Also of a newer version, if all that this one has is there. */
function fromSecondVersion(given: unknown, bytes: Uint8Array): LastGood | null {
  const meta = metaSchema.safeParse(given);
  if (!meta.success) return null;
  const { source, fetchedAt, uids, rooms = false, sheet } = meta.data;
  const raw = putTogether(sheet, bytes);
  return raw && { source, fetchedAt, uids, rooms, raw };
}

function describe(raw: RawSheet): Meta['sheet'] {
  if (raw.form === 'reply') return { form: raw.form, what: raw.what, size: raw.bytes.length };
  if (raw.form === 'workbook') return { form: raw.form, size: raw.bytes.length };
  return {
    form: raw.form,
    tables: raw.tables.map(({ bytes, ...table }) => ({ ...table, size: bytes.length })),
  };
}

function bytesOf(raw: RawSheet): Uint8Array[] {
  return raw.form === 'tables' ? raw.tables.map(({ bytes }) => bytes) : [raw.bytes];
}

function putTogether(sheet: Meta['sheet'], bytes: Uint8Array): RawSheet | null {
  if (sheet.form === 'reply') {
    return sheet.size === bytes.length ? { form: sheet.form, what: sheet.what, bytes } : null;
  }
  if (sheet.form === 'workbook') return sheet.size === bytes.length ? { form: sheet.form, bytes } : null;
  let at = 0;
  const tables = sheet.tables.map(({ size: length, ...table }) => {
    at += length;
    return { ...table, bytes: bytes.subarray(at - length, at) };
  });
  return at === bytes.length ? { form: sheet.form, tables } : null;
}

/** Only the process that holds the folder's lock writes, so any temporary file is of a process that was killed. */
async function removeLeftovers(dataDir: string): Promise<void> {
  const leftovers = await namesIn(dataDir, `${NAME}.tmp-`);
  await Promise.all(leftovers.map((name) => rm(join(dataDir, name), { force: true })));
}
