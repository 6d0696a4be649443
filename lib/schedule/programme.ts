import { isoSeconds } from '#lib/time.ts';
import { withoutTrailer } from './trailer.ts';
import type { Playback, Stream } from './types.ts';

/** One recording of a programme, as it plays. `end` is null if nobody knows: no length is given, or it is paused. */
export type ProgrammeItem = { index: number; title: string; start: string; end: string | null };

/** Something that the crew did to a programme while it played, at an instant, UTC. */
export type ProgrammeEdit = { at: string; act: 'skip' | 'restart' | 'pause' | 'resume' };

/** A slot whose recordings all viewers see at the same second. The first one begins with the slot. */
type Programmed = {
  start: string;
  end: string | null;
  playback: Playback;
  streams: readonly Stream[];
  /** When its first recording begins, if it is not with the slot: an override shows it at another time. */
  zero?: string;
  /** Sorted by instant. */
  edits?: readonly ProgrammeEdit[];
};

/** Recordings in their order, ms. An item without a length has no end, so nothing can follow it. */
type Item = { index: number; title: string; from: number; until: number | null };

/** A running order is not longer than this, because a short recording may be repeated for hours. */
const MOST_ITEMS = 200;

/**
 * The item that a programme plays at an instant (ms): null before its start, after its last item, and for a live slot. A
 * loop ends with its slot; a programme that is played once may outlast it.
 */
export function itemAt(slot: Programmed, instant: number): ProgrammeItem | null {
  const place = placeAt(slot, instant);
  if (!place) return null;
  const { index, title, start, end } = place;
  return { index, title, start: isoSeconds(start), end: end === null ? null : isoSeconds(end) };
}

/** The recording that plays at an instant, to the millisecond: when it began and ends, and how far it is. */
export type ProgrammePlace = {
  index: number;
  title: string;
  start: number;
  end: number | null;
  position: number;
  isPaused: boolean;
};

/** As `itemAt`, for a player: all in milliseconds. */
export function placeAt(slot: Programmed, instant: number): ProgrammePlace | null {
  const programme = programmeOf(slot);
  if (!programme || instant < zeroOf(slot)) return null;
  // An override holds it on, whatever the times say.
  const last =
    programme.loops && slot.end !== null && slot.zero === undefined
      ? Date.parse(slot.end)
      : Number.POSITIVE_INFINITY;
  if (instant >= last) return null;
  const { position, isPaused } = positionAt(slot, programme, instant);
  const item = itemIn(programme, position);
  if (!item) return null;
  const end = item.until === null || isPaused ? null : instant + item.until - position;
  return {
    index: item.index,
    title: item.title,
    start: instant - (position - item.from),
    end: end === null ? null : Math.min(end, last),
    position: position - item.from,
    isPaused,
  };
}

/** When the first recording of a programme begins, ms. */
export const zeroOf = ({ start, zero }: Pick<Programmed, 'start' | 'zero'>): number =>
  Date.parse(zero ?? start);

/** Its items in order from its start, as far as the lengths are known. */
export function runningOrder(slot: Programmed): ProgrammeItem[] {
  const order: ProgrammeItem[] = [];
  let instant = zeroOf(slot);
  while (order.length < MOST_ITEMS) {
    const item = itemAt(slot, instant);
    if (!item) break;
    order.push(item);
    if (item.end === null) break;
    instant = Date.parse(item.end);
  }
  return order;
}

/** How long a programme is once through, in seconds; null if a length is not known. */
export function programmeLength(slot: Pick<Programmed, 'playback' | 'streams'>): number | null {
  const programme = programmeOf(slot);
  return programme?.total == null ? null : programme.total / 1000;
}

type Programme = { items: Item[]; total: number | null; loops: boolean };

function programmeOf({ playback, streams }: Pick<Programmed, 'playback' | 'streams'>): Programme | null {
  if (playback === 'live') return null;
  const items: Item[] = [];
  let from = 0;
  for (const [index, { label, length }] of withoutTrailer(streams).streams.entries()) {
    const until: number | null = length === null ? null : from + length * 1000;
    items.push({ index, title: label, from, until });
    if (until === null) break;
    from = until;
  }
  const last = items.at(-1);
  if (!last) return null;
  return { items, total: last.until, loops: playback === 'together, loop' && last.until !== null };
}

/** How far it is (ms of recordings) at an instant, with all that the crew did until then. */
function positionAt(
  slot: Programmed,
  programme: Programme,
  instant: number,
): { position: number; isPaused: boolean } {
  let since = zeroOf(slot);
  let position = 0;
  let isPaused = false;
  for (const { at, act } of slot.edits ?? []) {
    const then = Date.parse(at);
    if (then > instant) break;
    if (!isPaused) position += Math.max(0, then - since);
    since = Math.max(since, then);
    if (act === 'skip') position = itemIn(programme, position)?.until ?? position;
    if (act === 'restart') position = 0;
    if (act === 'pause' || act === 'resume') isPaused = act === 'pause';
  }
  return { position: isPaused ? position : position + Math.max(0, instant - since), isPaused };
}

/** The item at a position, with its bounds there: in a loop these grow with each round. */
function itemIn({ items, total, loops }: Programme, position: number): Item | null {
  const round = loops && total ? Math.floor(position / total) * total : 0;
  const within = position - round;
  const item = items.find(({ from, until }) => from <= within && (until === null || within < until));
  if (!item) return null;
  return { ...item, from: item.from + round, until: item.until === null ? null : item.until + round };
}
