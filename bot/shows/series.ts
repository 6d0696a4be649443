import type { Schedule, Slot } from './schedule.ts';

/** A name as it is compared: case, width and spaces do not count, nor the isolates of a title copied from the channel. */
export const foldName = (name: string) =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u2066-\u2069]/g, '')
    .replace(/\s+/g, ' ')
    .trim();

/** The name of the series of a slot, or its title if it has no series. */
export const seriesOf = (slot: Slot) => slot.series ?? slot.title;

/** Whether somebody who asked for `wanted` (folded) means this slot. */
export function isOfSeries(slot: Slot, wanted: string): boolean {
  return foldName(seriesOf(slot)) === wanted || foldName(slot.title) === wanted;
}

/** The name of the one series that somebody means by a few words; null if there is no such series, or if several fit. */
export function findSeries(schedule: Schedule, words: string): string | null {
  const wanted = foldName(words);
  const names = new Map<string, string>();
  for (const slot of schedule.slots)
    for (const name of [seriesOf(slot), slot.title])
      if (!names.has(foldName(name))) names.set(foldName(name), name);
  const exact = names.get(wanted);
  if (exact) return exact;
  for (const test of [(name: string) => name.startsWith(wanted), (name: string) => name.includes(wanted)]) {
    const found = [...names.keys()].filter(test);
    // "Friday Night" is the series of "Friday Night: part 2", and shorter: the series is meant.
    const first = found.toSorted((a, b) => a.length - b.length)[0];
    if (first && found.every((name) => name.startsWith(first))) return names.get(first) ?? null;
  }
  return null;
}
