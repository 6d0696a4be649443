import type { CarriedUids } from '#lib/schedule/match-uids.ts';
import type { Schedule } from '#lib/schedule/schedule.ts';
import type { Problem, Slot } from '#lib/schedule/types.ts';
import { checkAcceptance } from '#lib/sheet/acceptance.ts';
import type { RawSheet } from '#lib/sheet/raw-sheet.ts';
import type { Trouble } from '#lib/sheet/trouble.ts';
import { troubleInEnglish } from '#lib/sheet/trouble-in-english.ts';
import { isoSeconds } from '#lib/time.ts';
import type { Log } from '#platform/log.ts';
import type { Clock } from './pace.ts';
import type { ReadSheet, SheetTab } from './read-sheet.ts';

/** A sheet that was read but not accepted. */
export type Rejected = {
  /** In English. */
  reason: string;
  why: Trouble;
  revision: string;
  at: string;
  problems: readonly Problem[];
  /** The coming slots that viewers would lose. */
  lost: readonly Slot[];
  /** Whether it can be taken as it is; a sheet without its header never. */
  mayTake: boolean;
  /** The sheet that would be served, for the organizer who decides. */
  schedule: Schedule;
  tabs: readonly SheetTab[];
};

/** A sheet as it was read, and with the uids that its rows have from the sheets before it. */
export type Sheet = { raw: RawSheet; served: ReadSheet; uids: CarriedUids };

/** If nobody can be asked, a loss counts as meant if the sheet is still the same after this long. */
const MEANT_AFTER_MS = 10 * 60_000;

type Options = {
  /** Whether organizers can decide about a sheet that was not accepted. If they cannot, the site decides after some time. */
  canAsk: boolean;
  clock: Pick<Clock, 'now' | 'monotonic'>;
  log: Log;
};

/** Decides whether a sheet is accepted, and remembers the one that was not. */
export function createRejection({ canAsk, clock, log }: Options) {
  let last: { sheet: Sheet; rejected: Rejected; since: number } | null = null;

  return {
    sheet: () => last?.sheet ?? null,
    rejected: () => last?.rejected ?? null,
    /** A sheet was accepted. */
    end(): void {
      last = null;
    },
    /** Whether `sheet` takes the place of the one that is served; if not, it is remembered. */
    isTaken(served: Sheet | null, sheet: Sheet, isNew: boolean): boolean {
      const verdict = checkAcceptance(served?.served ?? null, sheet.served, clock.now());
      if (verdict.accepted) return true;
      const { why, lost, mayWait } = verdict;
      const { revision, schedule, tabs } = sheet.served;
      const since = last && losesNoMore(lost, last.rejected.lost) ? last.since : clock.monotonic();
      const isLong = !canAsk && clock.monotonic() - since >= MEANT_AFTER_MS;
      const because = schedule.accept ? 'setting' : isLong ? 'time' : null;
      if (mayWait && because) {
        log('warn', 'sheet-accepted-by-itself', { because, lost: lost.length, revision });
        return true;
      }
      const reason = troubleInEnglish(why);
      const { problems } = schedule;
      const now = isoSeconds(clock.now());
      const at = isNew ? now : (last?.rejected.at ?? now);
      const rejected = { reason, why, revision, at, lost, mayTake: mayWait, problems, schedule, tabs };
      last = { sheet, since, rejected };
      if (isNew) log('warn', 'sheet-rejected', { reason, revision });
      return false;
    },
  };
}

/** Whether no slot is lost but those that were: then another edit does not make the organizer wait anew. */
function losesNoMore(lost: readonly Slot[], before: readonly Slot[]): boolean {
  const known = new Set(before.map(({ uid }) => uid));
  return lost.every(({ uid }) => known.has(uid));
}
