import type { Log } from '#platform/log.ts';
import { type LastGood, readLastGood, setAsideLastGood, writeLastGood } from './last-good.ts';
import type { Clock } from './pace.ts';

/** The date of the stored sheet is made new this often while the sheet stays the same. */
const RESTORE_MS = 10 * 60_000;

/** Keeps the last good sheet on disk, one write at a time. */
export function createLastGoodStore(
  dataDir: string,
  { now, monotonic }: Pick<Clock, 'now' | 'monotonic'>,
  log: Log,
) {
  let storedAt = Number.NEGATIVE_INFINITY;
  let storing = Promise.resolve();
  let closed = false;

  return {
    /** Calls `use` with the sheet on disk, if there is one. A bad file is set aside if `mayMove`. */
    async load(mayMove: boolean, use: (lastGood: LastGood) => Promise<void>): Promise<void> {
      try {
        const stored = await readLastGood(dataDir);
        if (stored.state === 'bad') throw new Error('It is torn, edited or of another version');
        if (stored.state === 'good') await use(stored.lastGood);
      } catch (error) {
        if (!mayMove) return;
        const setAside = await setAsideLastGood(dataDir, new Date(now())).catch(() => null);
        log('error', 'last-good-bad', { error, setAside });
      }
    },
    isOld: () => monotonic() - storedAt >= RESTORE_MS,
    /** `newest` is asked when the turn of this write comes; its `stored` is called afterwards. */
    store(newest: () => { lastGood: LastGood; stored(): Promise<void> | undefined } | null): Promise<void> {
      if (closed) return storing;
      storedAt = monotonic();
      storing = storing
        .then(async () => {
          const sheet = newest();
          if (!sheet) return;
          await writeLastGood(dataDir, sheet.lastGood);
          await sheet.stored();
        })
        // The schedule stays on the site, but after a restart it would be gone.
        .catch((error) => log('error', 'last-good-unwritten', { error }));
      return storing;
    },
    /**
     * Resolves when the sheet that was accepted last is on disk. Nothing is written after that: another process may hold the
     * lock.
     */
    async close(): Promise<void> {
      // A sheet that is accepted at this very moment is stored right after it is served.
      await null;
      closed = true;
      await storing;
    },
  };
}
