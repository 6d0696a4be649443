import { Changed, type Line } from '../types.ts';
import type { Room } from './conversation.ts';
import { isSpeech } from './line.ts';
import type { Store } from './store.ts';

/** Some servers keep history to the second only. */
const SAME_TIME = 1_500;

const sameWords = (a: Line, b: Line) =>
  a.nick === b.nick && a.text === b.text && a.kind === b.kind && Math.abs(a.time - b.time) <= SAME_TIME;

/**
 * Puts lines from history in their order by time: before all, after all, or in between. A line that is in view already
 * (by msgid, else by nick, text and time) is not doubled; it confirms one of ours that was never confirmed. Returns how
 * many were new.
 */
export function mergeHistory(store: Store, room: Room, lines: readonly Line[]): number {
  const held = room.lines.toArray();
  const known = new Set<string>();
  const fresh = lines.filter((line) => {
    if (line.msgid && (known.has(line.msgid) || room.lines.byMsgid(line.msgid))) return false;
    known.add(line.msgid);
    const ours = held.find((h) => h.self && h.msgid === '' && awaits(h, line));
    if (ours) {
      confirm(store, room, ours, line);
      return false;
    }
    if (!isSpeech(line)) return !wasHere(held, line);
    return !held.some((h) => (h.msgid === '' || line.msgid === '') && isSpeech(h) && sameWords(h, line));
  });
  if (fresh.length === 0) return 0;
  fresh.sort((a, b) => a.time - b.time);
  countUnread(store, room, fresh);
  place(store, room, held, fresh);
  return fresh.length;
}

/** An event of the time that we were here for is in view already, perhaps folded into another line. */
const wasHere = (held: readonly Line[], { time }: Line) =>
  held.length > 0 && time >= (held[0]?.time ?? 0) && time <= (held.at(-1)?.time ?? 0);

/** A line of ours that was sent, or given back, and that the server turns out to have. */
const awaits = (ours: Line, theirs: Line) =>
  (ours.status === 'sent' || ours.status === 'failed') &&
  ours.text === theirs.text &&
  ours.kind === theirs.kind;

/** The server has our line: its id and time count from now on. */
export function confirm(store: Store, room: Room, line: Line, by: Pick<Line, 'msgid' | 'time'>): void {
  line.status = 'there';
  line.failure = '';
  line.msgid = by.msgid;
  line.time = by.time;
  room.lines.index(line);
  store.touchLine(room, line);
}

/** Lines from while we were away count as unread; lines from before we first came do not. */
function countUnread(store: Store, room: Room, fresh: readonly Line[]): void {
  if (room.readTo === 0) return;
  for (const line of fresh) {
    if (line.self || line.time <= room.readTo) continue;
    room.unread++;
    if (line.mention || room.kind === 'private') room.mentions++;
  }
  store.touch(room, Changed.unread);
}

function place(store: Store, room: Room, held: Line[], fresh: Line[]): void {
  const first = held[0];
  const last = held[held.length - 1];
  const oldest = fresh[0]?.time ?? 0;
  const newest = fresh[fresh.length - 1]?.time ?? 0;
  if (!last || oldest >= last.time) {
    for (const line of fresh) room.lines.push(line);
    store.touch(room, Changed.lines);
  } else if (first && newest <= first.time) {
    room.lines.prepend(fresh);
    store.touch(room, Changed.lines);
  } else {
    // The sort is stable: if times are equal, lines from history come first.
    room.lines.replace([...fresh, ...held].sort((a, b) => a.time - b.time));
    store.touch(room, Changed.lines | Changed.order);
  }
}
