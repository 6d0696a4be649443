import type { Embed } from '#lib/embed/types.ts';
import { a1 } from '#lib/schedule/cell.ts';
import { nowOfRooms } from '#lib/schedule/now-of-rooms.ts';
import type { Schedule } from '#lib/schedule/schedule.ts';
import type { Override, Slot, Stream } from '#lib/schedule/types.ts';

/** How long (ms) before a start its streams are looked at: a crew begins to send before the show. */
const BEFORE = 20 * 60_000;
/** At most this many of the streams near now are checked, because one cell can name sixteen. */
const MOST = 24;

/** A stream with what tells a recording from the rest of an earlier live stream. */
export type NearStream = {
  label: string;
  embed: Embed;
  /** When its slot starts, ms; null if it belongs to no slot. */
  slotStart: number | null;
  together: boolean;
  row: number | null;
  /** The cell that names it, in A1 form; null if that cannot be told. */
  cell: string | null;
};

type Near = {
  schedule: Schedule;
  /** The slots near the instant, sorted by start. */
  slots: readonly Slot[];
  /** The override that backstage holds, if there is one. */
  held?: Override | undefined;
};

/** The streams that are on at an instant (ms), or are about to be, in every room, each once; what is on comes first. */
export function nearStreams({ schedule, slots, held }: Near, instant: number): NearStream[] {
  const rooms = nowOfRooms(schedule, slots, instant).map(({ now }) => now);
  const slotOf = (uid: string | null) => slots.find((slot) => slot.uid === uid);
  const shownByHand = [held?.streams, ...rooms.map(({ override }) => override?.streams)].flatMap(
    (all) => all ?? [],
  );
  const isOff = rooms.every(({ slot, override }) => slot === null && override === null);
  const { offAirStream } = schedule.settings;
  const all = [
    ...shownByHand.map((stream) => near(stream)),
    ...rooms.flatMap(({ slot }) => ofSlot(slotOf(slot), schedule)),
    ...rooms.flatMap(({ next }) => {
      const slot = slotOf(next);
      return slot && Date.parse(slot.start) - instant <= BEFORE ? ofSlot(slot, schedule) : [];
    }),
    ...(isOff && offAirStream ? [near({ label: 'Off air', length: null, embed: offAirStream })] : []),
  ];
  const isFirst = ({ embed }: NearStream, at: number) =>
    all.findIndex((other) => other.embed.src === embed.src) === at;
  return all.filter(isFirst).slice(0, MOST);
}

function ofSlot(slot: Slot | undefined, { streamColumn }: Schedule): NearStream[] {
  if (!slot) return [];
  // Streams that stand in for those of the row are in no cell.
  const cell = streamColumn === undefined || slot.standIn ? null : a1(slot.row - 1, streamColumn);
  return slot.streams.map((stream) => near(stream, slot, cell));
}

function near({ label, embed }: Stream, slot?: Slot, cell: string | null = null): NearStream {
  return {
    label,
    embed,
    slotStart: slot ? Date.parse(slot.start) : null,
    together: slot !== undefined && slot.playback !== 'live',
    row: slot?.row ?? null,
    cell,
  };
}
