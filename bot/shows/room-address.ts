import { roomPath } from '#lib/schedule/room-path.ts';
import type { Schedule } from './schedule.ts';

/** The address at which a room is watched. The first room is on the front page. */
export function roomAddress({ rooms }: Schedule, name: string | null, siteUrl: string): string {
  const path = roomPath(rooms, name);
  return path === '/' ? siteUrl : new URL(path, siteUrl).href;
}
