import { createHash } from 'node:crypto';
import { readSchedule } from '#lib/schedule/read-schedule.ts';
import type { ReadOptions, Schedule } from '#lib/schedule/schedule.ts';
import { type RawSheet, workbookFrom } from './raw-sheet.ts';

/** A sheet that was read to the end. */
export type ReadSheet = {
  schedule: Schedule;
  /** A hash of the schedule without its problems, which viewers do not see. */
  revision: string;
  /** The document's own title; null where the source has none. */
  document: string | null;
  /** The workbook as JSON, to be kept. */
  workbook: Uint8Array;
};

/**
 * From bytes to schedule, on this thread.
 * @throws UnreadableSheet for what is no sheet
 */
export function readSheet(raw: RawSheet, options: ReadOptions): ReadSheet {
  const workbook = workbookFrom(raw);
  const schedule = readSchedule(workbook, options);
  const seen = JSON.stringify({ ...schedule, problems: undefined });
  return {
    schedule,
    revision: createHash('sha256').update(seen).digest('hex').slice(0, 16),
    document: workbook.title,
    workbook: raw.form === 'workbook' ? raw.bytes : Buffer.from(JSON.stringify(workbook)),
  };
}
