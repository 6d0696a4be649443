import { setTimeout as sleep } from 'node:timers/promises';
import { log } from '#lib/log.ts';

/** How often a page is asked for until it is the new one, and the wait between (ms). */
const TRIES = 100;
const WAIT = 20;
/** What viewers look at, and what their open pages ask for: made before the rest, which would take turns with it. */
const FIRST = new Set(['/', '/schedule.json']);
/** With hundreds of series Next would be given hundreds of pages to make at once. */
const AT_ONCE = 16;
/** How long (ms) after a refresh that failed the next one is tried. */
const AGAIN = 2000;

/** Next's address for what it says where no page is. */
export const NOT_FOUND = '/_not-found';

export type Warmer = {
  /** Has every page made anew, and resolves when viewers get the new ones. */
  refresh(): Promise<void>;
};

export type WarmerOptions = {
  origin: string;
  token: string;
  /** Every public page and feed at this moment. */
  paths: () => readonly string[];
  onFresh: () => void;
};

/** Asks for a page until Next answers with the one made after the tag was moved. */
export async function warm(origin: string, path: string): Promise<boolean> {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const response = await fetch(origin + path, { signal: AbortSignal.timeout(10_000) });
    await response.arrayBuffer();
    // Next's own word for what it sent: STALE is the page that stood before.
    const isRight = path === NOT_FOUND ? response.status === 404 : response.ok;
    if (isRight && response.headers.get('x-nextjs-cache') !== 'STALE') return true;
    await sleep(WAIT);
  }
  return false;
}

/**
 * Moves the pages on: one refresh at a time, and what is asked for meanwhile becomes one more. `onFresh` is called
 * whenever the pages are new.
 */
export function createWarmer({ origin, token, paths, onFresh }: WarmerOptions): Warmer {
  let running: Promise<void> | null = null;
  let queued: Promise<void> | null = null;

  const run = async () => {
    const answer = await fetch(`${origin}/api/revalidate`, {
      method: 'POST',
      headers: { 'x-marquee-token': token },
      signal: AbortSignal.timeout(10_000),
    });
    if (answer.status !== 204) throw new Error(`/api/revalidate answered ${answer.status}`);
    const all = paths();
    const old: string[] = [];
    const warmAll = async (left: string[]) => {
      const lane = async () => {
        for (let path = left.shift(); path !== undefined; path = left.shift()) {
          if (!(await warm(origin, path))) old.push(path);
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, lane));
    };
    await warmAll(all.filter((path) => FIRST.has(path)));
    await warmAll(all.filter((path) => !FIRST.has(path)));
    // The others are new all the same, and viewers are to get them.
    onFresh();
    if (old.length > 0) throw new Error(`these pages stay old: ${old.join(' ')}`);
  };

  const begin = () => {
    const job = run()
      .catch((error: unknown) => {
        log('error', 'refresh-failed', { error: String(error), againIn: AGAIN / 1000 });
        setTimeout(() => void refresh(), AGAIN).unref();
      })
      .finally(() => {
        running = null;
      });
    running = job;
    return job;
  };

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
