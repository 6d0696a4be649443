import { MINUTE } from '#lib/time.ts';
import type { Now, NowInput, NowSlot } from './types.ts';

/** A slot without an end is on until the next start, at the longest for this (ms). */
export const LONGEST_WITHOUT_END = 6 * 60 * MINUTE;

/** A slot that can be on, with its instants in milliseconds. */
type Airing = { uid: string; start: number; end: number };

/**
 * The now at an instant (milliseconds since the epoch): an override, else the slot that is on the air, else the last
 * one while it overruns, else the next one when it starts soon, else nothing.
 */
export function nowAt(input: NowInput, instant: number): Now {
  const { onAir, last, next } = around(airingsOf(input.slots), instant);
  const nextUid = next?.uid ?? null;
  const { override } = input;
  if (override) {
    const { slot, ...shown } = override;
    return { state: 'on-air', slot, next: nextUid, override: shown };
  }
  const now = (state: Now['state'], slot: string | null): Now => ({
    state,
    slot,
    next: nextUid,
    override: null,
  });
  if (onAir) return now('on-air', onAir.uid);
  if (last && instant < last.end + input.settings.overrun * MINUTE) return now('overrunning', last.uid);
  if (next && instant >= next.start - input.settings.startingSoon * MINUTE) {
    return now('starting-soon', next.uid);
  }
  return now('off-air', null);
}

/** The next instant (milliseconds) at which `nowAt` gives another answer; null when it never does again. */
export function nextChange(input: NowInput, instant: number): number | null {
  const overrun = input.settings.overrun * MINUTE;
  const startingSoon = input.settings.startingSoon * MINUTE;
  const boundaries = new Set<number>();
  for (const { start, end } of airingsOf(input.slots)) {
    for (const boundary of [start - startingSoon, start, end, end + overrun]) {
      if (boundary > instant) boundaries.add(boundary);
    }
  }
  const current = nowAt(input, instant);
  for (const boundary of [...boundaries].sort((a, b) => a - b)) {
    const then = nowAt(input, boundary);
    if (then.state !== current.state || then.slot !== current.slot || then.next !== current.next) {
      return boundary;
    }
  }
  return null;
}

/** The slot on the air (the last of several to start), the last that ended, and the first to come. */
function around(airings: readonly Airing[], instant: number) {
  let onAir: Airing | null = null;
  let last: Airing | null = null;
  for (const airing of airings) {
    if (airing.start > instant) return { onAir, last, next: airing };
    if (instant < airing.end) onAir = airing;
    else if (!last || airing.end >= last.end) last = airing;
  }
  return { onAir, last, next: null };
}

// The result is kept, because the page asks once a second and the slots stay the same for minutes.
const known = new WeakMap<readonly NowSlot[], Airing[]>();

function airingsOf(slots: readonly NowSlot[]): Airing[] {
  let airings = known.get(slots);
  if (!airings) {
    airings = toAirings(slots);
    known.set(slots, airings);
  }
  return airings;
}

function toAirings(slots: readonly NowSlot[]): Airing[] {
  const airings: Airing[] = [];
  let nextStart = Number.POSITIVE_INFINITY;
  let nextStartButOne = Number.POSITIVE_INFINITY;
  for (let i = slots.length - 1; i >= 0; i--) {
    const slot = slots[i];
    if (!slot || slot.status === 'cancelled') continue;
    const start = Date.parse(slot.start);
    // If several start at once, each is on until the next later start.
    if (start !== nextStart) {
      nextStartButOne = nextStart;
      nextStart = start;
    }
    const end =
      slot.end === null ? Math.min(nextStartButOne, start + LONGEST_WITHOUT_END) : Date.parse(slot.end);
    airings.push({ uid: slot.uid, start, end });
  }
  return airings.reverse();
}
