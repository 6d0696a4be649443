import type { Schedule } from '../schedule.ts';
import { zoneOf } from '../zone.ts';

/** A schedule of written rows as the sheet that says it, each thing written in its plainest form. */
export function printSchedule({ slots, timeZone }: Schedule): string[][] {
  const zone = zoneOf(timeZone);
  if (!zone) throw new Error(`no zone ${timeZone}`);
  const wall = (instant: number) => new Date(zone.toWall(instant)).toISOString();
  const header = [
    'Date',
    'Start',
    'End',
    'Title',
    'Stream',
    'Host',
    'Series',
    'Description',
    'Status',
    'Chat',
    'Layout',
  ];
  const rows = slots.map(({ start, end, delay, details }) => [
    wall(start).slice(0, 10),
    wall(start).slice(11, 19),
    end === null ? '' : `${wall(end).slice(0, 10)} ${wall(end).slice(11, 19)}`,
    details.title,
    details.streams.map(({ label, embed }) => `${label}: ${addressOf(embed.provider, embed.id)}`).join('\n'),
    details.host ?? '',
    details.series ?? '',
    details.description ?? '',
    delay > 0 ? `${details.status}, delayed ${delay}` : details.status,
    details.chat ?? '',
    details.layout ?? '',
  ]);
  return [header, ...rows];
}

function addressOf(provider: string, id: string): string {
  return provider === 'youtube' ? `https://youtu.be/${id}` : `https://www.twitch.tv/${id}`;
}
