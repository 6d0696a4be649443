import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Log } from '#lib/log.ts';
import { createAssets } from './assets.ts';
import { type Build, type Collected, createCollector, filesUnder, publicFiles } from './collect.ts';
import { createObjectStore, type Stored } from './objects.ts';
import { withPolicy } from './page-policy.ts';
import { isOf, type SiteFile } from './site-file.ts';
import { createSnapshots, type Manifest } from './snapshots.ts';

export type PublisherOptions = {
  /** Where this process answers to itself, `http://127.0.0.1:PORT`. */
  origin: string;
  /** PUBLISH_DIR. One process at a time writes there. */
  dir: string;
  build: Build;
  /** Every public page and feed at this moment, as addresses: `/`, `/schedule`, `/schedule.json`. */
  addresses: () => readonly string[];
  /** The site's Content-Security-Policy, with 'unsafe-inline' where the pages get their hashes. */
  policy: string;
  /** Whether what was fetched is what should be published now: pages that are made anew meanwhile are not. */
  isCurrent?: (files: readonly SiteFile[]) => boolean;
  log: Log;
  /** The time in ms. */
  now: () => number;
};

/**
 * `id` names the content; `changed` is false where what is served has that content already; `old` counts the addresses
 * that could not be had and stay as they were.
 */
export type Published = { id: string; changed: boolean; old: number };

export type Publisher = {
  /**
   * Takes a snapshot of the site and makes it the one that is served. One at a time: calls meanwhile share one more.
   * @throws NotCurrent, or where it could not; what is served stays as it was
   */
  publish(): Promise<Published>;
  /** Resolves when nothing is being written any more: the best compression comes after the pages were published. */
  settled(): Promise<void>;
};

/** The pages were not those of the schedule that is served; they will be soon. */
export class NotCurrent extends Error {
  override readonly name = 'NotCurrent';
}

/** So many files are written at once: their syncs wait together. */
const AT_ONCE = 8;
/** How often (ms) old snapshots are looked through. */
const PRUNE_EVERY = 600_000;
/** How old (ms) an unused object must be before it goes; another process may be about to use it. */
const UNUSED = 600_000;

/**
 * Writes the site into `dir` as flat files: `current/site` is what a web server serves, `assets` what it serves below
 * `/_next/static/`. Layout and promises: docs/decisions, the snapshot store.
 */
export function createPublisher(options: PublisherOptions): Publisher {
  const { origin, dir, build, addresses, policy, isCurrent = () => true, log, now } = options;
  const objects = createObjectStore(join(dir, 'objects'));
  const snapshots = createSnapshots(dir, objects);
  const assets = createAssets(dir, objects);
  const collect = createCollector({ origin, build, finishPage: (html) => withPolicy(html, policy) });
  let ofBuild: [string, Stored][] | null = null;
  let polishing: Promise<void> = Promise.resolve();
  let rounds = 0;
  let pruned = Number.NEGATIVE_INFINITY;

  async function putAll(files: SiteFile[]): Promise<[string, Stored][]> {
    const stored: [string, Stored][] = [];
    for (let at = 0; at < files.length; at += AT_ONCE) {
      const some = files.slice(at, at + AT_ONCE);
      stored.push(
        ...(await Promise.all(
          some.map(async (file): Promise<[string, Stored]> => [file.path, await objects.put(file)]),
        )),
      );
    }
    return stored;
  }

  /** The assets of this build, once, before any page asks for them. */
  async function addAssets(): Promise<[string, Stored][]> {
    const stored = await putAll(await filesUnder(build.staticFolder, '_next/static/'));
    await assets.add(build.id, stored, now());
    return stored;
  }

  /**
   * Compresses what is served as well as can be, one file after the other as viewers need a core too. A newer snapshot
   * ends it: what that one has not replaced is polished after it.
   */
  async function polish(id: string, manifest: Manifest, round: number): Promise<void> {
    const pages = Object.entries(manifest).map(
      ([path, stored]) => [snapshots.targetOf(id, path), stored] as const,
    );
    const rest = (ofBuild ?? []).map(([path, stored]) => [assets.targetOf(path), stored] as const);
    for (const [target, stored] of [...pages, ...rest]) {
      if (round !== rounds) return;
      await objects.polish(stored, target);
    }
  }

  /** A page that cannot be made, or is not whole, stays as it is; the others move on. */
  async function keptFor(missing: Collected['missing']): Promise<[string, Stored][]> {
    if (missing.length === 0) return [];
    log('error', 'publish-kept-old', { missing });
    const served = Object.entries(await snapshots.servedManifest());
    return served.filter(([path]) => missing.some(({ address }) => isOf(address, path)));
  }

  async function prune(keep?: number): Promise<void> {
    pruned = now();
    // Its last file, as the round is over: what is not linked yet would look unused.
    await polishing;
    await snapshots.prune(now(), keep);
    await assets.prune(now());
    await objects.sweep(now() - (keep ? 0 : UNUSED));
  }

  async function takeSnapshot(): Promise<Published> {
    await mkdir(join(dir, 'objects'), { recursive: true });
    const { files, missing } = await collect(addresses());
    if (files.length === 0) throw new Error(`no page could be fetched: ${missing[0]?.reason}`);
    if (!isCurrent(files)) throw new NotCurrent('The pages are of another schedule');
    const round = ++rounds;
    ofBuild ??= await addAssets();
    const ofPages = await putAll(files);
    // A page goes before a file of the same name, as it does in Next.
    const manifest: Manifest = Object.fromEntries([
      ...(await putAll(await publicFiles(build.publicFolder))),
      ...(await keptFor(missing)),
      ...ofPages,
    ]);
    const before = await snapshots.current();
    const id = await snapshots.write(manifest);
    await snapshots.serve(id, now());
    await assets.touch(build.id, now());
    if (now() - pruned >= PRUNE_EVERY) {
      await prune().catch((error: unknown) => log('warn', 'publish-prune-failed', { error: String(error) }));
    }
    polishing = polishing
      .then(() => polish(id, manifest, round))
      .catch((error: unknown) => log('warn', 'publish-not-polished', { error: String(error) }));
    return { id, changed: id !== before, old: missing.length };
  }

  async function publishOnce(): Promise<Published> {
    try {
      return await takeSnapshot();
    } catch (error) {
      if (!isDiskFull(error)) throw error;
      log('error', 'publish-disk-full', { dir });
      // What nobody is served makes room; then once more.
      await prune(1);
      return takeSnapshot();
    }
  }

  let running: Promise<Published> | null = null;
  let queued: Promise<Published> | null = null;

  function begin(): Promise<Published> {
    const job = publishOnce().finally(() => {
      running = null;
    });
    running = job;
    return job;
  }

  return {
    publish() {
      if (running === null) return begin();
      queued ??= running
        .catch(() => undefined)
        .then(() => {
          queued = null;
          return begin();
        });
      return queued;
    },
    async settled() {
      await (queued ?? running)?.catch(() => undefined);
      await polishing;
    },
  };
}

const isDiskFull = (error: unknown) =>
  error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT');
