import { DAY, isoSeconds } from '#lib/time.ts';
import { delaySlots, type Planned } from './delay-slots.ts';
import { occurrencesBetween } from './occurrences.ts';
import type { RepeatingSlot, Schedule } from './schedule.ts';
import type { Slot } from './types.ts';
import { airingUid } from './uid.ts';
import { wallTime, type Zone, zoneOf } from './zone.ts';

/** A delay moves the airings after it, so airings before the window count, too. */
const BEFORE = 2 * DAY;
/** Repeats meet each other within these, if they ever do: weekly, fortnightly and monthly ones. */
const WEEKS_LOOKED_AT = 9;
const MOST_AIRINGS = 20_000;

type ScheduleRows = Pick<Schedule, 'slots' | 'repeats' | 'timeZone'>;

/**
 * The slots that are on at some time from `from` to `to` (ms), both included, sorted by start, then row. Repeats are
 * expanded in that window only; delays are counted in, and what they push back.
 */
export function slotsBetween(schedule: Schedule, from: number, to: number): Slot[] {
  const planned = plannedBetween(schedule, from - BEFORE, to);
  return delaySlots(planned, schedule.rooms.length > 0)
    .filter(({ start, end }) => start <= to && Math.max(start, end === null ? start : end - 1) >= from)
    .sort((a, b) => a.start - b.start || a.details.row - b.details.row)
    .map(toSlot);
}

/** The airings that begin in a window, for code that counts airings: the `slots` that begin in it, and all written rows. */
export function slotsForCheck(schedule: Schedule, from: number, to: number): Slot[] {
  const planned = [...schedule.slots, ...airingsBetween(schedule, from - BEFORE, to)].sort(byStart);
  const written = delaySlots(planned, schedule.rooms.length > 0);
  const repeated = new Set(schedule.repeats.map(({ details }) => details));
  return written
    .filter(({ start, details }) => !repeated.has(details) || (start >= from && start <= to))
    .sort((a, b) => a.start - b.start || a.details.row - b.details.row)
    .map(toSlot);
}

function plannedBetween(schedule: Schedule, from: number, to: number): Planned[] {
  const written = schedule.slots.filter(({ start, end, delay }) => {
    const late = delay * 60_000;
    return start <= to && Math.max(start, end ?? start) + late >= from;
  });
  return [...written, ...airingsBetween(schedule, from, to)].sort(byStart);
}

function byStart(a: Planned, b: Planned): number {
  return a.start - b.start || a.details.row - b.details.row;
}

/** Airings of repeats about the written rows and, for repeats among themselves, in the weeks after all have begun. */
export function someAirings(schedule: ScheduleRows): Planned[] {
  const { slots, repeats } = schedule;
  const begins = repeats.map(({ rule }) => rule.from ?? 0);
  // Repeats without a first day may be counted from any Monday.
  const base = Math.max(...begins, 20_000) * DAY;
  const weeks = Math.max(1, Math.min(WEEKS_LOOKED_AT, Math.floor(MOST_AIRINGS / (repeats.length * 7))));
  const windows: Array<[number, number]> = [[base, base + weeks * 7 * DAY]];
  for (const { start, end } of slots) {
    const from = start - DAY;
    const last = windows.at(-1);
    if (last && from <= last[1] && from >= last[0]) last[1] = Math.max(last[1], (end ?? start) + DAY);
    else windows.push([from, (end ?? start) + DAY]);
  }
  const airings = new Map<string, Planned>();
  for (const [from, to] of windows) {
    for (const airing of airingsBetween(schedule, from, to)) airings.set(airing.uid, airing);
    if (airings.size > MOST_AIRINGS) break;
  }
  return [...airings.values()];
}

/** The airings of all repeats that begin or go on in a window. */
export function airingsBetween(schedule: ScheduleRows, from: number, to: number): Planned[] {
  const home = zoneOf(schedule.timeZone);
  return schedule.repeats.flatMap((repeat) => {
    const zone = (repeat.zone === null ? null : zoneOf(repeat.zone)) ?? home;
    if (!zone) return [];
    const longest = longestMinutes(repeat) * 60_000;
    const first = Math.floor((from - longest) / DAY) - 2;
    const last = Math.floor(to / DAY) + 1;
    return occurrencesBetween(repeat.rule, first, last)
      .map((day) => airing(repeat, day, zone))
      .filter(({ start, end }) => start <= to && (end ?? start) + repeat.delay * 60_000 >= from);
  });
}

function longestMinutes({ startMinutes, end, delay }: RepeatingSlot): number {
  const wall = end === null ? 0 : 'elapsed' in end ? end.elapsed : end.wallMinutes;
  return Math.max(wall, 0) + startMinutes + delay;
}

function airing(repeat: RepeatingSlot, day: number, zone: Zone): Planned {
  const start = zone.toInstant(wallTime(day, repeat.startMinutes)).instant;
  return {
    uid: airingUid(repeat.key, day),
    start,
    end: endOf(repeat, day, start, zone),
    delay: repeat.delay,
    details: repeat.details,
  };
}

function endOf({ end, startMinutes }: RepeatingSlot, day: number, start: number, zone: Zone): number | null {
  if (!end) return null;
  if ('elapsed' in end) return start + Math.round(end.elapsed * 60) * 1000;
  const instant = zone.toInstant(wallTime(day, end.wallMinutes)).instant;
  if (instant > start) return instant;
  // A start that the clocks skipped was moved on to the end or beyond: the airing keeps its length.
  const length = (end.wallMinutes - startMinutes) * 60_000;
  return length > 0 ? start + length : null;
}

function toSlot({ uid, start, end, details }: Planned): Slot {
  const { title, status, row, ...rest } = details;
  return { uid, title, start: iso(start), end: end === null ? null : iso(end), status, ...rest, row };
}

/** `2026-11-28T20:00:00Z` */
function iso(instant: number): string {
  return isoSeconds(instant);
}
