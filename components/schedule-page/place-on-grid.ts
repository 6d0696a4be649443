import type { PublicRoom, PublicSlot } from '#lib/feeds/site-view.ts';
import { shownUntil } from '#lib/schedule/shown-until.ts';

/** The place of a slot on the grid of a day. Rows and columns are counted from 1, and the ends are exclusive. */
export type Placed = { slot: PublicSlot; row: number; rowEnd: number; column: number; columnEnd: number };

/** The slots of a day (sorted by start) on a grid with a row for each span between two times at which something changes. */
export function placeOnGrid(
  slots: readonly PublicSlot[],
  rooms: ReadonlyArray<Pick<PublicRoom, 'name'>>,
): Placed[] {
  const spans = shownUntil(slots, true);
  const times = [...new Set(spans.flatMap(({ start, until }) => [start, until]))].sort();
  const rows = new Map(times.map((time, at) => [time, at + 1]));
  const columns = new Map(rooms.map(({ name }, at) => [name, at + 1]));
  return spans.map(({ until, ...slot }) => {
    const row = rows.get(slot.start) ?? 1;
    const column = slot.room === null ? undefined : columns.get(slot.room);
    return {
      slot: slot as PublicSlot,
      row,
      rowEnd: Math.max(row + 1, rows.get(until) ?? row + 1),
      column: column ?? 1,
      columnEnd: column === undefined ? rooms.length + 1 : column + 1,
    };
  });
}
