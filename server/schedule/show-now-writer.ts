import { a1 } from '#lib/schedule/cell.ts';
import type { Schedule } from '#lib/schedule/schedule.ts';
import { type RoomOfCell, showNowIn, showNowRow } from '#lib/schedule/show-now-cell.ts';
import type { RawSheet } from '#lib/sheet/raw-sheet.ts';
import { type Trouble, trouble } from '#lib/sheet/trouble.ts';
import { UnreadableSheet } from '#lib/sheet/unreadable-sheet.ts';
import type { ReadSheet, Trial } from './read-sheet.ts';
import type { CellWrite, Source } from './source.ts';

/** The new text of a room's "Show now". */
export type ShowNowOrder = {
  text: string;
  room: RoomOfCell;
  /** The text that must be in the cell now; null means the text that was there when the sheet was last accepted. */
  expected: string | null;
  /** Whether a sheet with this text shows the right thing: a title may be the name of something else, too. */
  isMeant(schedule: Schedule): boolean;
};

export type ShowNowWritten =
  /** `before` is the text that was in the cell, and `cell` its place, such as `Settings!B7`. */
  | { ok: true; before: string; cell: string; written: Written }
  /** Somebody wrote something else there, so it is not overwritten. */
  | { ok: false; kind: 'changed' }
  /** It cannot be written. */
  | { ok: false; kind: 'cannot'; why: Trouble };

/** The answer of the source to a write, and the schedule of the trial before it. */
export type Written = { sheet: RawSheet; tried: ReadSheet };

type Options = {
  source: Source;
  /** The text of "Show now" in the sheet that is served, or null if none is served. */
  servedText(room: RoomOfCell): string | null;
  readSheet(raw: RawSheet, trial?: Trial): Promise<ReadSheet>;
};

/**
 * Writes "Show now" into the sheet. The cell is read just before, so that the text that an organizer typed since stays. The
 * API has no way to do both in one step, so text that is typed in the moment between them is lost.
 */
export async function writeShowNow(
  { text, room, expected, isMeant }: ShowNowOrder,
  { source, servedText, readSheet }: Options,
  signal: AbortSignal,
): Promise<ShowNowWritten> {
  const known = servedText(room);
  if (!source.write) return cannot(source.readOnly ?? trouble('readOnly'));
  if (known === null) return cannot(trouble('notReadYet'));
  try {
    const fresh = await source.read(signal);
    const tried = await readSheet(fresh, { trialShowNow: { text, room } });
    const { showNow: found, schedule } = tried;
    if (found === null || found.tab.gid === null) {
      return cannot(trouble('noSettingsTab'));
    }
    const there = showNowIn(found, room);
    const before = expected ?? known;
    if (there.text !== before) return { ok: false, kind: 'changed' };
    if (!isMeant(schedule)) return cannot(trouble('showNowAmbiguous'));
    const { gid, name, rows } = found.tab;
    const place = there.place ?? { row: rows, column: 1 };
    const write: CellWrite = there.place ? { gid, ...place, text } : { gid, append: showNowRow(text, room) };
    const sheet = await source.write([write], signal);
    return { ok: true, before, cell: `${name}!${a1(place.row, place.column)}`, written: { sheet, tried } };
  } catch (error) {
    if (error instanceof UnreadableSheet) return cannot(error.why);
    throw error;
  }
}

export const cannot = (why: Trouble) => ({ ok: false, kind: 'cannot', why }) as const;
