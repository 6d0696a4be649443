import { log } from '#lib/log.ts';
import type { Build } from '#lib/publish/collect.ts';
import { createPublisher, NotCurrent } from '#lib/publish/publisher.ts';
import type { SiteFile } from '#lib/publish/site-file.ts';
import { type Lock, tryLock } from '#lib/sheet/lock.ts';
import { getSite } from '#lib/site/current.ts';
import { type KeptLasting, keepLasting } from './keep-lasting.ts';

/** Wait (ms) before a failed snapshot is tried again, doubled each time up to the longest. */
const FIRST_WAIT = 2000;
const LONGEST_WAIT = 60_000;
/** How often (ms) a process that waits for another one's folder looks whether that one is gone. */
const LOOK_AGAIN = 2000;

export type KeptPublished = {
  /** Publishes what the pages are now. Resolves when it was tried; what fails is logged and tried again. */
  publish(): Promise<void>;
  /** Somebody was given this page by Node; where it is one that lasts, it becomes flat too. */
  asked(address: string): void;
  /** Resolves when what is being written is written. */
  stop(): Promise<void>;
};

type Options = {
  origin: string;
  dir: string;
  build: Build;
  policy: string;
  addresses: () => readonly string[];
};

/**
 * Keeps PUBLISH_DIR as the pages are. One process at a time writes there; another one, such as the next deploy's, waits
 * until that one is gone and then publishes its own pages.
 */
export function keepPublished({ origin, dir, build, policy, addresses }: Options): KeptPublished {
  const publisher = createPublisher({
    origin,
    dir,
    build,
    addresses,
    policy,
    isCurrent,
    log,
    now: Date.now,
  });
  let lock: Lock | null = null;
  let lasting: KeptLasting | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let wait = FIRST_WAIT;
  let stopped = false;
  let underWay: Promise<void> = Promise.resolve();

  function again(ms: number): void {
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(() => void publish(), ms).unref();
  }

  async function attempt(): Promise<void> {
    lock ??= tryLock(dir);
    if (!lock) return again(LOOK_AGAIN);
    clearTimeout(timer);
    const begun = performance.now();
    const { id, changed, old } = await publisher.publish();
    if (old > 0) again(LONGEST_WAIT);
    if (changed) log('info', 'published', { id, ms: Math.round(performance.now() - begun) });
    if (wait > FIRST_WAIT) log('info', 'publish-recovered', {});
    wait = FIRST_WAIT;
    lasting ??= await keepLasting({ origin, dir, build, policy });
    lasting.look();
  }

  function publish(): Promise<void> {
    // A page without any schedule never takes the place of what an earlier process published.
    if (stopped || !getSite()?.current) return Promise.resolve();
    underWay = attempt().catch((error: unknown) => {
      // Whoever makes the pages anew says so when they are.
      if (error instanceof NotCurrent) return again(LOOK_AGAIN);
      log('error', 'publish-failed', { error: String(error), againIn: wait / 1000 });
      again(wait);
      wait = Math.min(wait * 2, LONGEST_WAIT);
    });
    return underWay;
  }

  return {
    publish,
    asked: (address) => lasting?.asked(address),
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await underWay;
      await lasting?.stop();
      await publisher.settled();
      lock?.release();
      lock = null;
    },
  };
}

/** Whether the stage and the feed that were fetched are of the schedule that this process serves. */
function isCurrent(files: readonly SiteFile[]): boolean {
  const revision = getSite()?.current?.revision;
  const bodies = files.filter(({ path }) => path === 'index.html' || path === 'schedule.json');
  return revision !== undefined && bodies.every((file) => 'body' in file && file.body.includes(revision));
}
