import { isNearShow } from '#lib/sheet/near-show.ts';
import { changeFound, NO_PUSHES, pushesWork, pushHeard } from '#lib/sheet/push-record.ts';
import type { createKeeper } from './keeper.ts';
import { type Clock, type Pace, paceFor } from './pace.ts';

/** An organizer who changed something is likely to change more. */
const AT_WORK_MS = 10 * 60_000;
/** A source that reports its changes is only read as a safeguard. */
const SURE_MS = 60_000;
const WATCHED_PACE = { quickMs: SURE_MS, slowMs: SURE_MS };

type Options = {
  keeper: Pick<ReturnType<typeof createKeeper>, 'accepted' | 'rejected' | 'changedAt'>;
  clock: Clock;
  pollSeconds: number;
  /** Whether the source tells of its changes by itself. */
  isWatched: boolean;
};

/** Decides how often the sheet is read: by the shows that are near, by edits, and by whether pushes tell of the edits. */
export class ReadPace {
  #options: Options;
  #record = NO_PUSHES;
  /** When we last wrote into the sheet ourselves, and when the last read that succeeded began; of the monotonic clock. */
  #ownWriteAt = Number.NEGATIVE_INFINITY;
  #lastBegan = Number.NEGATIVE_INFINITY;

  constructor(options: Options) {
    this.#options = options;
  }

  pushed(): void {
    this.#record = pushHeard(this.#record, this.#options.clock.monotonic());
  }

  wroteOurselves(): void {
    this.#ownWriteAt = this.#options.clock.monotonic();
  }

  /** Whether a read that began then may have begun before our own write. */
  isBeforeOwnWrite(began: number): boolean {
    return this.#ownWriteAt >= began;
  }

  /** A read that began then is over; `changed`: the sheet says something else than before. */
  readEnded(began: number, changed: boolean): void {
    if (changed && this.#ownWriteAt < this.#lastBegan)
      this.#record = changeFound(this.#record, this.#lastBegan, this.#options.clock.monotonic());
    this.#lastBegan = began;
  }

  /**
   * A push that comes just after a polled read has to wait (see REFRESH_GAP_MS). While pushes prove to work, polls are
   * few; a change that none told of, or a read that failed, makes them quick again.
   */
  pace = (failures: number): Pace => {
    const { isWatched, pollSeconds } = this.#options;
    if (isWatched) return WATCHED_PACE;
    const usual = paceFor(pollSeconds);
    if (failures > 0 || !pushesWork(this.#record)) return usual;
    return { quickMs: Math.max(usual.quickMs, SURE_MS), slowMs: Math.max(usual.slowMs, SURE_MS) };
  };

  isQuick = (now: number): boolean => {
    const { keeper, clock } = this.#options;
    const accepted = keeper.accepted();
    const changedAt = keeper.changedAt();
    if (accepted === null || keeper.rejected() !== null) return true;
    const isAtWork = changedAt !== null && clock.monotonic() - changedAt < AT_WORK_MS;
    return isAtWork || isNearShow(accepted.schedule, now);
  };

  /** When a push last came (ms), and whether every recent change was announced by a push. */
  pushes(): { heardAt: number | null; work: boolean } {
    const { clock } = this.#options;
    const { heardAt } = this.#record;
    return {
      heardAt: heardAt === null ? null : clock.now() + heardAt - clock.monotonic(),
      work: pushesWork(this.#record),
    };
  }
}
