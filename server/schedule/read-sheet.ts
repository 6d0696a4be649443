import { createHash } from 'node:crypto';
import { cellsFor, type RowCells, type RowOrder, withCells } from '#lib/backstage/row-cells.ts';
import { readTaken } from '#lib/schedule/read-schedule.ts';
import type { ReadOptions, Schedule } from '#lib/schedule/schedule.ts';
import { findShowNow, type RoomOfCell, type ShowNowCells, withShowNow } from '#lib/schedule/show-now-cell.ts';
import type { Aliases } from '#lib/schedule/streams-tab.ts';
import type { Workbook } from '#lib/schedule/types.ts';
import { type RowInsert, withInserts } from '#lib/sheet/bring-back.ts';
import { type RawSheet, workbookFrom } from '#lib/sheet/raw-sheet.ts';

export type SheetTab = { name: string; gid: number | null };

/** A sheet that was read to the end. */
export type ReadSheet = {
  schedule: Schedule;
  /** A hash of what viewers see of the schedule. */
  revision: string;
  /** The document's own title; null if the source has none. */
  document: string | null;
  /** Its tabs, for links to cells; gid is null for files. */
  tabs: readonly SheetTab[];
  /** "Show now" as it was found: a trial does not change it. */
  showNow: ShowNowCells | null;
  /** The names of the Streams tab. */
  aliases: Aliases;
  /** The cells that a trial wrote, null if there is no plain row for it, and the schedule without them. */
  trialCells?: RowCells | null;
  before?: Schedule;
  /** A hash of all cells, with those of a trial: whoever writes them expects the same hash of the answer. */
  cellsHash?: string;
};

/** The sheet is read as if this were written in it: a text in "Show now" of a room, rows that come back, or the edit of a row. */
export type Trial = {
  trialShowNow?: { text: string; room: RoomOfCell };
  trialInserts?: readonly RowInsert[];
  trialRow?: RowOrder;
};
export type ReadSheetOptions = ReadOptions &
  Trial & {
    /** The schedule of a trial. If the sheet has the same cells, they are not read once more. */
    tried?: ReadSheet | undefined;
  };

const SLOTS_A_PART = 1000;

/**
 * From bytes to schedule, on this thread.
 * @throws UnreadableSheet if it is not a sheet
 */
export function readSheet(
  raw: RawSheet,
  { trialShowNow, trialInserts = [], trialRow, tried, ...options }: ReadSheetOptions,
): ReadSheet {
  const found = withInserts(workbookFrom(raw), trialInserts);
  const showNow = findShowNow(found);
  if (tried && tried.cellsHash === hashOf(found)) {
    const { before: _before, trialCells: _cells, cellsHash: _hash, ...same } = tried;
    return { ...same, showNow };
  }
  const before = trialRow && readTaken(found, options);
  const trialCells = before && cellsFor(found, before, trialRow);
  const workbook = trialCells
    ? withCells(found, trialCells)
    : trialShowNow === undefined
      ? found
      : withShowNow(found, trialShowNow.text, trialShowNow.room);
  const { schedule, aliases } = before && !trialCells ? before : readTaken(workbook, options);
  return {
    aliases,
    ...(before && trialCells !== undefined && { before: before.schedule, trialCells }),
    ...((trialCells || trialShowNow) && { cellsHash: hashOf(workbook) }),
    schedule,
    revision: revisionOf(schedule),
    document: workbook.title,
    tabs: workbook.tabs.map(({ name, gid }) => ({ name, gid })),
    showNow,
  };
}

const hashOf = (workbook: Workbook) => createHash('sha256').update(JSON.stringify(workbook)).digest('hex');

function revisionOf({ problems: _problems, accept: _accept, slots, ...rest }: Schedule): string {
  const hash = createHash('sha256').update(JSON.stringify(rest));
  // The hash is made part by part, because a large schedule as one text would need most of the memory of the whole read.
  for (let at = 0; at < slots.length; at += SLOTS_A_PART) {
    hash.update(JSON.stringify(slots.slice(at, at + SLOTS_A_PART)));
  }
  return hash.digest('hex').slice(0, 16);
}
