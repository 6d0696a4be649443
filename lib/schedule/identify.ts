import type { Day } from './civil.ts';
import { isOccurrence } from './occurrences.ts';
import type { RepeatingSlot, WrittenSlot } from './schedule.ts';
import { airingUid, titleKey, titleName, uidOf } from './uid.ts';

/** A row that takes an airing of a repeat away: it replaces it, or is hidden. */
export type Replacement = { title: string; day: Day; minutes: number };

/** Gives each repeat the key from which its airings' uids are made. See docs/decisions on identity. */
export function identifyRepeats(repeats: readonly RepeatingSlot[]): void {
  const counts = new Map<string, number>();
  const sorted = [...repeats].sort(
    (a, b) => a.startMinutes - b.startMinutes || a.details.row - b.details.row,
  );
  for (const repeat of sorted) {
    const { unit, weekdays } = repeat.rule;
    const days = unit === 'week' ? [...weekdays].sort().join('') : unit;
    const key = `${titleKey(repeat.details.title)}~${days}`;
    const count = counts.get(key) ?? 0;
    counts.set(key, count + 1);
    repeat.key = `${key}#${count}`;
  }
}

/** Takes out the airings that other rows replace. Returns the uid of the airing that each of the slots replaces. */
export function replaceOccurrences(
  slots: readonly WrittenSlot[],
  hidden: readonly Replacement[],
  repeats: readonly RepeatingSlot[],
  startMinutesOf: (slot: WrittenSlot) => number,
): Map<WrittenSlot, string> {
  const byTitle = new Map<string, RepeatingSlot[]>();
  for (const repeat of repeats) {
    const name = titleName(repeat.details.title);
    byTitle.set(name, [...(byTitle.get(name) ?? []), repeat]);
  }
  const uids = new Map<WrittenSlot, string>();
  if (repeats.length === 0) return uids;
  const replace = (title: string, day: Day, minutes: number) => {
    const candidates = byTitle.get(titleName(title))?.filter(({ rule }) => isOccurrence(rule, day)) ?? [];
    candidates.sort((a, b) => Math.abs(a.startMinutes - minutes) - Math.abs(b.startMinutes - minutes));
    candidates[0]?.rule.except.push(day);
    return candidates[0];
  };
  for (const slot of slots) {
    const repeat = replace(slot.details.title, slot.day, startMinutesOf(slot));
    if (repeat) uids.set(slot, airingUid(repeat.key, slot.day));
  }
  for (const { title, day, minutes } of hidden) replace(title, day, minutes);
  return uids;
}

/** Gives each written row its uid. The slots are sorted by start; `assumedDay` says which rows have no day in the sheet. */
export function identifySlots(
  slots: readonly WrittenSlot[],
  replaced: ReadonlyMap<WrittenSlot, string>,
  assumedDay: ReadonlySet<WrittenSlot>,
): void {
  const days = new Map<Day | null, Map<string, number>>();
  for (const slot of slots) {
    const known = replaced.size > 0 ? replaced.get(slot) : undefined;
    if (known !== undefined) {
      slot.uid = known;
      continue;
    }
    const day = assumedDay.size > 0 && assumedDay.has(slot) ? null : slot.day;
    const counts = days.get(day) ?? new Map<string, number>();
    if (counts.size === 0) days.set(day, counts);
    const key = titleKey(slot.details.title);
    const count = counts.get(key) ?? 0;
    counts.set(key, count + 1);
    slot.uid = uidOf(key, count, day);
  }
}
