import { createHash } from 'node:crypto';
import { constants, createReadStream } from 'node:fs';
import { copyFile, link, mkdir, open, readdir, readFile, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { viaTemporary, writeAtomically } from '#platform/files.ts';
import {
  compress,
  compressUntil,
  decompress,
  type Effort,
  isCompressible,
  VARIANTS,
  type Variant,
} from './compress.ts';
import type { SiteFile } from './site-file.ts';

/** A file in the store: the hash of its content (sha256, hex), its bytes, and which compressed copies stand beside it. */
export type Stored = { hash: string; size: number; variants: Variant[] };

export type ObjectStore = {
  /** Takes a file in, once for each content: written, quickly compressed and synced before this resolves. */
  put(file: SiteFile): Promise<Stored>;
  /** Gives a stored file, or one of its compressed copies, a name elsewhere on the same disk. */
  place(stored: Stored, target: string, variant?: Variant): Promise<void>;
  /** Compresses a file as well as possible, and replaces the compressed file beside `target`; `isOver` may end it early. */
  polish(stored: Stored, target: string, isOver: () => boolean): Promise<void>;
  /** Removes the objects that no name outside the store refers to, if they were last touched before `instant` (ms). */
  sweep(instant: number): Promise<void>;
};

/**
 * nginx makes a file's ETag from its time and size. Taken from the content, the time makes it a content hash: the
 * same on every replica and after every restart, and different for two edits within one second.
 */
export const timeOf = (hash: string) => Number.parseInt(hash.slice(0, 8), 16) & 0x7fffffff;

export const sha256 = (body: Buffer) => createHash('sha256').update(body).digest('hex');

export async function sha256OfFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

/**
 * Files by their content, in `folder`: `HASH`, `HASH.br`, `HASH.gz`, and `HASH.quick.br`, `HASH.quick.gz` until those are
 * made. Nothing in it is ever changed; a name means all of the content.
 */
export function createObjectStore(folder: string): ObjectStore {
  // Names that this process wrote or checked itself; a file that it finds on the disk is read once before it is trusted.
  const checked = new Set<string>();
  /** Hashes of files elsewhere, by what tells that they were not changed. */
  const hashes = new Map<string, string>();

  function pathOf(hash: string, variant?: Variant, effort: Effort = 'best'): string {
    const ending = variant ? `${effort === 'quick' ? '.quick' : ''}.${variant}` : '';
    return join(folder, hash.slice(0, 2), hash + ending);
  }

  async function measure(file: SiteFile): Promise<{ hash: string; size: number }> {
    if ('body' in file) return { hash: sha256(file.body), size: file.body.length };
    const { size, mtimeMs, ino } = await stat(file.copyOf);
    const key = `${file.copyOf}\0${size}\0${mtimeMs}\0${ino}`;
    const hash = hashes.get(key) ?? (await sha256OfFile(file.copyOf));
    hashes.set(key, hash);
    return { hash, size };
  }

  /** Whether a file of the store is there, with the content of its hash. */
  async function isIntact(hash: string, variant?: Variant, effort?: Effort): Promise<boolean> {
    const path = pathOf(hash, variant, effort);
    if (checked.has(path)) return true;
    try {
      const found = variant
        ? sha256(await decompress(await readFile(path), variant))
        : await sha256OfFile(path);
      if (found === hash) checked.add(path);
      return found === hash;
    } catch {
      return false;
    }
  }

  async function writeRaw(file: SiteFile, hash: string): Promise<void> {
    const path = pathOf(hash);
    if ('body' in file) return writeAtomically(path, file.body, { modified: timeOf(hash) });
    await viaTemporary(path, async (temporary) => {
      await copyFile(file.copyOf, temporary, constants.COPYFILE_FICLONE);
      if ((await sha256OfFile(temporary)) !== hash) throw new Error(`${file.path} changed while it was read`);
      const handle = await open(temporary, 'r+');
      try {
        await handle.utimes(timeOf(hash), timeOf(hash));
        await handle.sync();
      } finally {
        await handle.close();
      }
    });
  }

  async function writeVariant(hash: string, variant: Variant, effort: Effort, packed: Buffer): Promise<void> {
    await writeAtomically(pathOf(hash, variant, effort), packed, { modified: timeOf(hash) });
    checked.add(pathOf(hash, variant, effort));
  }

  return {
    async put(file) {
      const { hash, size } = await measure(file);
      const variants = isCompressible(file.path, size) ? [...VARIANTS] : [];
      const isThere = await isIntact(hash);
      if (!isThere) {
        await writeRaw(file, hash).catch(async (error: NodeJS.ErrnoException) => {
          // Its folder is there but for the first few hundred files.
          if (error.code !== 'ENOENT') throw error;
          await mkdir(dirname(pathOf(hash)), { recursive: true });
          await writeRaw(file, hash);
        });
        checked.add(pathOf(hash));
      }
      await Promise.all(
        variants.map(async (variant) => {
          // Next to a new file there is nothing to look for, and each look costs as much as a write.
          if (isThere && ((await isIntact(hash, variant)) || (await isIntact(hash, variant, 'quick'))))
            return;
          const body = 'body' in file ? file.body : await readFile(pathOf(hash));
          await writeVariant(hash, variant, 'quick', await compress(body, variant, 'quick'));
        }),
      );
      return { hash, size, variants };
    },

    async place({ hash }, target, variant) {
      const best = pathOf(hash, variant);
      await linkOrCopy(checked.has(best) ? best : pathOf(hash, variant, 'quick'), target);
    },

    async polish({ hash, variants }, target, isOver) {
      for (const variant of variants) {
        if (isOver()) return;
        if (!(await isIntact(hash, variant))) {
          const packed = await compressUntil(await readFile(pathOf(hash)), variant, isOver);
          if (packed === null) return;
          await writeVariant(hash, variant, 'best', packed);
        }
        const best = pathOf(hash, variant);
        const there = await stat(`${target}.${variant}`);
        if (there.size === (await stat(best)).size) continue;
        await viaTemporary(`${target}.${variant}`, (temporary) => linkOrCopy(best, temporary));
      }
    },

    async sweep(instant) {
      for (const path of await filesIn(folder)) {
        // A file that was being written meanwhile has got another name.
        const found = await stat(path).catch(() => null);
        if (!found || found.nlink > 1 || found.ctimeMs > instant) continue;
        checked.delete(path);
        await rm(path, { force: true });
      }
    },
  };
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

/** Some file systems have no hard links, or no more of them for one file. */
async function linkOrCopy(from: string, to: string): Promise<void> {
  try {
    await link(from, to);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'EMLINK' && code !== 'EPERM' && code !== 'ENOTSUP') throw error;
    await copyFile(from, to, constants.COPYFILE_EXCL);
    const handle = await open(to, 'r+');
    try {
      const { atime, mtime } = await stat(from);
      await handle.utimes(atime, mtime);
      await handle.sync();
    } finally {
      await handle.close();
    }
  }
}
