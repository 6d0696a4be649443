import { type Trouble, trouble } from '#lib/sheet/trouble.ts';
import { troubleInEnglish } from '#lib/sheet/trouble-in-english.ts';
import { type UnreadableKind, UnreadableSheet } from '#lib/sheet/unreadable-sheet.ts';
import { MINUTE } from '#lib/time.ts';
import type { Log } from '#platform/log.ts';
import { type Clock, type Pace, pollDelay } from './pace.ts';

/** A read that takes longer is aborted. */
const READ_LIMIT_MS = 20_000;
/** A refresh brings the next read forward, but never nearer to the last than this. */
const REFRESH_GAP_MS = 2000;
/** A file of this machine is cheap to read, so a change of it waits only this long after the last read. */
const NUDGE_GAP_MS = 250;
/** After this many failures in a row the circuit is open: refreshes wait longer, too. */
const OPEN_AFTER = 3;
const OPEN_GAP_MS = 15_000;

type PullerOptions = {
  /** One whole read of the sheet, until it is served or refused. */
  read(signal: AbortSignal): Promise<void>;
  /** Whether it is time for the quick pace. */
  isQuick(wallClock: number): boolean;
  /** How often to read, after a number of failures in a row. */
  pace(failures: number): Pace;
  clock: Clock;
  log: Log;
};

export type PullerStatus = {
  /** `open` while the source fails again and again. */
  circuit: 'closed' | 'open';
  failures: number;
  /** Instants in milliseconds; null for never. */
  lastReadAt: number | null;
  nextReadAt: number | null;
  readsLastMinute: number;
  lastError: {
    kind: UnreadableKind | 'unexpected' | 'silent';
    sentence: string;
    why: Trouble;
    at: number;
  } | null;
};

export type Puller = {
  start(): void;
  /** Ends all reading, also the one that is under way. */
  stop(): void;
  /** Brings the next read forward; resolves after a read that began later than this call, however it ended. */
  refresh(): Promise<void>;
  /** The same at once, for a source that itself says that it changed. */
  nudge(): void;
  status(): PullerStatus;
};

/**
 * Reads the sheet again and again: never two reads at a time, more often near shows and edits, and less and less often while
 * the source fails.
 */
export function createPuller({ read, isQuick, pace, clock, log }: PullerOptions): Puller {
  let running = false;
  let reading: AbortController | null = null;
  let timer: unknown = null;
  let wanted: 'refresh' | 'nudge' | null = null;
  let waiting: Array<() => void> = [];

  let failures = 0;
  // All of these are instants of the clock that never goes back; the status has them as instants of the wall clock.
  let lastEnd: number | null = null;
  let pollAt = 0;
  let notBefore = 0;
  let due: number | null = null;
  let starts: number[] = [];
  let lastReadAt: number | null = null;
  let lastError: PullerStatus['lastError'] = null;

  const circuit = () => (failures >= OPEN_AFTER ? 'open' : 'closed');

  /** Sets the one timer to when the next read is due. */
  function plan(): void {
    if (!running || reading) return;
    clock.clearTimeout(timer);
    due = Math.max(Math.min(pollAt, wantedAt()), notBefore);
    timer = clock.setTimeout(() => void readOnce(), Math.max(0, due - clock.monotonic()));
  }

  function wantedAt(): number {
    if (wanted === null) return Number.POSITIVE_INFINITY;
    if (lastEnd === null) return clock.monotonic();
    if (wanted === 'nudge') return lastEnd + NUDGE_GAP_MS;
    return lastEnd + (circuit() === 'open' ? OPEN_GAP_MS : REFRESH_GAP_MS);
  }

  async function readOnce(): Promise<void> {
    const leave = new AbortController();
    reading = leave;
    wanted = null;
    const answered = waiting;
    waiting = [];
    due = null;
    starts = [...recent(), clock.monotonic()];
    const limit = clock.setTimeout(
      () => leave.abort(new DOMException('Too slow', 'TimeoutError')),
      READ_LIMIT_MS,
    );
    try {
      await read(leave.signal);
      succeeded();
    } catch (error) {
      failed(error);
    } finally {
      clock.clearTimeout(limit);
      reading = null;
      lastEnd = clock.monotonic();
      lastReadAt = clock.now();
      pollAt = lastEnd + pollDelay(pace(failures), isQuick(lastReadAt), failures, clock.random());
      for (const resolve of answered) resolve();
      plan();
    }
  }

  function succeeded(): void {
    if (failures > 0) log('info', 'sheet-read-again', { failures });
    failures = 0;
    notBefore = 0;
    lastError = null;
  }

  function failed(error: unknown): void {
    const kind = error instanceof UnreadableSheet ? error.kind : 'unexpected';
    if (kind === 'cancelled') return;
    const why = error instanceof UnreadableSheet ? error.why : trouble('seeLog');
    const sentence = troubleInEnglish(why);
    // Logs one line for each new trouble, and not one for each read. The status has the rest.
    if (lastError?.kind !== kind) {
      log(kind === 'unexpected' ? 'error' : 'warn', 'sheet-unread', {
        kind,
        sentence,
        ...(kind === 'unexpected' ? { error, stack: error instanceof Error ? error.stack : undefined } : {}),
      });
    }
    failures++;
    lastError = { kind, sentence, why, at: clock.now() };
    const retryAfterMs = error instanceof UnreadableSheet ? error.retryAfterMs : null;
    notBefore = retryAfterMs === null ? 0 : clock.monotonic() + retryAfterMs;
  }

  function recent(): number[] {
    return starts.filter((at) => at > clock.monotonic() - MINUTE);
  }

  return {
    start() {
      running = true;
      pollAt = clock.monotonic();
      plan();
    },
    stop() {
      running = false;
      clock.clearTimeout(timer);
      due = null;
      reading?.abort(new DOMException('Stopped', 'AbortError'));
      for (const resolve of waiting) resolve();
      waiting = [];
    },
    refresh() {
      if (!running) return Promise.resolve();
      wanted ??= 'refresh';
      const done = new Promise<void>((resolve) => waiting.push(resolve));
      plan();
      return done;
    },
    nudge() {
      wanted = 'nudge';
      plan();
    },
    status() {
      return {
        circuit: circuit(),
        failures,
        lastReadAt,
        nextReadAt: due === null ? null : clock.now() + due - clock.monotonic(),
        readsLastMinute: recent().length,
        lastError,
      };
    },
  };
}
