import { DAY } from '#lib/time.ts';
import { type Day, fromDay, sayMinutes } from './civil.ts';
import type { Problems } from './problems.ts';
import { sayEqual } from './read-end.ts';
import type { TimedRow } from './read-row.ts';
import type { Details, RepeatingSlot, Rule, WrittenSlot } from './schedule.ts';
import { sentence } from './sentence.ts';
import { type Zone, zoneOf } from './zone.ts';

/** A wall time as an instant (ms), or null after its problem was noted. */
function instantOf(
  wall: number,
  zone: Zone | number,
  place: { row: number; column: number },
  problems: Problems,
): number | null {
  if (typeof zone === 'number') return wall - zone * 60_000;
  const { instant, happens } = zone.toInstant(wall);
  if (happens === 'once') return instant;
  const values = {
    time: sayMinutes((wall % DAY) / 60_000),
    date: fromDay(Math.floor(wall / DAY)),
    zone: zone.id,
  };
  if (happens === 'never') {
    problems.add('time-does-not-exist', place, sentence('neverHappens', values));
    return null;
  }
  problems.add('time-happens-twice', place, sentence('happensTwice', values));
  return instant;
}

function rowZone(zone: number | string | null, schedule: Zone): Zone | number {
  if (typeof zone === 'string') return zoneOf(zone) ?? schedule;
  return zone ?? schedule;
}

/** When a row begins (ms), without a problem if that fails; null if its time does not exist. */
export function startOf(timed: TimedRow, day: Day, scheduleZone: Zone): number | null {
  const zone = rowZone(timed.zone, scheduleZone);
  const wall = day * DAY + timed.start * 1000;
  if (typeof zone === 'number') return wall - zone * 60_000;
  const { instant, happens } = zone.toInstant(wall);
  return happens === 'never' ? null : instant;
}

/** A row that airs once, on the calendar of its zone; null if its time does not exist. */
export function placeOnce(
  timed: TimedRow,
  day: Day,
  details: Details,
  scheduleZone: Zone,
  problems: Problems,
): WrittenSlot | null {
  const zone = rowZone(timed.zone, scheduleZone);
  const wall = day * DAY + timed.start * 1000;
  // Far after the day that the row names, the clocks may have changed.
  const steady = typeof zone === 'number' || timed.start >= 2 * 86_400 ? null : zone.steadyOffset(day);
  const start =
    steady === null
      ? instantOf(wall, zone, { row: timed.row, column: timed.startColumn }, problems)
      : wall - steady;
  if (start === null) return null;
  const end =
    steady !== null && timed.end?.is === 'wall' && timed.end.day === null && timed.end.zone === null
      ? day * DAY + timed.end.seconds * 1000 - steady
      : endOf(timed, day, start, zone, problems);
  if (end === 'never') return null;
  return { uid: '', start, end, delay: timed.status.delay, day, details };
}

function endOf(
  { end, row }: TimedRow,
  day: Day,
  start: number,
  zone: Zone | number,
  problems: Problems,
): number | null | 'never' {
  if (!end) return null;
  if (end.is === 'elapsed') return start + Math.round(end.minutes * 60) * 1000;
  const place = { row, column: end.column };
  const wall = (end.day ?? day) * DAY + end.seconds * 1000;
  const instant = instantOf(
    wall,
    end.zone === null || typeof zone === 'number' ? zone : rowZone(end.zone, zone),
    place,
    problems,
  );
  if (instant === null) return 'never';
  if (instant > start) return instant;
  if (instant === start) sayEqual(end.seconds, place, problems);
  else problems.add('end-before-start', place, sentence('endBeforeStart'));
  return null;
}

/** A row that repeats; its airings are placed when a window is asked for. */
export function placeRepeat(timed: TimedRow, rule: Rule, details: Details): RepeatingSlot {
  const { end, start, zone, status } = timed;
  return {
    key: '',
    rule,
    startMinutes: start / 60,
    end: toRepeatEnd(end, rule.from),
    zone: typeof zone === 'number' ? offsetName(zone) : zone,
    delay: status.delay,
    details,
  };
}

function toRepeatEnd(end: TimedRow['end'], from: Day | null): RepeatingSlot['end'] {
  if (!end) return null;
  if (end.is === 'elapsed') return { elapsed: end.minutes };
  const days = end.day === null || from === null ? 0 : end.day - from;
  return { wallMinutes: days * 1440 + end.seconds / 60 };
}

function offsetName(minutes: number): string {
  const absolute = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${sayMinutes(absolute)}`;
}
