import { DAY } from '#lib/time.ts';
import type { Planned } from './delay-slots.ts';
import { type CellPosition, type Problems, short } from './problems.ts';
import { shareRoom } from './rooms.ts';
import type { Details, Schedule } from './schedule.ts';
import { type Sentence, sentence } from './sentence.ts';
import { someAirings } from './slots-between.ts';
import { zoneOf } from './zone.ts';

/**
 * Notes each row that begins while another is on in its room; of both the later one is shown.
 * @param placeOf the cell with the start of a row
 */
export function findOverlaps(
  schedule: Schedule,
  placeOf: (details: Details) => CellPosition,
  problems: Problems,
): void {
  const { slots, repeats, rooms } = schedule;
  const airings: readonly Planned[] =
    repeats.length === 0 ? slots : [...slots, ...someAirings(schedule)].sort(byStart);
  const reported = new Set<Details>();
  const note = (airing: Planned, other: Planned) => {
    if (other.details === airing.details || reported.has(airing.details)) return;
    reported.add(airing.details);
    problems.add('overlap', placeOf(airing.details), sayOverlap(airing, other, schedule.timeZone));
  };
  if (rooms.length === 0) sweep(airings, note);
  for (const { name } of rooms) {
    const room = { room: name };
    sweep(
      airings.filter(({ details }) => shareRoom(details, room)),
      note,
    );
  }
}

/** Finds each airing that begins while another one is on. They are sorted by start. */
function sweep(airings: readonly Planned[], note: (airing: Planned, other: Planned) => void): void {
  let longest: Planned | null = null;
  let until = Number.NEGATIVE_INFINITY;
  let before: Planned | null = null;
  for (const airing of airings) {
    if (airing.details.status === 'cancelled') continue;
    const other = airing.start < until ? longest : before?.start === airing.start ? before : null;
    if (other) note(airing, other);
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

function sayOverlap(airing: Planned, other: Planned, timeZone: string): Sentence {
  const { row } = other.details;
  const title = short(other.details.title);
  if (other.end === null || other.start === airing.start) return sentence('sameStart', { title, row });
  const wall = (zoneOf(timeZone)?.toWall(other.end) ?? other.end) % DAY;
  return sentence('stillOn', { title, row, time: new Date(wall).toISOString().slice(11, 16) });
}
