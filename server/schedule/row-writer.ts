import type { CellEdit, RowOrder } from '#lib/backstage/row-cells.ts';
import {
  editSchedule,
  type SlotEdit,
  sameAiring,
  sayTheSame,
  signatureOf,
} from '#lib/backstage/slot-edits.ts';
import { a1 } from '#lib/schedule/cell.ts';
import type { Schedule } from '#lib/schedule/schedule.ts';
import { slotsBetween } from '#lib/schedule/slots-between.ts';
import type { RawSheet } from '#lib/sheet/raw-sheet.ts';
import { type Trouble, trouble } from '#lib/sheet/trouble.ts';
import { UnreadableSheet } from '#lib/sheet/unreadable-sheet.ts';
import { DAY } from '#lib/time.ts';
import type { ReadSheet, Trial } from './read-sheet.ts';
import { cannot, type Written } from './show-now-writer.ts';
import type { Source } from './source.ts';

/** An edit of a row: as cells, and as what the schedule must then say. */
export type RowWrite = { order: RowOrder; edit: SlotEdit | null };

export type RowWritten =
  /** `cells` is what was written, to take it back, and `cell` the place of the first, such as `Schedule!D7`. */
  | { ok: true; cells: CellEdit[]; cell: string; written: Written }
  /** Somebody changed that row, so it is not overwritten. */
  | { ok: false; kind: 'changed' }
  | { ok: false; kind: 'cannot'; why: Trouble };

type Options = {
  source: Source;
  /** The schedule as the sheet said it when it was last accepted, or null. */
  served: Schedule | null;
  readSheet(raw: RawSheet, trial?: Trial): Promise<ReadSheet>;
};

/** The time around an airing (ms) in which nothing else may change: a weekly show comes again in it. */
const LOOKED_AT = 22 * DAY;

/**
 * Writes the edit of one airing into its row. The sheet is read just before: if the row is not what it was, it stays. It
 * is read as it will be, too: it must say what was meant, and the same as before of all else.
 */
export async function writeRow(
  { order, edit }: RowWrite,
  { source, served, readSheet }: Options,
  signal: AbortSignal,
): Promise<RowWritten> {
  if (!source.write) return cannot(source.readOnly ?? trouble('readOnly'));
  if (served === null) return cannot(trouble('notReadYet'));
  try {
    const fresh = await source.read(signal);
    const tried = await readSheet(fresh, { trialRow: order });
    const schedule = tried.before ?? tried.schedule;
    const there = 'airing' in order ? sameAiring(schedule, order.airing) : null;
    if (there && 'airing' in order && signatureOf(schedule, there) !== signatureOf(served, order.airing))
      return { ok: false, kind: 'changed' };
    const row = tried.trialCells ?? null;
    if (row === null || row.cells.length === 0 || row.tab.gid === null)
      return there ? cannot(trouble('rowNotPlain')) : { ok: false, kind: 'changed' };
    if (there && !(edit && isMeant(schedule, tried.schedule, there, edit)))
      return cannot(trouble('rowNotPlain'));
    const { gid, name } = row.tab;
    const cells = row.cells.map(({ row, column, after, note }) => ({
      gid,
      row,
      column,
      text: after,
      note,
    }));
    const sheet = await source.write(cells, signal);
    const [first] = row.cells;
    return {
      ok: true,
      cells: row.cells.map(({ note: _note, ...cell }) => cell),
      cell: `${name}!${first ? a1(first.row, first.column) : ''}`,
      written: { sheet, tried },
    };
  } catch (error) {
    if (error instanceof UnreadableSheet) return cannot(error.why);
    throw error;
  }
}

function isMeant(
  before: Schedule,
  after: Schedule,
  airing: Parameters<typeof editSchedule>[1],
  edit: SlotEdit,
): boolean {
  const meant = editSchedule(
    before,
    airing,
    edit.act === 'swap' ? { ...edit, with: sameAiring(before, edit.with) } : edit,
  );
  const [from, to] = [airing.start - DAY, airing.start + LOOKED_AT];
  return meant !== null && sayTheSame(slotsBetween(meant, from, to), slotsBetween(after, from, to));
}
