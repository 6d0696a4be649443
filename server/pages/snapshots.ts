import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, readlink, rm, stat, utimes } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { HOUR } from '#lib/time.ts';
import { switchLink, syncFolder, TEMPORARY, viaTemporary, writeAtomically } from '#platform/files.ts';
import type { ObjectStore, Stored } from './objects.ts';

/** The content of a snapshot: each file's path in the site, and its hash. */
export type Manifest = Record<string, Stored>;

/** The newest snapshots are all kept, and one for each hour of the last day. */
const NEWEST = 10;
const KEPT = 24 * HOUR;
/** How many files get their names at once: each alone would wait for its turn in the event loop. */
const AT_ONCE = 32;

/** A snapshot's name: a hash of all that is in it. */
export function snapshotId(manifest: Manifest): string {
  const lines = Object.entries(manifest).map(([path, { hash }]) => `${hash} ${path}\n`);
  return createHash('sha256').update(lines.sort().join('')).digest('hex').slice(0, 20);
}

/** Snapshots in `dir/snapshots`, the one that is served behind the link `dir/current`. */
export function createSnapshots(dir: string, objects: ObjectStore) {
  const all = join(dir, 'snapshots');
  const link = join(dir, 'current');
  const folderOf = (id: string) => join(all, id);

  /** The id of the served snapshot, or null. */
  async function current(): Promise<string | null> {
    return basename(await readlink(link).catch(() => '')) || null;
  }

  /** The content of the snapshot that is served, or nothing if there is none. */
  async function servedManifest(): Promise<Manifest> {
    return readManifest(link).catch(() => ({}));
  }

  /** Writes a snapshot whole, under another name until its last byte is on the disk. */
  async function write(manifest: Manifest): Promise<string> {
    const id = snapshotId(manifest);
    await mkdir(all, { recursive: true });
    if (await isComplete(folderOf(id), id)) return id;
    await rm(folderOf(id), { recursive: true, force: true });
    await viaTemporary(folderOf(id), async (folder) => {
      const site = join(folder, 'site');
      const folders = new Set([folder, site]);
      await mkdir(site, { recursive: true });
      const files = Object.entries(manifest);
      for (const [path] of files)
        for (let above = dirname(join(site, path)); !folders.has(above); above = dirname(above))
          folders.add(above);
      for (const above of folders) await mkdir(above, { recursive: true });
      for (let at = 0; at < files.length; at += AT_ONCE)
        await Promise.all(files.slice(at, at + AT_ONCE).map((file) => placeFile(site, ...file)));
      await writeAtomically(join(folder, 'manifest.json'), JSON.stringify(manifest));
      await Promise.all([...folders].map(syncFolder));
    });
    await syncFolder(all);
    return id;
  }

  async function placeFile(site: string, path: string, stored: Stored): Promise<void> {
    const target = join(site, path);
    await objects.place(stored, target);
    for (const variant of stored.variants) await objects.place(stored, `${target}.${variant}`, variant);
  }

  /** Makes a snapshot the one that is served, in one step. `instant` (ms) is when. */
  async function serve(id: string, instant: number): Promise<void> {
    const before = await current();
    if (before === id) return;
    // A folder's time says until when it was served.
    for (const touched of [before, id]) {
      if (touched) await utimes(folderOf(touched), instant / 1000, instant / 1000).catch(() => undefined);
    }
    await switchLink(link, join('snapshots', id));
  }

  /** Removes old snapshots, and files that crashes left. With `keep` 1, all but the one that is served. */
  async function prune(instant: number, keep = NEWEST): Promise<void> {
    const served = await current();
    const found = [];
    for (const name of await readdir(all).catch(() => [])) {
      const { mtimeMs } = await stat(join(all, name));
      found.push({ name, mtimeMs });
    }
    found.sort((a, b) => b.mtimeMs - a.mtimeMs);
    const hours = new Set<number>();
    for (const [at, { name, mtimeMs }] of found.entries()) {
      if (name === served) continue;
      if (name.startsWith(TEMPORARY)) {
        if (mtimeMs < instant - HOUR) await rm(join(all, name), { recursive: true, force: true });
        continue;
      }
      const hour = Math.floor(mtimeMs / HOUR);
      const oneOfItsHour = keep > 1 && mtimeMs > instant - KEPT && !hours.has(hour);
      hours.add(hour);
      if (at >= keep && !oneOfItsHour) await rm(folderOf(name), { recursive: true, force: true });
    }
  }

  /** The path of a file of a snapshot. */
  const targetOf = (id: string, path: string) => join(folderOf(id), 'site', path);

  return { current, servedManifest, write, serve, prune, targetOf };
}

const readManifest = async (folder: string): Promise<Manifest> =>
  JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8'));

async function isComplete(folder: string, id: string): Promise<boolean> {
  try {
    const manifest = await readManifest(folder);
    if (snapshotId(manifest) !== id) return false;
    await Promise.all(Object.keys(manifest).map((path) => stat(join(folder, 'site', path))));
    return true;
  } catch {
    return false;
  }
}
