import { createHash } from 'node:crypto';
import { readSchedule } from '#lib/schedule/read-schedule.ts';
import type { ReadOptions, Schedule } from '#lib/schedule/schedule.ts';
import { findShowNow, type ShowNowCell, withShowNow } from '#lib/schedule/show-now-cell.ts';
import { type RawSheet, workbookFrom } from './raw-sheet.ts';

export type SheetTab = { name: string; gid: number | null };

/** A sheet that was read to the end. */
export type ReadSheet = {
  schedule: Schedule;
  /** A hash of the schedule without its problems, which viewers do not see. */
  revision: string;
  /** The document's own title; null where the source has none. */
  document: string | null;
  /** Its tabs, for links to cells; gid is null for files. */
  tabs: readonly SheetTab[];
  showNow: ShowNowCell | null;
};

/** `trialShowNow`: reads the sheet as it would be with this text in "Show now". */
export type ReadSheetOptions = ReadOptions & { trialShowNow?: string };

const SLOTS_A_PART = 1000;

/**
 * From bytes to schedule, on this thread.
 * @throws UnreadableSheet for what is no sheet
 */
export function readSheet(raw: RawSheet, { trialShowNow, ...options }: ReadSheetOptions): ReadSheet {
  const found = workbookFrom(raw);
  const workbook = trialShowNow === undefined ? found : withShowNow(found, trialShowNow);
  const schedule = readSchedule(workbook, options);
  return {
    schedule,
    revision: revisionOf(schedule),
    document: workbook.title,
    tabs: workbook.tabs.map(({ name, gid }) => ({ name, gid })),
    showNow: findShowNow(workbook),
  };
}

function revisionOf({ problems: _problems, slots, ...rest }: Schedule): string {
  const hash = createHash('sha256').update(JSON.stringify(rest));
  // By parts: the whole of a large schedule as one text would be most of the memory that reading it takes.
  for (let at = 0; at < slots.length; at += SLOTS_A_PART) {
    hash.update(JSON.stringify(slots.slice(at, at + SLOTS_A_PART)));
  }
  return hash.digest('hex').slice(0, 16);
}
