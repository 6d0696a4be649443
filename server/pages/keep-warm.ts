import { setTimeout as sleep } from 'node:timers/promises';
import { log } from '#platform/log.ts';
import { NOT_FOUND } from './not-found.ts';

/** How long (ms) a page is asked for until it is the new one, and the wait between. */
const TIME_LIMIT = 10_000;
const WAIT = 1000;
/** Viewers look at this page, and open pages ask for this file. Both are made first, so that others do not delay them. */
const FIRST = new Set(['/', '/schedule.json']);
/** There may be hundreds of series, and an embed, an overlay and a calendar for each room, which few programs and sites ask for. */
const isOfMany = (path: string) => /^\/(?:(?:series|embed|overlay)\/|rooms\/[^/]+\.ics$)/.test(path);
/** With hundreds of series Next would be given hundreds of pages to make at once. */
const AT_ONCE = 8;
/** How long (ms) after a refresh that failed, or left pages as they were, that is tried again; doubled each time up to the longest. */
const AGAIN = 2000;
const LONGEST_AGAIN = 60_000;
/**
 * The next refresh waits for `onFresh` at most this long (ms). Otherwise, with an edit twice a second, no publisher would ever
 * fetch pages that are all of one schedule.
 */
const HOLD = 4000;
/** How long (ms) pages that are ready wait for the others at first; it doubles each time up to the longest. The many are not waited for. */
const GATHER = 3000;
const LONGEST_GATHER = 30_000;

export type Warmer = {
  /** Has every page made anew, and resolves when viewers get the new ones; the many may come later. */
  refresh(): Promise<void>;
};

export type WarmerOptions = {
  origin: string;
  token: string;
  /** Every public page and feed at this moment; the first ones are made first. */
  paths: () => readonly string[];
  /** Resolves when Next has made this page, to whether it is right, so that Next is not asked a second time. */
  made?: (path: string) => Promise<boolean>;
  /** How long (ms) pages that are ready wait for the others at first. */
  gather?: number;
  /** Called for new pages, a few at a time, while Next still has them in its memory. */
  onPages?: (paths: readonly string[]) => Promise<void>;
  /** The stage and the schedule are new: open pages that ask get them. Other pages may come later. */
  onStage?: () => void;
  /** There are new pages. Resolves when they may change again, because the publisher has finished with them. */
  onFresh: () => Promise<void>;
};

/** Asks for a page until Next answers with the one made after the tag was moved. */
export async function warm(
  origin: string,
  path: string,
  made: WarmerOptions['made'] = () => sleep(20, false),
): Promise<boolean> {
  const until = performance.now() + TIME_LIMIT;
  while (performance.now() < until) {
    const isMade = made(path);
    const response = await fetch(origin + path, {
      // Nobody reads this answer, so Next need not compress it.
      headers: { 'accept-encoding': 'identity' },
      signal: AbortSignal.timeout(10_000),
    });
    await response.arrayBuffer();
    // Next's own header: STALE means that it sent the page from before.
    const isRight = path === NOT_FOUND ? response.status === 404 : response.ok;
    if (isRight && response.headers.get('x-nextjs-cache') !== 'STALE') return true;
    if (await Promise.race([isMade, sleep(WAIT, false)])) return true;
  }
  return false;
}

/** Marks all pages as old, so that Next renders each anew when it is next asked for. */
async function moveTag(origin: string, token: string): Promise<void> {
  const answer = await fetch(`${origin}/api/revalidate`, {
    method: 'POST',
    headers: { 'x-marquee-token': token },
    signal: AbortSignal.timeout(10_000),
  });
  if (answer.status !== 204) throw new Error(`/api/revalidate answered ${answer.status}`);
}

/** `isOver` ends it early, and `pause` makes it wait; `stage` and `most` are called when these pages are made. */
type Course = { isOver: () => boolean; pause: () => Promise<void>; stage: () => void; most: () => void };

/** Makes pages: the stage, then the pages of every site, then the many. */
async function makeInOrder(
  all: readonly string[],
  make: (some: readonly string[]) => Promise<void>,
  { isOver, pause, stage, most }: Course,
): Promise<void> {
  const makeAll = async (left: string[]) => {
    const lane = async () => {
      for (;;) {
        // Otherwise both would write thousands of files at once, and viewers wait for the published ones.
        await pause();
        const path = isOver() ? undefined : left.shift();
        if (path === undefined) return;
        await make([path]);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, lane));
  };
  await make(all.filter((path) => FIRST.has(path)));
  stage();
  await makeAll(all.filter((path) => !FIRST.has(path) && !isOfMany(path)));
  const many = all.filter(isOfMany);
  if (many.length > 0) most();
  await makeAll(many);
}

