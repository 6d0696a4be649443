import { nowAt } from '../now.ts';
import { inRoom } from '../rooms.ts';
import type { Schedule } from '../schedule.ts';
import { slotsBetween } from '../slots-between.ts';
import type { Meant } from './programmes.ts';

const MINUTE = 60_000;
const HOUR = 60;
/** Midnight of Saturday 28 November 2026 in Berlin. */
export const MIDNIGHT = Date.parse('2026-11-27T23:00:00Z');

/** The rules taken literally, on minutes, without regard to speed: what is on in a room, and what is next. */
function expected(meant: readonly Meant[], room: string, minute: number): string {
  const own = meant
    .filter((show) => show.room === null || show.room === room)
    .sort((a, b) => a.start - b.start);
  const shows = own.map((show) => {
    const later = own.map(({ start }) => start).filter((start) => start > show.start);
    return { ...show, to: show.end ?? Math.min(show.start + 6 * HOUR, ...later) };
  });
  const next = shows.find(({ start }) => start > minute);
  const say = (state: string, title = '-') => `${state} ${title}, next ${next?.title ?? '-'}`;
  const on = shows.filter(({ start, to }) => start <= minute && minute < to).at(-1);
  if (on) return say('on-air', on.title);
  const ended = shows.filter(({ to }) => to <= minute).sort((a, b) => a.to - b.to);
  const last = ended.at(-1);
  if (last && minute < last.to + HOUR) return say('overrunning', last.title);
  if (next && minute >= next.start - 15) return say('starting-soon', next.title);
  return say('off-air');
}

/** The minutes at which something may change, and those before. */
function boundaries(meant: readonly Meant[]): number[] {
  const all = meant.flatMap(({ start, end }) => {
    const ends = end === null ? [start + 6 * HOUR] : [end];
    return [start - 15, start, ...ends, ...ends.map((to) => to + HOUR)];
  });
  return [...new Set(all.flatMap((minute) => [minute - 1, minute]))].sort((a, b) => a - b);
}

/** Each instant and room for which a schedule does not say what was meant, with both answers. */
export function differences(schedule: Schedule, meant: readonly Meant[]): string[] {
  const slots = slotsBetween(schedule, MIDNIGHT - 24 * HOUR * MINUTE, MIDNIGHT + 96 * HOUR * MINUTE);
  const titles = new Map(slots.map(({ uid, title }) => [uid, title]));
  const rooms = schedule.rooms.map(({ name, slug }) => ({ name, slug, override: null }));
  const input = { slots, settings: schedule.settings, override: null, rooms };
  return boundaries(meant).flatMap((minute) =>
    rooms.flatMap(({ name, slug }) => {
      const now = nowAt(inRoom(input, slug), MIDNIGHT + minute * MINUTE);
      const said = `${now.state} ${titles.get(now.slot ?? '') ?? '-'}, next ${titles.get(now.next ?? '') ?? '-'}`;
      const right = expected(meant, name, minute);
      return said === right ? [] : [`${minute} min, ${name}: ${said}; but meant is: ${right}`];
    }),
  );
}
