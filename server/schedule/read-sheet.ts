import { createHash } from 'node:crypto';
import { cellsFor, type RowCells, type RowOrder, withCells } from '#lib/backstage/row-cells.ts';
import { readTaken } from '#lib/schedule/read-schedule.ts';
import type { ReadOptions, Schedule } from '#lib/schedule/schedule.ts';
import { findShowNow, type RoomOfCell, type ShowNowCells, withShowNow } from '#lib/schedule/show-now-cell.ts';
import type { Aliases } from '#lib/schedule/streams-tab.ts';
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
  /** The cells that a trial wrote; null if there is no plain row for it. */
  trialCells?: RowCells | null;
};

/** The sheet is read as if this were written in it: a text in "Show now" of a room, rows that come back, or the edit of a row. */
export type Trial = {
  trialShowNow?: { text: string; room: RoomOfCell };
  trialInserts?: readonly RowInsert[];
  trialRow?: RowOrder;
};
export type ReadSheetOptions = ReadOptions & Trial;

const SLOTS_A_PART = 1000;

/**
 * From bytes to schedule, on this thread.
 * @throws UnreadableSheet if it is not a sheet
 */
export function readSheet(
  raw: RawSheet,
  { trialShowNow, trialInserts = [], trialRow, ...options }: ReadSheetOptions,
): ReadSheet {
  const found = withInserts(workbookFrom(raw), trialInserts);
  const trialCells = trialRow && cellsFor(found, readTaken(found, options), trialRow);
  const workbook = trialCells
    ? withCells(found, trialCells)
    : trialShowNow === undefined
      ? found
      : withShowNow(found, trialShowNow.text, trialShowNow.room);
  const { schedule, aliases } = readTaken(workbook, options);
  return {
    aliases,
    ...(trialCells !== undefined && { trialCells }),
    schedule,
    revision: revisionOf(schedule),
    document: workbook.title,
    tabs: workbook.tabs.map(({ name, gid }) => ({ name, gid })),
    showNow: findShowNow(found),
  };
}

function revisionOf({ problems: _problems, accept: _accept, slots, ...rest }: Schedule): string {
  const hash = createHash('sha256').update(JSON.stringify(rest));
  // The hash is made part by part, because a large schedule as one text would need most of the memory of the whole read.
  for (let at = 0; at < slots.length; at += SLOTS_A_PART) {
    hash.update(JSON.stringify(slots.slice(at, at + SLOTS_A_PART)));
  }
  return hash.digest('hex').slice(0, 16);
}
