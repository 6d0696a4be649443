import { trouble } from '#lib/sheet/trouble.ts';
import { troubleInEnglish } from '#lib/sheet/trouble-in-english.ts';
import { killHolder, watchHolder } from '#platform/lock-holder.ts';
import type { Log } from '#platform/log.ts';
import type { Clock } from './pace.ts';
import type { PullerStatus } from './puller.ts';

/**
 * How long (ms) the reader may do nothing before that is reported, and before it is killed so that another process can read.
 */
const SILENT = 10_000;
const KILLED_AFTER = 30_000;

type Options = { dataDir: string; clock: Clock; log: Log };

/** Watches the process that reads the sheet, says when it hangs, and ends it. The lock is taken as always once it is free. */
export function createReaderWatch({ dataDir, clock, log }: Options) {
  const holder = watchHolder(dataDir, clock.monotonic);
  let since: number | null = null;

  return {
    /** Call it about once a second while another process holds the lock. */
    look(): void {
      const silence = holder.silence();
      const seconds = Math.round(silence / 1000);
      if (silence < SILENT) {
        if (since !== null) log('info', 'reader-lives', {});
        since = null;
        return;
      }
      if (since === null) {
        since = clock.now() - silence;
        log('error', 'reader-silent', { seconds });
      }
      if (silence < KILLED_AFTER || !holder.hasBeaten()) return;
      const pid = killHolder(dataDir);
      if (pid !== null) log('error', 'reader-killed', { pid, seconds });
    },
    /** Call it when this process has the lock. */
    end(): void {
      since = null;
    },
    /** The trouble, while the reader does nothing; null while it lives. */
    trouble(): PullerStatus['lastError'] {
      if (since === null) return null;
      const why = trouble('readerSilent');
      return { kind: 'silent', sentence: troubleInEnglish(why), why, at: since };
    },
  };
}
