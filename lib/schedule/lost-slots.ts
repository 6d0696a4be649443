import { DAY } from '#lib/time.ts';
import { LONGEST_WITHOUT_END } from './now.ts';
import type { Schedule } from './schedule.ts';
import { slotsForCheck } from './slots-between.ts';
import type { Slot } from './types.ts';
import { titleName } from './uid.ts';
import { zoneOf } from './zone.ts';

/** Of repeats, the airings of so many days count. */
const DAYS_AHEAD = 60;

/** The slots that viewers would lose with a newer sheet. */
export type Loss = {
  /** Slots that are on or coming, and not in the newer schedule any more. */
  lost: Slot[];
  /** How many were on or coming. */
  coming: number;
  /** Every slot of some day with at least three is lost. */
  wholeDay: boolean;
};

/**
 * The slots that are lost from one schedule to the next, at an instant (ms). A slot is not lost if it moved, was cancelled
 * or hidden, or is over: slots are matched by uid, and then one to one by title.
 */
export function lossBetween(previous: Schedule, next: Schedule, instant: number): Loss {
  const ahead = instant + DAYS_AHEAD * DAY;
  const coming = slotsForCheck(previous, instant - DAY, ahead).filter(
    (slot) => slot.status !== 'cancelled' && endOf(slot) > instant,
  );
  const candidates = slotsForCheck(next, instant - DAY, ahead + DAYS_AHEAD * DAY);
  const uids = new Set(candidates.map(({ uid }) => uid));
  const kept = new Set(coming.map(({ uid }) => uid).filter((uid) => uids.has(uid)));
  const spare = countTitles(
    candidates.filter(({ uid }) => !kept.has(uid)).map(({ title }) => title),
    next,
  );
  const lost = coming.filter(({ uid, title }) => !kept.has(uid) && !spare.take(title));
  return { lost, coming: coming.length, wholeDay: losesDay(coming, lost, previous.timeZone) };
}

const endOf = ({ start, end }: Slot) =>
  end === null ? Date.parse(start) + LONGEST_WITHOUT_END : Date.parse(end);

/** Titles that may be those of slots that are not found by their uid. */
function countTitles(titles: readonly string[], { hidden, unscheduled }: Schedule) {
  const counts = new Map<string, number>();
  const add = (title: string, count: number) => {
    const name = titleName(title);
    counts.set(name, (counts.get(name) ?? 0) + count);
  };
  for (const title of titles) add(title, 1);
  for (const { title } of unscheduled) add(title, 1);
  for (const { title, repeats } of hidden) add(title, repeats ? Number.POSITIVE_INFINITY : 1);
  return {
    /** Whether there is one more of this title, which is used up then. */
    take(title: string): boolean {
      const name = titleName(title);
      const count = counts.get(name) ?? 0;
      if (count > 0) counts.set(name, count - 1);
      return count > 0;
    },
  };
}

function losesDay(coming: readonly Slot[], lost: readonly Slot[], timeZone: string): boolean {
  const zone = zoneOf(timeZone);
  const dayOf = ({ start }: Slot) => {
    const instant = Date.parse(start);
    return Math.floor((zone?.toWall(instant) ?? instant) / DAY);
  };
  const all = Map.groupBy(coming, dayOf);
  const gone = Map.groupBy(lost, dayOf);
  return [...gone].some(([day, slots]) => slots.length >= 3 && slots.length === all.get(day)?.length);
}
