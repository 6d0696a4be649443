import { inLine } from '#bot/announce/announcement.ts';
import { nowAt } from '#lib/schedule/now.ts';
import { inRoom } from '#lib/schedule/rooms.ts';
import type { Schedule } from './schedule.ts';
import { clock } from './times.ts';

const BETWEEN = ' || ';
/** Our part of a topic, at its end; the text before it is the crew's. */
const OURS = /(?:^| \|\| )(?:Now: .*|Next: .*)$/;
const MOST_TITLE = 80;
const MOST_ROOM = 30;

/** "Now: A | Next: B, 20:00 GMT" at an instant (ms); '' if there is nothing to say. */
export function nowAndNext(schedule: Schedule, instant: number): string {
  if (schedule.rooms.length > 0) return nowInRooms(schedule, instant);
  const now = nowAt(schedule, instant);
  const byUid = new Map(schedule.slots.map((slot) => [slot.uid, slot]));
  const current =
    now.override?.title ?? (now.state === 'starting-soon' ? null : byUid.get(now.slot ?? '')?.title);
  const next = byUid.get(now.next ?? '');
  const parts: string[] = [];
  if (current) parts.push(`Now: ${inLine(current, MOST_TITLE)}`);
  if (next)
    parts.push(
      `Next: ${inLine(next.title, MOST_TITLE)}, ${clock(Date.parse(next.start), schedule.timeZone, instant)}`,
    );
  return parts.join(' | ');
}

/** "Now: Saal 1: A, Saal 2: B"; '' if nothing is on in any room. */
function nowInRooms(schedule: Schedule, instant: number): string {
  const byUid = new Map(schedule.slots.map((slot) => [slot.uid, slot]));
  const parts = schedule.rooms.flatMap(({ name, slug }) => {
    const { override, slot, state } = nowAt(inRoom(schedule, slug), instant);
    const title = override?.title ?? (state === 'starting-soon' ? null : byUid.get(slot ?? '')?.title);
    return title ? [`${inLine(name, MOST_ROOM)}: ${inLine(title, MOST_TITLE)}`] : [];
  });
  return parts.length > 0 ? `Now: ${parts.join(', ')}` : '';
}

/**
 * The topic as it should be, with the crew's own words in front. `most` is in bytes. If there is too little room, our part is
 * cut, and the crew's is not.
 */
export function withNowAndNext(topic: string, ours: string, most: number): string {
  const theirs = topic.replace(OURS, '');
  const whole = [theirs, ours].filter(Boolean).join(BETWEEN);
  return Buffer.byteLength(whole) <= most ? whole : theirs;
}
