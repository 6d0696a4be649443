import type { PublicSlot } from '#lib/feeds/site-view.ts';
import { dayKey } from '#lib/format/times.ts';

/** A day of the reader's, `2026-11-28`, and the slots that start on it. */
export type Day = { key: string; slots: PublicSlot[] };

/**
 * Slots (sorted by start) by the days that `dayOf` gives them; days between with nothing on are there too, for the week grid.
 */
export function daysOf(slots: readonly PublicSlot[], dayOf: (slot: PublicSlot) => string): Day[] {
  const days: Day[] = [];
  for (const slot of slots) {
    const key = dayOf(slot);
    while (days.length > 0 && (days.at(-1)?.key ?? key) < key) {
      days.push({ key: dayAfter(days.at(-1)?.key ?? key), slots: [] });
    }
    if (days.length === 0) days.push({ key, slots: [] });
    days.at(-1)?.slots.push(slot);
  }
  return days;
}

/**
 * The same by the days of a zone; `given` has the days of some slots, by uid. Many shows of a convention start together, and
 * finding the day of an instant takes long, so that it is found once for each instant.
 */
export function daysIn(
  timeZone: string,
  slots: readonly PublicSlot[],
  given: ReadonlyMap<string, string | undefined>,
): Day[] {
  const keys = new Map<string, string>();
  const keyOf = (start: string) => {
    const key = keys.get(start) ?? dayKey(Date.parse(start), timeZone);
    keys.set(start, key);
    return key;
  };
  return daysOf(slots, ({ uid, start }) => given.get(uid) ?? keyOf(start));
}

const dayAfter = (key: string) => new Date(Date.parse(key) + 86_400_000).toISOString().slice(0, 10);

/** An instant at which a day's name can be written, in UTC: its noon. */
export const noonOf = (key: string) => Date.parse(`${key}T12:00:00Z`);
