import { DAY } from '#lib/time.ts';
import { distanceOf } from './nearest.ts';
import type { RepeatingSlot, Schedule, WrittenSlot } from './schedule.ts';
import { airingUid, isAiringUid, titleName, uidOf } from './uid.ts';

/** If a show moved by more than this (ms), it counts as another show. */
const FARTHEST_MOVE = 60 * DAY;
/** If more rows are new, they are looked up by their uid alone, because this is done between two requests. */
const MOST_NEW = 5000;
/** Rows are only compared one by one with the few that changed. */
const MOST_COMPARED = 100;
const LONGEST_COMPARED = 80;

/** The uids and keys of rows and repeats that differ from those of the grid alone, by those of the grid. */
export type CarriedUids = { slots: Record<string, string>; repeats: Record<string, string> };

export const NO_CARRIED_UIDS: CarriedUids = { slots: {}, repeats: {} };

/**
 * The uids that the rows of the next schedule keep from the previous one, if a row is the same show after an edit of
 * its time, its date or the spelling of its title. A uid that is the same in both stays; none is given twice.
 * @param next as the grid says
 * @param previous as it was served
 */
export function matchUids(next: Schedule, previous: Schedule): CarriedUids {
  const repeats = matchRepeats(next.repeats, previous.repeats);
  return { repeats, slots: matchSlots(next.slots, previous.slots, repeats) };
}

/** A schedule as the grid has it, with the uids that were carried over to it. */
export function withUids(schedule: Schedule, { slots, repeats }: CarriedUids): Schedule {
  return {
    ...schedule,
    slots: schedule.slots.map((slot) => {
      const uid = slots[slot.uid];
      return uid === undefined ? slot : { ...slot, uid };
    }),
    repeats: schedule.repeats.map((repeat) => {
      const key = repeats[repeat.key];
      return key === undefined ? repeat : { ...repeat, key };
    }),
  };
}

function matchSlots(
  next: readonly WrittenSlot[],
  previous: readonly WrittenSlot[],
  keys: CarriedUids['repeats'],
): CarriedUids['slots'] {
  const pairs = new Pairs(next, previous);
  // Rows are not compared by uid first, because two equal rows would then change places each time the sheet is read.
  pairs.pairBy(({ details, start }) => `${titleName(details.title)}|${start}`);
  if (pairs.open.size <= MOST_NEW) {
    pairs.pairBy(({ details, day }) => `${titleName(details.title)}|${day}`);
  }
  pairs.pairBy(({ uid }) => uid);
  if (pairs.open.size <= MOST_COMPARED && pairs.left.size <= MOST_COMPARED) pairLikely(pairs);
  const used = new Set([...pairs.kept.values()].map(({ uid }) => uid));
  const handed: CarriedUids['slots'] = {};
  for (const slot of next) {
    const old = pairs.kept.get(slot)?.uid;
    const uid = isAiringUid(slot.uid)
      ? replacingUid(slot, keys)
      : old !== undefined && !isAiringUid(old)
        ? old
        : freeUid(slot.uid, used);
    used.add(uid);
    if (uid !== slot.uid) handed[slot.uid] = uid;
  }
  return handed;
}

/** A row that replaces an airing has its uid, whatever key the repeat has kept. */
function replacingUid({ uid, day }: WrittenSlot, keys: CarriedUids['repeats']): string {
  for (const [key, kept] of Object.entries(keys)) {
    if (airingUid(key, day) === uid) return airingUid(kept, day);
  }
  return uid;
}

/** The pairs that were found, and the items without a partner yet. */
class Pairs<T> {
  readonly kept = new Map<T, T>();
  readonly open: Set<T>;
  readonly left: Set<T>;

  constructor(next: readonly T[], previous: readonly T[]) {
    this.open = new Set(next);
    this.left = new Set(previous);
  }

  keep(one: T, old: T): void {
    this.kept.set(one, old);
    this.open.delete(one);
    this.left.delete(old);
  }

