import { setTimeout as sleep } from 'node:timers/promises';
import { log } from '#platform/log.ts';
import { type Course, makeInOrder, type Pages } from './make-in-order.ts';
import { NOT_FOUND } from './not-found.ts';

/** How long (ms) a page is asked for until it is the new one, and the wait between. */
const TIME_LIMIT = 10_000;
const WAIT = 1000;
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
  /** Every public page and feed at this moment. Asked once for each refresh, as is `edited`. */
  paths: () => readonly string[];
  /** The pages that the edit is of; they are made before the others. */
  edited?: () => readonly string[];
  /** Resolves when Next has made this page, to whether it is right, so that Next is not asked a second time. */
  made?: (path: string) => Promise<boolean>;
  /** How long (ms) pages that are ready wait for the others at first. */
  gather?: number;
  /** Called for new pages, a few at a time, while Next still has them in its memory. */
  onPages?: (paths: readonly string[]) => Promise<void>;
  /** The stage and the schedule are new: open pages that ask get them. Other pages may come later. */
  onStage?: () => void;
  /** The stage, the schedule and the pages that the edit is of are new. Resolves as `onFresh` does; null if they wait for the others. */
  onEdited?: () => Promise<void> | null;
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

/** Ends a refresh early when the next edit wants that, but not before something of this one is published. */
function createEnd() {
  let isOver = false;
  const wanted = Promise.withResolvers<void>();
  const allowed = Promise.withResolvers<void>();
  const over = Promise.all([wanted.promise, allowed.promise]).then(() => {
    isOver = true;
  });
  return { want: () => wanted.resolve(), allow: () => allowed.resolve(), over, isOver: () => isOver };
}

/**
 * Has the pages made anew: one refresh at a time, and all calls meanwhile become one more refresh. `onFresh` is called
 * whenever pages are new; slow pages come later.
 */
export function createWarmer(options: WarmerOptions): Warmer {
  const { origin, token, paths, edited, made, gather: first = GATHER } = options;
  const { onPages, onStage, onEdited, onFresh } = options;
  let running: Promise<void> | null = null;
  let queued: Promise<void> | null = null;
  let used: Promise<void> = Promise.resolve();
  let wait = AGAIN;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** The refresh in which each page was made last. The oldest come first, so that frequent edits cannot put a page off for ever. */
  const turns = new Map<string, number>();
  let turn = 0;
  /** Tells the refresh under way that an edit waits for its end. */
  let hurry: () => void = () => undefined;

  /** Warms pages and hands them on. Gives the pages that stay old. */
  const warmAll = async (pages: Pages, on: Course): Promise<string[]> => {
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
    await makeInOrder(pages, make, on);
    return old;
  };

  /** `most` is called when viewers get the new pages, but for the many. */
  const run = async (pages: Pages, most: () => void) => {
    let isWarm = false;
    let areMostWarm = false;
    const mostWarmed = Promise.withResolvers<void>();
    const end = createEnd();
    hurry = end.want;
    if (queued !== null) hurry();
    const warmed = warmAll(pages, {
      isOver: end.isOver,
      pause: () => used,
      patience: first,
      onStage: () => onStage?.(),
      onEdited() {
        // The other pages would keep these back for seconds.
        const published = onEdited?.();
        if (!published) return;
        used = published;
        void used.then(end.allow);
      },
      onMost() {
        areMostWarm = true;
        mostWarmed.resolve();
        most();
      },
    }).finally(() => {
      isWarm = true;
    });
    // The pages that people look at do not wait for the many.
    let next: Promise<unknown> = Promise.race([warmed, mostWarmed.promise]);
    for (let gather = first; ; gather = Math.min(gather * 2, LONGEST_GATHER)) {
      await Promise.race([next, end.over, sleep(gather, undefined, { ref: false })]);
      // The next edit is waiting: what was made is published with its stage, and what is left is made after that.
      if (end.isOver()) break;
      if (areMostWarm) next = warmed;
      const isLast = isWarm;
      used = onFresh();
      if (isLast) break;
      await used;
      end.allow();
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
      if (running === null) void start(run({ all: old, edited: [] }, () => undefined).then(retry));
    });
  };

  const begin = () => {
    clearTimeout(timer);
    const { promise, resolve } = Promise.withResolvers<void>();
    turn++;
    const all = paths().toSorted((a, b) => (turns.get(a) ?? 0) - (turns.get(b) ?? 0));
    const pages = { all, edited: edited?.() ?? [] };
    const job = moveTag(origin, token)
      .then(() => run(pages, resolve))
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
    hurry();
    queued ??= running.then(() => {
      queued = null;
      return begin();
    });
    return queued;
  }

  return { refresh };
}
