import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Lock, tryLock } from '#platform/lock.ts';
import { log } from '#platform/log.ts';
import { type KeptOnDemandPages, keepOnDemandPages, type OnDemandOptions } from './keep-on-demand-pages.ts';
import { madeFile } from './made-pages.ts';
import { createPublisher, NotCurrent } from './publisher.ts';
import type { SiteFile } from './site-file.ts';

/** Wait (ms) before a failed snapshot is tried again, doubled each time up to the longest. */
const FIRST_WAIT = 2000;
const LONGEST_WAIT = 60_000;
/** How often (ms) a process that waits for another one's folder looks whether that one is gone. */
const LOOK_AGAIN = 2000;
/** The pages that tell which schedule a snapshot is of. */
const STAGE = ['/', '/schedule.json'];

export type KeptPublished = {
  /** These pages were rendered anew: keeps them for the next snapshot. */
  take(addresses: readonly string[]): Promise<void>;
  /** Publishes the pages that were taken. Resolves after the try; a failure is logged, and the pages are tried again. */
  publish(): Promise<void>;
  /** The same, but null before this process has published once, because its first snapshot is to have all pages. */
  publishAgain(): Promise<void> | null;
  /** Node served this page to somebody. If it is made on demand, it is written as a flat file too. */
  requested(address: string): void;
  /** Whether there is a snapshot, of this process or of another one, so that viewers do not all come to Node. */
  isServed(): boolean;
  /** Resolves when the files that are being written are on disk. */
  stop(): Promise<void>;
};

type Options = OnDemandOptions & {
  addresses: () => readonly string[];
  /** Called when viewers get something new, with the revision that they get. */
  onPublished(revision: string): void;
};

/**
 * Keeps PUBLISH_DIR as the pages are. One process at a time writes there; another one, such as the next deploy's, waits
 * until that one is gone and then publishes its own pages.
 */
export function keepPublished({ addresses, onPublished, ...options }: Options): KeptPublished {
  const { origin, dir, build, policy, site } = options;
  const publisher = createPublisher({
    origin,
    made: madeFile,
    dir,
    build,
    addresses,
    policy,
    revisionOf,
    log,
    now: Date.now,
  });
  let lock = lockIfPossible(dir);
  if (lock) publisher.prepare();
  let onDemand: KeptOnDemandPages | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let wait = FIRST_WAIT;
  let stopped = false;
  /** The snapshot that was logged last. */
  let newest = '';
  /** The feed that open pages were told of last, as a hash. */
  let newestFeed: string | null = null;
  let underWay: Promise<void> = Promise.resolve();
  /** Whether pages were rendered and not kept: another process held the lock, or the disk was full. */
  let hasSkipped = false;
  // A page without any schedule never takes the place of what an earlier process published.
  const canShow = () => !stopped && Boolean(site.current);

  function again(ms: number, wanted = () => [...STAGE, ...publisher.due()]): void {
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(() => void publish(wanted()), ms).unref();
  }
  /** Looks again soon. The code that renders the pages says when they are of the newest schedule, so this is only a safeguard. */
  const soon = () => again(LOOK_AGAIN, () => STAGE);

  async function attempt(given: string[]): Promise<void> {
    lock ??= tryLock(dir);
    if (!lock) {
      hasSkipped = true;
      return again(LOOK_AGAIN);
    }
    clearTimeout(timer);
    const begun = performance.now();
    const wanted = hasSkipped ? [...given, ...publisher.due()] : given;
    hasSkipped = false;
    const { id, changed, old, revision, feed } = await publisher.publish(wanted);
    if (old > 0) again(LONGEST_WAIT);
    // Two calls at the same time get the same snapshot, which is reported once.
    if (changed && id !== newest) log('info', 'published', { id, ms: Math.round(performance.now() - begun) });
    // An edit has several snapshots, and hundreds of open pages would ask for a feed that they have.
    if (feed !== newestFeed && revision) onPublished(revision);
    newest = id;
    newestFeed = feed;
    if (revision !== site.current?.revision) soon();
    if (wait > FIRST_WAIT) log('info', 'publish-recovered', {});
    wait = FIRST_WAIT;
    onDemand ??= await keepOnDemandPages(options);
    onDemand.markStale();
  }

  function publish(wanted: string[] = []): Promise<void> {
    if (!canShow()) return Promise.resolve();
    underWay = attempt(wanted).catch((error: unknown) => {
      if (error instanceof NotCurrent) return soon();
      // Another edit may come before the next try, and its attempt takes the place of that try.
      hasSkipped = true;
      log('error', 'publish-failed', { error: String(error), againIn: wait / 1000 });
      again(wait);
      wait = Math.min(wait * 2, LONGEST_WAIT);
    });
    return underWay;
  }

  return {
    async take(paths) {
      if (!canShow()) return;
      lock ??= tryLock(dir);
      const known = new Set(addresses());
      const some = paths.filter((path) => known.has(path));
      if (lock) await publisher.take(some).catch(() => (hasSkipped = true));
      else hasSkipped = true;
    },
    publish: () => publish(),
    publishAgain: () => (newest === '' ? null : publish()),
    requested: (address) => onDemand?.requested(address),
    isServed: () => existsSync(join(dir, 'current')),
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await underWay;
      await onDemand?.stop();
      await publisher.stop();
      lock?.release();
      lock = null;
    },
  };
}

function lockIfPossible(dir: string): Lock | null {
  try {
    return tryLock(dir);
  } catch {
    // The reason is logged when something is to be published.
    return null;
  }
}

/** Of which schedule the pages are that were fetched; null if the stage and the feed are not of one, or of none. */
function revisionOf(files: readonly SiteFile[]): string | null {
  const bodyOf = (path: string) => {
    const file = files.find((one) => one.path === path);
    return file && 'body' in file ? file.body : null;
  };
  const revision = /"revision":"([^"]+)"/.exec(bodyOf('schedule.json')?.toString() ?? '')?.[1];
  return revision !== undefined && bodyOf('index.html')?.includes(revision) ? revision : null;
}
