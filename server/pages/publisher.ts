import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Log } from '#platform/log.ts';
import { createAssets } from './assets.ts';
import { type Build, type CollectOptions, createCollector, filesUnder, publicFiles } from './collect.ts';
import { createObjectStore, type Stored } from './objects.ts';
import { policyOfPage, withPolicy } from './page-policy.ts';
import { createQueue } from './publish-queue.ts';
import { fileOf, type SiteFile } from './site-file.ts';
import { createSnapshots, type Manifest } from './snapshots.ts';
import { putAll, TakenPages } from './taken-pages.ts';

export type PublisherOptions = Pick<CollectOptions, 'made'> & {
  /** The address at which this process asks itself, `http://127.0.0.1:PORT`. */
  origin: string;
  /** PUBLISH_DIR. One process at a time writes there. */
  dir: string;
  build: Build;
  /** Every public page and feed at this moment, as addresses: `/`, `/schedule`, `/schedule.json`. */
  addresses: () => readonly string[];
  /** The site's Content-Security-Policy, with 'unsafe-inline' where the pages get their hashes. */
  policy: string;
  /**
   * Of which schedule the fetched pages are; null if they are not all of one, because pages are made anew meanwhile. They are
   * not published then.
   */
  revisionOf?: (files: readonly SiteFile[]) => string | null;
  log: Log;
  /** The time in ms. */
  now: () => number;
};

/**
 * `id` names the content; `changed` is false if the served snapshot has that content already; `old` counts the addresses
 * that could not be had and stay as they were; `feed` is the hash of the schedule's feed.
 */
export type Published = {
  id: string;
  changed: boolean;
  old: number;
  revision: string | null;
  feed: string | null;
};

export type Publisher = {
  /** Begins to keep the assets of this build, so that the first snapshot need not wait for that. */
  prepare(): void;
  /**
   * Fetches pages and keeps them for the next snapshot. A page that cannot be had, or is not whole, stays as it was.
   * @returns how many of them could be had
   */
  take(addresses: readonly string[]): Promise<number>;
  /** The addresses that were never taken, or could not be had when they last were. */
  due(): string[];
  /**
   * Takes these pages, then takes a snapshot of all that was ever taken, and makes it the one that is served. One at a time:
   * calls meanwhile share one more.
   * @throws NotCurrent, or if it could not; what is served stays as it was
   */
  publish(addresses?: readonly string[]): Promise<Published>;
  /** Resolves when nothing is being written any more: the best compression comes after the pages were published. */
  settled(): Promise<void>;
  /** Resolves when the snapshot under way is served. The best compression is left to the next process. */
  stop(): Promise<void>;
};

/** The pages were not those of the schedule that is served; they will be soon. */
export class NotCurrent extends Error {
  override readonly name = 'NotCurrent';
}

/** How often (ms) old snapshots are looked through. */
const PRUNE_EVERY = 600_000;
/** How old (ms) an unused object must be before it goes; another process may be about to use it. */
const UNUSED = 600_000;

/**
 * Writes the site into `dir` as flat files: a web server serves `current/site`, and `assets` below `/_next/static/`.
 * docs/decisions has the layout and its promises (the snapshot store).
 */
