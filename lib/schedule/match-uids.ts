import { distanceOf } from './nearest.ts';
import type { RepeatingSlot, Schedule, WrittenSlot } from './schedule.ts';
import { airingUid, isAiringUid, titleName, uidOf } from './uid.ts';

const DAY_MS = 86_400_000;
/** A show that moved by more is another show. */
const FARTHEST_MOVE = 60 * DAY_MS;
/** Rows are only compared one by one with the few that changed. */
const MOST_COMPARED = 500;

/**
 * The next schedule with the uids of the previous one, where a row is the same show after an edit of its time, its date
 * or the spelling of its title. A uid that is the same in both stays; none is given twice.
 */
export function matchUids(next: Schedule, previous: Schedule): Schedule {
  const repeats = matchRepeats(next.repeats, previous.repeats);
  const keys = new Map(next.repeats.map(({ key }, i) => [key, repeats[i]?.key ?? key]));
  return { ...next, repeats, slots: matchSlots(next.slots, previous.slots, keys) };
}

function matchSlots(
  next: readonly WrittenSlot[],
  previous: readonly WrittenSlot[],
  keys: ReadonlyMap<string, string>,
): WrittenSlot[] {
  const kept = new Map<WrittenSlot, WrittenSlot>();
  const left = new Set(previous);
  const open = new Set(next);
  const keep = (slot: WrittenSlot, old: WrittenSlot) => {
    kept.set(slot, old);
    open.delete(slot);
    left.delete(old);
  };
  pairBy(open, left, (slot) => `${titleName(slot.details.title)}|${slot.start}`, keep);
  pairBy(open, left, (slot) => `${titleName(slot.details.title)}|${slot.day}`, keep);
  pairBy(open, left, (slot) => slot.uid, keep);
  if (open.size <= MOST_COMPARED && left.size <= MOST_COMPARED) pairLikely(open, left, keep);
  const used = new Set([...kept.values()].map(({ uid }) => uid));
  return next.map((slot) => {
    const old = kept.get(slot)?.uid;
    const uid = isAiringUid(slot.uid)
      ? replacingUid(slot, keys)
      : old !== undefined && !isAiringUid(old)
        ? old
        : freeUid(slot.uid, used);
    used.add(uid);
    return uid === slot.uid ? slot : { ...slot, uid };
  });
}

/** A row that replaces an airing has its uid, whatever key the repeat has kept. */
function replacingUid({ uid, day }: WrittenSlot, keys: ReadonlyMap<string, string>): string {
  for (const [key, kept] of keys) {
    if (key !== kept && airingUid(key, day) === uid) return airingUid(kept, day);
  }
  return uid;
}

/** Pairs what has the same key, in order. */
function pairBy<T>(
  open: ReadonlySet<T>,
  left: ReadonlySet<T>,
  keyOf: (one: T) => string,
  keep: (one: T, old: T) => void,
): void {
  const byKey = new Map<string, T[]>();
  for (const old of left) {
    const key = keyOf(old);
    const known = byKey.get(key);
    if (known) known.push(old);
    else byKey.set(key, [old]);
  }
  for (const one of [...open]) {
    const old = byKey.get(keyOf(one))?.shift();
    if (old) keep(one, old);
  }
}

/** Of all pairs left that may be one show, the likeliest first. */
function pairLikely(
  open: ReadonlySet<WrittenSlot>,
  left: ReadonlySet<WrittenSlot>,
  keep: (slot: WrittenSlot, old: WrittenSlot) => void,
): void {
  const pairs = [...open].flatMap((slot) =>
    [...left].map((old) => ({ slot, old, likeness: likeness(slot, old) })),
  );
  for (const { slot, old, likeness: score } of pairs.sort((a, b) => b.likeness - a.likeness)) {
    if (score > 0 && open.has(slot) && left.has(old)) keep(slot, old);
  }
}

/** How likely two rows are one show: by title, time, streams and place in the sheet. 0: they are not. */
function likeness(slot: WrittenSlot, old: WrittenSlot): number {
  const moved = Math.abs(slot.start - old.start);
  if (moved > FARTHEST_MOVE) return 0;
  const titles = titleLikeness(slot.details.title, old.details.title);
  const [stream] = slot.details.streams;
  const [oldStream] = old.details.streams;
  const evidence =
    (moved === 0 ? 0.75 : moved < DAY_MS ? 0.3 : 0) +
    (slot.details.row === old.details.row ? 0.2 : 0) +
    (stream && stream.embed.src === oldStream?.embed.src ? 0.2 : 0);
  // The same title alone is enough; another title needs the same time and something else.
  const score = titles + evidence;
  return titles === 1 || score >= 1 ? score - moved / (FARTHEST_MOVE * 10) : 0;
}

/** 1 for the same title; for one that is spelled a little differently nearly so. */
function titleLikeness(a: string, b: string): number {
  const [one, other] = [titleName(a).slice(0, 80), titleName(b).slice(0, 80)];
  if (one === other) return 1;
  const likeness = 1 - distanceOf(one, other) / Math.max(one.length, other.length, 1);
  if (one.includes(other) || other.includes(one)) return Math.max(likeness, 0.5);
  return likeness < 0.5 ? likeness / 2 : likeness;
}

function matchRepeats(next: readonly RepeatingSlot[], previous: readonly RepeatingSlot[]): RepeatingSlot[] {
  const kept = new Map<RepeatingSlot, string>();
  const left = new Set(previous);
  const open = new Set(next);
  const keep = (repeat: RepeatingSlot, old: RepeatingSlot) => {
    kept.set(repeat, old.key);
    open.delete(repeat);
    left.delete(old);
  };
  const days = ({ rule }: RepeatingSlot) => `${rule.unit}${[...rule.weekdays].sort().join('')}`;
  const title = ({ details }: RepeatingSlot) => titleName(details.title);
  pairBy(open, left, (repeat) => `${title(repeat)}|${days(repeat)}|${repeat.startMinutes}`, keep);
  pairBy(open, left, (repeat) => `${title(repeat)}|${days(repeat)}`, keep);
  pairBy(open, left, (repeat) => repeat.key, keep);
  pairBy(open, left, (repeat) => title(repeat), keep);
  pairBy(
    open,
    left,
    (repeat) => `${days(repeat)}|${repeat.startMinutes}|${repeat.details.row}`,
    (repeat, old) => {
      if (titleLikeness(repeat.details.title, old.details.title) >= 0.5) keep(repeat, old);
    },
  );
  const used = new Set(kept.values());
  return next.map((repeat) => {
    const key = kept.get(repeat) ?? freeUid(repeat.key, used);
    used.add(key);
    return key === repeat.key ? repeat : { ...repeat, key };
  });
}

/** A uid that no other row has kept. */
function freeUid(uid: string, used: ReadonlySet<string>): string {
  let free = uid;
  for (let order = 1; used.has(free); order++) free = uidOf(uid, order, null);
  return free;
}
