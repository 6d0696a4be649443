import { LONGEST_WITHOUT_END } from '#lib/schedule/now.ts';
import type { TimelineSlot } from './state.ts';

/** A slot as it is drawn. Instants in milliseconds. */
export type Bar = {
  slot: TimelineSlot;
  start: number;
  end: number;
  /** It has no end of its own; this one is where the next begins, or six hours later. */
  openEnd: boolean;
  /** Until when it is shown if nothing else begins. */
  overrunEnd: number;
  /** The first of the rows, counted from 0, where it stands in nobody's way. */
  lane: number;
  overlaps: boolean;
};

/** A stretch in which nothing is on. */
export type Gap = { from: number; to: number };

export type Timeline = { bars: Bar[]; gaps: Gap[]; lanes: number };

const MINUTE = 60_000;

/** What to draw of slots that are sorted by start, from an instant to another. `overrun` is in minutes. */
export function timelineOf(
  slots: readonly TimelineSlot[],
  overrun: number,
  from: number,
  to: number,
): Timeline {
  const planned = slots.filter(({ status }) => status !== 'cancelled');
  const bars = slots.map((slot) => toBar(slot, planned, overrun));
  place(bars);
  const lanes = Math.max(1, ...bars.map(({ lane }) => lane + 1));
  return { bars, gaps: gapsIn(bars, from, to), lanes };
}

function toBar(slot: TimelineSlot, planned: readonly TimelineSlot[], overrun: number): Bar {
  const start = Date.parse(slot.start);
  const nextStart = planned.map((other) => Date.parse(other.start)).find((other) => other > start);
  const next = nextStart ?? Number.POSITIVE_INFINITY;
  const openEnd = slot.end === null;
  const end = slot.end === null ? Math.min(next, start + LONGEST_WITHOUT_END) : Date.parse(slot.end);
  const overrunEnd =
    slot.status === 'cancelled' ? end : Math.max(end, Math.min(end + overrun * MINUTE, next));
  return { slot, start, end, openEnd, overrunEnd, lane: 0, overlaps: false };
}

/** Gives each bar a lane, and marks those that are on at the same time. */
function place(bars: Bar[]): void {
  const freeFrom: number[] = [];
  for (const bar of bars) {
    const free = freeFrom.findIndex((at) => at <= bar.start);
    bar.lane = free === -1 ? freeFrom.length : free;
    freeFrom[bar.lane] = bar.end;
  }
  const on = bars.filter(({ slot }) => slot.status !== 'cancelled');
  let longest: Bar | null = null;
  for (const bar of on) {
    if (longest && bar.start < longest.end) {
      bar.overlaps = true;
      longest.overlaps = true;
    }
    if (!longest || bar.end > longest.end) longest = bar;
  }
}

function gapsIn(bars: readonly Bar[], from: number, to: number): Gap[] {
  const gaps: Gap[] = [];
  let free = from;
  for (const { slot, start, overrunEnd } of bars) {
    if (slot.status === 'cancelled') continue;
    if (start > free) gaps.push({ from: free, to: Math.min(start, to) });
    free = Math.max(free, overrunEnd);
    if (free >= to) return gaps;
  }
  if (free < to) gaps.push({ from: free, to });
  return gaps;
}
