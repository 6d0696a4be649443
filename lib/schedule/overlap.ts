import { type Problems, short } from './problems.ts';
import type { Planned } from './ripple.ts';
import { type Said, said } from './said.ts';
import type { Schedule } from './schedule.ts';
import { airingsBetween } from './slots-between.ts';
import { zoneOf } from './zone.ts';

const DAY_MS = 86_400_000;
/** Repeats meet each other within these, if they ever do: weekly, fortnightly and monthly ones. */
const WEEKS_LOOKED_AT = 9;
const MOST_AIRINGS = 20_000;

/**
 * Notes each row that begins while another is on; of both the later one is shown.
 * @param columnOf where the start of a row (counted from 1) stands
 */
export function findOverlaps(
  schedule: Schedule,
  columnOf: (row: number) => number,
  problems: Problems,
): void {
  const { slots, repeats } = schedule;
  const airings: readonly Planned[] =
    repeats.length === 0 ? slots : [...slots, ...someAirings(schedule)].sort(byStart);
  const reported = new Set<number>();
  let longest: Planned | null = null;
  let until = Number.NEGATIVE_INFINITY;
  let before: Planned | null = null;
  for (const airing of airings) {
    if (airing.details.status === 'cancelled') continue;
    const other = airing.start < until ? longest : before?.start === airing.start ? before : null;
    const { row } = airing.details;
    if (other && other.details !== airing.details && !reported.has(row)) {
      reported.add(row);
      const place = { row: row - 1, column: columnOf(row) };
      problems.add('overlap', place, sayOverlap(airing, other, schedule.timeZone));
    }
    if (airing.end !== null && airing.end > until) {
      longest = airing;
      until = airing.end;
    }
    before = airing;
  }
}

function byStart(a: Planned, b: Planned): number {
  return a.start - b.start || a.details.row - b.details.row;
}

function sayOverlap(airing: Planned, other: Planned, timeZone: string): Said {
  const { row } = other.details;
  const title = short(other.details.title);
  if (other.end === null || other.start === airing.start) return said('sameStart', { title, row });
  const wall = (zoneOf(timeZone)?.toWall(other.end) ?? other.end) % DAY_MS;
  return said('stillOn', { title, row, time: new Date(wall).toISOString().slice(11, 16) });
}

/** Airings of repeats about the written rows and, for repeats among themselves, in the weeks after all have begun. */
function someAirings(schedule: Schedule): Planned[] {
  const { slots, repeats } = schedule;
  const begins = repeats.map(({ rule }) => rule.from ?? 0);
  // Any Monday will do for those that were always there.
  const base = Math.max(...begins, 20_000) * DAY_MS;
  const weeks = Math.max(1, Math.min(WEEKS_LOOKED_AT, Math.floor(MOST_AIRINGS / (repeats.length * 7))));
  const windows: Array<[number, number]> = [[base, base + weeks * 7 * DAY_MS]];
  for (const { start, end } of slots) {
    const from = start - DAY_MS;
    const last = windows.at(-1);
    if (last && from <= last[1] && from >= last[0]) last[1] = Math.max(last[1], (end ?? start) + DAY_MS);
    else windows.push([from, (end ?? start) + DAY_MS]);
  }
  const airings = new Map<string, Planned>();
  for (const [from, to] of windows) {
    for (const airing of airingsBetween(schedule, from, to)) airings.set(airing.uid, airing);
    if (airings.size > MOST_AIRINGS) break;
  }
  return [...airings.values()];
}
