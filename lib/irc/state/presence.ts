import type { Line } from '../types.ts';
import type { Room } from './conversation.ts';
import { newLine } from './line.ts';
import type { Store } from './store.ts';

const FOLD_FOR = 60_000;
const MOST_NICKS = 8;

/**
 * Joins, parts and quits. In a small channel those that follow each other become one line; in a crowd, all of a
 * minute, wherever that line stands by then. So a netsplit of thousands is one line that counts.
 */
export function tellPresence(
  store: Store,
  room: Room,
  what: 'joined' | 'left',
  who: { nick: string; time: number; reason: string; split: boolean },
): void {
  const line = foldable(room, who) ?? begin(store, room, who);
  tellPresent(line, what, who.nick);
  store.touchLine(room, line);
}

/** Counts somebody in a line of those who came and went. */
export function tellPresent({ presence }: Line, what: 'joined' | 'left', nick: string): void {
  if (!presence) return;
  const nicks = what === 'joined' ? presence.joinedNicks : presence.leftNicks;
  presence[what]++;
  if (nicks.length < MOST_NICKS) nicks.push(nick);
  if (presence.joined + presence.left > 1 && !presence.split) presence.reason = '';
}

function foldable(room: Room, who: { time: number; reason: string; split: boolean }): Line | null {
  const line = room.presence;
  if (!line?.presence || line.presence.split !== who.split || who.time - line.time > FOLD_FOR) return null;
  if (who.split && line.presence.reason !== who.reason) return null;
  return room.crowd || who.split || room.lines.last() === line ? line : null;
}

function begin(store: Store, room: Room, who: { time: number; reason: string; split: boolean }): Line {
  const line = presenceLine(who.time, who.reason, who.split);
  room.presence = line;
  store.append(room, line);
  return line;
}

export function presenceLine(time: number, reason: string, split: boolean): Line {
  const line = newLine('presence', time, '', '');
  line.presence = { joined: 0, left: 0, joinedNicks: [], leftNicks: [], reason, split };
  return line;
}