export function createPublisher(options: PublisherOptions): Publisher {
  const { origin, made, dir, build, addresses, policy, revisionOf = () => '', log, now } = options;
  const objects = createObjectStore(join(dir, 'objects'));
  const snapshots = createSnapshots(dir, objects);
  const assets = createAssets(dir, objects);
  const collect = createCollector({
    origin,
    made,
    build,
    finishPage: (html, address) => withPolicy(html, policyOfPage(address, policy)),
  });
  let ofBuild: Promise<[string, Stored][]> | null = null;
  const pages = new TakenPages({ collect, objects, revisionOf });
  let polishing: Promise<void> = Promise.resolve();
  let rounds = 0;
  let pruned = Number.NEGATIVE_INFINITY;

  /** Adds the assets of this build, once, before any page asks for them. */
  function prepare(): Promise<[string, Stored][]> {
    ofBuild ??= addAssets();
    ofBuild.catch(() => {
      ofBuild = null;
    });
    return ofBuild;
  }

  async function addAssets(): Promise<[string, Stored][]> {
    await mkdir(join(dir, 'objects'), { recursive: true });
    const stored = await putAll(objects, await filesUnder(build.staticFolder, '_next/static/'));
    await assets.add(build.id, stored, now());
    return stored;
  }

  /**
   * Compresses the served files as well as possible, one after the other. The next pages that are taken end this, because they
   * need a core. The rest is compressed after the snapshot that has them.
   */
  async function polish(id: string, manifest: Manifest, round: number): Promise<void> {
    const served = Object.entries(manifest).map(
      ([path, stored]) => [snapshots.targetOf(id, path), stored] as const,
    );
    const rest = (await prepare()).map(([path, stored]) => [assets.targetOf(path), stored] as const);
    for (const [target, stored] of [...served, ...rest])
      await objects.polish(stored, target, () => round !== rounds);
  }

  /** The files that are served now of pages that were not taken yet; they stay as they are. */
  async function keptFor(addresses: readonly string[]): Promise<[string, Stored][]> {
    if (addresses.length === 0) return [];
    const isKept = fileOf(addresses);
    return Object.entries(await snapshots.servedManifest()).filter(([path]) => isKept(path));
  }

  async function prune(keep?: number): Promise<void> {
    pruned = now();
    // The best compression must have ended, because a file that is not linked yet would look unused.
    await polishing;
    await snapshots.prune(now(), keep);
    await assets.prune(now());
    await objects.sweep(now() - (keep ? 0 : UNUSED));
  }

  async function takeSnapshot(wanted?: readonly string[]): Promise<Published> {
    await mkdir(join(dir, 'objects'), { recursive: true });
    const all = addresses();
    const had = await pages.take(wanted ?? all);
    if (pages.isEmpty || (!wanted && had === 0))
      throw new Error(`no page could be fetched: ${pages.missing[0]?.reason ?? 'none is ready'}`);
    const { revision } = pages;
    if (revision === null) throw new NotCurrent('The pages are of more than one schedule');
    const round = ++rounds;
    await prepare();
    pages.keepOnly(new Set(all));
    const { missing } = pages;
    if (missing.length > 0) log('error', 'publish-kept-old', { missing });
    // A page goes before a file of the same name, as it does in Next.
    const manifest: Manifest = Object.fromEntries([
      ...(await putAll(objects, await publicFiles(build.publicFolder))),
      ...(await keptFor(all.filter((address) => !pages.has(address)))),
      ...pages.files,
    ]);
    const before = await snapshots.current();
    const id = await snapshots.write(manifest);
    await snapshots.serve(id, now());
    await assets.touch(build.id, now());
    // The difference may be negative, because the clock may have been set.
    if (Math.abs(now() - pruned) >= PRUNE_EVERY) {
      await prune().catch((error: unknown) => log('warn', 'publish-prune-failed', { error: String(error) }));
    }
    polishing = polishing
      .then(() => polish(id, manifest, round))
      .catch((error: unknown) => log('warn', 'publish-not-polished', { error: String(error) }));
    const feed = manifest['schedule.json']?.hash ?? null;
    return { id, changed: id !== before, old: missing.length, revision, feed };
  }

  async function publishOnce(wanted?: readonly string[]): Promise<Published> {
    try {
      return await takeSnapshot(wanted);
    } catch (error) {
      if (!isDiskFull(error)) throw error;
      log('error', 'publish-disk-full', { dir });
      // Removing the files that are not served makes room for a second try.
      await prune(1);
      return takeSnapshot(wanted);
    }
  }

  const queue = createQueue(publishOnce);

  return {
    prepare: () => void prepare().catch(() => undefined),
    take(some) {
      rounds++;
      return pages.take(some);
    },
    due: () => addresses().filter(pages.isDue),
    publish: queue.run,
    async stop() {
      await queue.idle();
      rounds++;
      await polishing;
    },
    async settled() {
      await queue.idle();
      await polishing;
    },
  };
}

const isDiskFull = (error: unknown) =>
  error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT');
