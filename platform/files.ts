import { randomBytes } from 'node:crypto';
import { type FileHandle, open, readFile, rename, rm, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** The beginning of temporary names. After a crash, files with such a name are leftovers that can be removed. */
export const TEMPORARY = '.new-';
const temporaryName = () => `${TEMPORARY}${process.pid}-${randomBytes(6).toString('hex')}`;

async function withHandle(
  path: string,
  flags: string,
  mode: number | undefined,
  work: (file: FileHandle) => Promise<void>,
): Promise<void> {
  const file = await open(path, flags, mode);
  try {
    await work(file);
  } finally {
    await file.close();
  }
}

/** Syncs a folder, so that the names in it survive a power cut (fsync(2), Notes). */
export const syncFolder = (folder: string) => withHandle(folder, 'r', undefined, (file) => file.sync());

type WriteOptions = {
  /** Seconds since 1970. */
  modified?: number;
  /** Permissions of the file. If they are not given, everybody may read it. */
  mode?: number;
  /** A name in the same folder, if the caller removes leftovers by a name of its own. */
  temporary?: string;
};

/**
 * Writes a file so that its name holds the old content or the new, and never a part, also if the machine stops.
 * @throws Error if it cannot be written, for example on a full disk; the old content is kept then
 */
export async function writeAtomically(
  path: string,
  body: Uint8Array | string | Iterable<Uint8Array | string>,
  { modified, mode, temporary }: WriteOptions = {},
): Promise<void> {
  const write = (name: string) =>
    withHandle(name, temporary === undefined ? 'wx' : 'w', mode, async (file) => {
      await file.writeFile(body);
      if (modified !== undefined) await file.utimes(modified, modified);
      await file.sync();
    });
  await viaTemporary(path, write, temporary);
}

/** Has `make` create something under a temporary name, and renames it to `path`. */
export async function viaTemporary(
  path: string,
  make: (temporary: string) => Promise<void>,
  name = temporaryName(),
): Promise<void> {
  const temporary = join(dirname(path), name);
  try {
    await make(temporary);
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { recursive: true, force: true });
    throw error;
  }
}

/** Points a link at another target in one step: a reader gets the old target or the new one. */
export async function switchLink(link: string, target: string): Promise<void> {
  await viaTemporary(link, (temporary) => symlink(target, temporary));
  await syncFolder(dirname(link));
}

/** Reads a file of JSON. Null if there is none, or if it cannot be read or does not fit; `onError` is called for the latter. */
export async function readJsonFile<T>(
  path: string,
  schema: { parse(value: unknown): T },
  onError: (error: unknown) => void,
): Promise<T | null> {
  try {
    return schema.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) onError(error);
    return null;
  }
}
