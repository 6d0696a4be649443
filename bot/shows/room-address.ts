import { roomPath } from '#lib/schedule/room-path.ts';
import type { Schedule } from './schedule.ts';

/** Where a room is watched: the front page is that of the first one. */
export function roomAddress({ rooms }: Schedule, name: string | null, siteUrl: string): string {
  const path = roomPath(rooms, name);
  return path === '/' ? siteUrl : new URL(path, siteUrl).href;
}
