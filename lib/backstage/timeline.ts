import { LONGEST_WITHOUT_END } from '#lib/schedule/now.ts';
import { slotsOfRoom } from '#lib/schedule/rooms.ts';
import { MINUTE } from '#lib/time.ts';
import type { TimelineSlot } from './state.ts';

/** A slot as it is drawn. Instants in milliseconds. */
export type Bar = {
  slot: TimelineSlot;
  start: number;
  end: number;
  /** The slot has no end of its own. This end is the start of the next slot, or six hours after its start. */
  openEnd: boolean;
  /** Until when it is shown if nothing else begins. */
  overrunEnd: number;
  /** The first lane, counted from 0, in which it overlaps no other slot. */
  lane: number;
  overlaps: boolean;
};

/** A room and its lanes; without rooms there is one row, whose name is null. */
export type Row = { name: string | null; lane: number; lanes: number };

/** A stretch in which nothing is on in a row. */
type Gap = { from: number; to: number; row: Row };

export type Timeline = { bars: Bar[]; gaps: Gap[]; rows: Row[]; lanes: number };

/** The bars to draw between two instants. Slots are sorted by start; `overrun` is in minutes. */
export function timelineOf(
  slots: readonly TimelineSlot[],
  rooms: readonly string[],
  overrun: number,
  from: number,
  to: number,
): Timeline {
  const bars: Bar[] = [];
  const gaps: Gap[] = [];
  const rows: Row[] = [];
  let lane = 0;
  for (const name of rooms.length === 0 ? [null] : rooms) {
    const own = name === null ? slots : slotsOfRoom(slots, name);
    const planned = own.filter(({ status }) => status !== 'cancelled');
    const added = own.map((slot) => toBar(slot, planned, overrun));
    const row = { name, lane, lanes: place(added) };
    for (const bar of added) bar.lane += lane;
    rows.push(row);
    gaps.push(...gapsIn(added, row, from, to));
    bars.push(...added);
    lane += row.lanes;
  }
  bars.sort((a, b) => a.start - b.start);
  return { bars, gaps, rows, lanes: lane };
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

/** Gives each bar a lane, and marks those that are on at the same time. Returns how many lanes these are, at least one. */
function place(bars: Bar[]): number {
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
  return Math.max(1, freeFrom.length);
}

function gapsIn(bars: readonly Bar[], row: Row, from: number, to: number): Gap[] {
  const gaps: Gap[] = [];
  let free = from;
  for (const { slot, start, overrunEnd } of bars) {
    if (slot.status === 'cancelled') continue;
    if (start > free) gaps.push({ from: free, to: Math.min(start, to), row });
    free = Math.max(free, overrunEnd);
    if (free >= to) return gaps;
  }
  if (free < to) gaps.push({ from: free, to, row });
  return gaps;
}
