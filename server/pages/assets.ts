import { mkdir, readdir, readFile, rm, stat, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { HOUR } from '#lib/time.ts';
import { TEMPORARY, viaTemporary, writeAtomically } from '#platform/files.ts';
import { VARIANTS } from './compress.ts';
import { type ObjectStore, type Stored, timeOf } from './objects.ts';

/** How long (ms) the assets of a build stay after it was last published: tabs stay open for a show or two. */
const KEPT = 48 * HOUR;

/**
 * The hashed assets of this build and of those before it, in `dir/assets`: one folder for all, as their names tell
 * them apart. `dir/builds/ID.json` says which belong to a build; its time, until when the build was published.
 */
export function createAssets(dir: string, objects: ObjectStore) {
  const folder = join(dir, 'assets');
  const builds = join(dir, 'builds');
  /** The path of an asset. */
  const targetOf = (path: string) => join(folder, path);
  const ledgerOf = (id: string) => join(builds, `${id}.json`);

  /** Adds a build's assets, each in one step, before any page refers to them. */
  async function add(id: string, assets: [path: string, stored: Stored][], instant: number): Promise<void> {
    for (const [path, stored] of assets) {
      const target = targetOf(path);
      await mkdir(dirname(target), { recursive: true });
      await putInPlace(stored, target);
    }
    await mkdir(builds, { recursive: true });
    await writeAtomically(ledgerOf(id), JSON.stringify(assets.map(([path]) => path)), {
      modified: instant / 1000,
    });
  }

  async function putInPlace(stored: Stored, target: string): Promise<void> {
    const there = await stat(target).catch(() => null);
    if (there?.size === stored.size && there.mtimeMs / 1000 === timeOf(stored.hash)) return;
    // The file itself comes last: if it is there, its compressed copies are there, too.
    for (const variant of stored.variants) {
      await viaTemporary(`${target}.${variant}`, (temporary) => objects.place(stored, temporary, variant));
    }
    await viaTemporary(target, (temporary) => objects.place(stored, temporary));
  }

  /** Says that a build is still published. */
  const touch = (id: string, instant: number) => utimes(ledgerOf(id), instant / 1000, instant / 1000);

  /** Removes the assets of builds that nobody can have open any more. */
  async function prune(instant: number): Promise<void> {
    const needed = new Set<string>();
    const old = new Set<string>();
    for (const name of await readdir(builds).catch(() => [])) {
      if (name.startsWith(TEMPORARY)) continue;
      const ledger = join(builds, name);
      const paths: string[] = JSON.parse(await readFile(ledger, 'utf8'));
      const gone = (await stat(ledger)).mtimeMs < instant - KEPT;
      for (const path of paths) (gone ? old : needed).add(path);
      if (gone) await rm(ledger);
    }
    for (const path of old.difference(needed)) {
      for (const ending of ['', ...VARIANTS.map((variant) => `.${variant}`)]) {
        await rm(targetOf(path + ending), { force: true });
      }
    }
  }

  return { add, touch, prune, targetOf };
}
