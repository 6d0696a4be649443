import { randomBytes } from 'node:crypto';
import { type FileHandle, open, rename, rm, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** A name beside a file that nobody else takes; what a crash left under such a name is swept up later. */
export const TEMPORARY = '.new-';
export const temporaryName = () => `${TEMPORARY}${process.pid}-${randomBytes(6).toString('hex')}`;

async function withHandle(
  path: string,
  flags: string,
  work: (file: FileHandle) => Promise<void>,
): Promise<void> {
  const file = await open(path, flags);
  try {
    await work(file);
  } finally {
    await file.close();
  }
}

/** Makes the names in a folder survive a power cut. */
export const syncFolder = (folder: string) => withHandle(folder, 'r', (file) => file.sync());

/**
 * Writes a file so that its name holds all of it or nothing, whenever the machine stops.
 * `modified` is in seconds since 1970.
 */
export async function writeDurably(path: string, body: Buffer | string, modified?: number): Promise<void> {
  await viaTemporary(path, (temporary) =>
    withHandle(temporary, 'wx', async (file) => {
      await file.writeFile(body);
      if (modified !== undefined) await file.utimes(modified, modified);
      await file.sync();
    }),
  );
}

/** Makes something under a temporary name and then renames it over the wanted one. */
export async function viaTemporary(path: string, make: (temporary: string) => Promise<void>): Promise<void> {
  const temporary = join(dirname(path), temporaryName());
  try {
    await make(temporary);
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { recursive: true, force: true });
    throw error;
  }
}

/** Points a link at something else in one step: whoever opens it gets the old one or the new one. */
export async function switchLink(link: string, target: string): Promise<void> {
  await viaTemporary(link, (temporary) => symlink(target, temporary));
  await syncFolder(dirname(link));
}
