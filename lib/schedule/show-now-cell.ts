import { isBlank } from './cell.ts';
import { fold } from './fold.ts';
import { findTabs } from './read-with.ts';
import { roomKey } from './room-names.ts';
import { settingRows } from './settings-tab.ts';
import type { Workbook } from './types.ts';

/** The place of a value, counted from 0. */
type Spot = { row: number; column: number };

/** The rows that are called "Show now", and those that are called so with a room. */
export type ShowNowCells = {
  tab: { name: string; gid: number | null; rows: number };
  cells: Array<{ room: string | null; place: Spot; text: string; isBlank: boolean }>;
};

/** The room whose "Show now" is meant; null without rooms. A row without a room's name is the first room's. */
export type RoomOfCell = { name: string; slug: string; isFirst: boolean } | null;

/** The place is that of the value; null if no row is called so, and one is to be added. */
type ShowNowCell = { place: Spot | null; text: string };

/** The cells that say what is shown whatever the times say; null if the sheet has no tab for settings. */
export function findShowNow({ tabs }: Workbook): ShowNowCells | null {
  const tab = findTabs(tabs).settingsTab;
  if (!tab) return null;
  const cells = settingRows(tab)
    .filter(({ name, room }) => name === 'showNow' || room !== null)
    .map(({ room, place, text, cell }) => ({ room, place, text, isBlank: isBlank(cell) }));
  return { tab: { name: tab.name, gid: tab.gid, rows: tab.rows.length }, cells };
}

/**
 * The cell that counts for a room: the first one with text. For the first room, a cell that names it counts before one without
 * a name.
 */
export function showNowIn({ cells }: ShowNowCells, room: RoomOfCell): ShowNowCell {
  const named = cells.filter(
    (cell) =>
      room &&
      cell.room !== null &&
      (roomKey(cell.room) === roomKey(room.name) || fold(cell.room) === room.slug),
  );
  const plain = !room || room.isFirst ? cells.filter((cell) => cell.room === null) : [];
  const both = [...named, ...plain];
  const found = both.find((cell) => !cell.isBlank) ?? plain[0] ?? named[0];
  return { place: found?.place ?? null, text: found?.text ?? '' };
}

/** The row to add if there is none. */
export const showNowRow = (text: string, room: RoomOfCell) => [
  room && !room.isFirst ? `Show now ${room.name}` : 'Show now',
  text,
];

/** The workbook as it would be with another text there; as it is if it has no tab for settings. */
export function withShowNow(workbook: Workbook, text: string, room: RoomOfCell): Workbook {
  const tab = findTabs(workbook.tabs).settingsTab;
  const found = findShowNow(workbook);
  if (!tab || !found) return workbook;
  const { place } = showNowIn(found, room);
  const rows = tab.rows.map((cells) => [...cells]);
  if (place === null) rows.push(showNowRow(text, room));
  else {
    const cells = rows[place.row] ?? [];
    while (cells.length <= place.column) cells.push('');
    cells[place.column] = text;
  }
  return { ...workbook, tabs: workbook.tabs.map((other) => (other === tab ? { ...tab, rows } : other)) };
}