/**
 * Has the pages made anew: one refresh at a time, and all calls meanwhile become one more refresh. `onFresh` is called
 * whenever pages are new; slow pages come later.
 */
export function createWarmer(options: WarmerOptions): Warmer {
  const { origin, token, paths, made, gather: first = GATHER, onPages, onStage, onFresh } = options;
  let running: Promise<void> | null = null;
  let queued: Promise<void> | null = null;
  let used: Promise<void> = Promise.resolve();
  let wait = AGAIN;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /**
   * The refresh in which each of many pages was made last. The oldest come first, so that frequent edits cannot put a page off
   * for ever.
   */
  const turns = new Map<string, number>();
  let turn = 0;

  /** Warms pages and hands them on. Gives the pages that stay old. */
  const warmAll = async (all: readonly string[], on: Course): Promise<string[]> => {
    const old: string[] = [];
    const make = async (some: readonly string[]) => {
      const ready: string[] = [];
      for (const path of some) {
        const isWarm = await warm(origin, path, made).catch(() => false);
        (isWarm ? ready : old).push(path);
        if (isWarm) turns.set(path, turn);
      }
      await onPages?.(ready);
    };
    await makeInOrder(all, make, on);
    return old;
  };

  /** `most` is called when viewers get the new pages, but for the many. */
  const run = async (all: readonly string[], most: () => void) => {
    let isWarm = false;
    let isOver = false;
    let areMostWarm = false;
    const mostWarmed = Promise.withResolvers<void>();
    const stage = Promise.withResolvers<void>();
    const warmed = warmAll(all, {
      isOver: () => isOver,
      pause: () => used,
      stage: stage.resolve,
      most() {
        areMostWarm = true;
        mostWarmed.resolve();
        most();
      },
    }).finally(() => {
      isWarm = true;
    });
    await Promise.race([warmed, stage.promise]).then(() => onStage?.());
    // The pages that people look at do not wait for the many.
    let next: Promise<unknown> = Promise.race([warmed, mostWarmed.promise]);
    for (let gather = first; ; gather = Math.min(gather * 2, LONGEST_GATHER)) {
      await Promise.race([next, sleep(gather, undefined, { ref: false })]);
      if (areMostWarm) next = warmed;
      const isLast = isWarm;
      used = onFresh();
      if (isLast) break;
      await used;
      // The next edit is waiting: pages that are not made yet are made after it.
      isOver = queued !== null;
      if (isOver) break;
    }
    return warmed;
  };

  const again = (job: () => unknown) => {
    clearTimeout(timer);
    timer = setTimeout(job, wait).unref();
    wait = Math.min(wait * 2, LONGEST_AGAIN);
  };

  /** Asks again for the pages that stayed old, without making the others anew. */
  const retry = (old: readonly string[]) => {
    wait = old.length === 0 ? AGAIN : wait;
    if (old.length === 0) return;
    log('error', 'refresh-failed', { error: `these pages stay old: ${old.join(' ')}`, againIn: wait / 1000 });
    again(() => {
      if (running === null) void start(run(old, () => undefined).then(retry));
    });
  };

  const begin = () => {
    clearTimeout(timer);
    const { promise, resolve } = Promise.withResolvers<void>();
    turn++;
    const order = (path: string) => (isOfMany(path) ? (turns.get(path) ?? 0) : -1);
    const all = paths().toSorted((a, b) => order(a) - order(b));
    const job = moveTag(origin, token)
      .then(() => run(all, resolve))
      .then(retry, (error: unknown) => {
        log('error', 'refresh-failed', { error: String(error), againIn: wait / 1000 });
        again(() => void refresh());
      });
    void start(job).then(resolve);
    return promise;
  };

  function start(job: Promise<void>): Promise<void> {
    running = job
      .then(() => Promise.race([used, sleep(HOLD, undefined, { ref: false })]))
      .finally(() => {
        running = null;
      });
    return job;
  }

  function refresh(): Promise<void> {
    if (running === null) return begin();
    queued ??= running.then(() => {
      queued = null;
      return begin();
    });
    return queued;
  }

  return { refresh };
}