  /** Pairs items with the same key, in order. */
  pairBy(keyOf: (one: T) => string, fits: (one: T, old: T) => boolean = () => true): void {
    const byKey = new Map<string, T[]>();
    for (const old of this.left) {
      const key = keyOf(old);
      const known = byKey.get(key);
      if (known) known.push(old);
      else byKey.set(key, [old]);
    }
    for (const one of [...this.open]) {
      const [old] = byKey.get(keyOf(one)) ?? [];
      if (old === undefined || !fits(one, old)) continue;
      byKey.get(keyOf(one))?.shift();
      this.keep(one, old);
    }
  }
}

/** Pairs the rest if two may be one show, the likeliest first. */
function pairLikely(pairs: Pairs<WrittenSlot>): void {
  const { open, left } = pairs;
  const likely = [...open].flatMap((slot) =>
    [...left].map((old) => ({ slot, old, likeness: likeness(slot, old) })),
  );
  for (const { slot, old, likeness: score } of likely.sort((a, b) => b.likeness - a.likeness)) {
    if (score > 0 && open.has(slot) && left.has(old)) pairs.keep(slot, old);
  }
}

/** How likely two rows are one show: by title, time, streams and place in the sheet. 0: they are not. */
function likeness(slot: WrittenSlot, old: WrittenSlot): number {
  const moved = Math.abs(slot.start - old.start);
  if (moved > FARTHEST_MOVE) return 0;
  const [stream] = slot.details.streams;
  const [oldStream] = old.details.streams;
  const evidence =
    (moved === 0 ? 0.75 : moved < DAY ? 0.3 : 0) +
    (slot.details.row === old.details.row ? 0.2 : 0) +
    (stream && stream.embed.src === oldStream?.embed.src ? 0.2 : 0);
  const titles = titleLikeness(slot.details.title, old.details.title);
  // The same title alone is enough; another title needs the same time and something else.
  const score = titles + evidence;
  return titles === 1 || score >= 1 ? score - moved / (FARTHEST_MOVE * 10) : 0;
}

/** 1 if the titles are the same, and nearly 1 if they are spelled a little differently. */
function titleLikeness(a: string, b: string): number {
  const [one, other] = [titleName(a).slice(0, LONGEST_COMPARED), titleName(b).slice(0, LONGEST_COMPARED)];
  if (one === other) return 1;
  const likeness = 1 - distanceOf(one, other) / Math.max(one.length, other.length, 1);
  if (one.includes(other) || other.includes(one)) return Math.max(likeness, 0.5);
  return likeness < 0.5 ? likeness / 2 : likeness;
}

function matchRepeats(
  next: readonly RepeatingSlot[],
  previous: readonly RepeatingSlot[],
): CarriedUids['repeats'] {
  const pairs = new Pairs(next, previous);
  const days = ({ rule }: RepeatingSlot) => `${rule.unit}${[...rule.weekdays].sort().join('')}`;
  const title = ({ details }: RepeatingSlot) => titleName(details.title);
  pairs.pairBy((repeat) => `${title(repeat)}|${days(repeat)}|${repeat.startMinutes}`);
  pairs.pairBy((repeat) => `${title(repeat)}|${days(repeat)}`);
  pairs.pairBy(({ key }) => key);
  pairs.pairBy(title);
  pairs.pairBy(
    (repeat) => `${days(repeat)}|${repeat.startMinutes}|${repeat.details.row}`,
    (repeat, old) => titleLikeness(repeat.details.title, old.details.title) >= 0.5,
  );
  const used = new Set([...pairs.kept.values()].map(({ key }) => key));
  const handed: CarriedUids['repeats'] = {};
  for (const repeat of next) {
    const key = pairs.kept.get(repeat)?.key ?? freeUid(repeat.key, used);
    used.add(key);
    if (key !== repeat.key) handed[repeat.key] = key;
  }
  return handed;
}

/** A uid that no other row has kept. */
function freeUid(uid: string, used: ReadonlySet<string>): string {
  let free = uid;
  for (let order = 1; used.has(free); order++) free = uidOf(uid, order, null);
  return free;
}
