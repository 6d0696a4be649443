import { occurrencesBetween } from './occurrences.ts';
import type { Schedule } from './schedule.ts';
import { slotsBetween } from './slots-between.ts';
import type { Override, Slot } from './types.ts';
import { titleName } from './uid.ts';

const DAY_MS = 86_400_000;
/** Windows in which a title's nearest airing is looked for, one after the other, in days. */
const WINDOWS = [2, 40, 400, 30_000];

/** What is shown whatever the times say, at an instant (ms); null where the clock decides. */
export function overrideAt(schedule: Schedule, instant: number): Override | null {
  const { showNow } = schedule;
  if (!showNow) return null;
  if ('streams' in showNow) return { title: showNow.title, streams: showNow.streams, slot: null };
  const slot = nearestAiring(schedule, showNow.row, instant);
  return slot && { title: slot.title, streams: slot.streams, slot: slot.uid };
}

function nearestAiring(schedule: Schedule, name: string, instant: number): Slot | null {
  const only: Schedule = {
    ...schedule,
    slots: schedule.slots.filter(({ details }) => titleName(details.title) === name),
    repeats: schedule.repeats.filter(({ details }) => titleName(details.title) === name),
  };
  for (const days of WINDOWS) {
    // A repeat that goes on for ever has an airing in one of the first windows.
    if (days > 400 && only.slots.length === 0) only.repeats = endedOnly(only.repeats, instant);
    const slots = slotsBetween(only, instant - days * DAY_MS, instant + days * DAY_MS);
    const playable = slots.filter(({ status }) => status !== 'cancelled');
    if (playable.length > 0)
      return playable.reduce((best, slot) =>
        distance(slot, instant) < distance(best, instant) ? slot : best,
      );
  }
  return null;
}

function endedOnly(repeats: Schedule['repeats'], instant: number): Schedule['repeats'] {
  const today = Math.floor(instant / DAY_MS);
  return repeats.map((repeat) => {
    const { rule } = repeat;
    const from = rule.from ?? today;
    const last = occurrencesBetween(rule, from, rule.until ?? from + 800).at(from > today ? 0 : -1);
    return last === undefined
      ? repeat
      : { ...repeat, rule: { ...rule, from: Math.max(from, last), until: last } };
  });
}

/** Milliseconds from an instant to an airing; none while it is on. */
function distance({ start, end }: Slot, instant: number): number {
  const from = Date.parse(start);
  const until = end === null ? from : Date.parse(end);
  return instant < from ? from - instant : Math.max(0, instant - until);
}
