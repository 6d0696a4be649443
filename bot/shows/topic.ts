import { inLine } from '#bot/announce/announcement.ts';
import { nowAt } from '#lib/schedule/now.ts';
import type { Schedule } from './schedule.ts';
import { clock } from './times.ts';

const BETWEEN = ' || ';
/** Our part of a topic, at its end; what is before it is the crew's. */
const OURS = /(?:^| \|\| )(?:Now: .*|Next: .*)$/;
const MOST_TITLE = 80;

/** "Now: A | Next: B, 20:00 GMT" at an instant (ms); '' where there is nothing to say. */
export function nowAndNext(schedule: Schedule, instant: number): string {
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

/** The topic as it should be: the crew's own words stay in front. `most` is in bytes; ours give way, theirs do not. */
export function withNowAndNext(topic: string, ours: string, most: number): string {
  const theirs = topic.replace(OURS, '');
  const whole = [theirs, ours].filter(Boolean).join(BETWEEN);
  return Buffer.byteLength(whole) <= most ? whole : theirs;
}
