import type { Schedule } from '#lib/schedule/schedule.ts';
import { showNowRow } from '#lib/schedule/show-now-cell.ts';
import type { RawSheet } from './raw-sheet.ts';
import type { ReadSheet } from './read-sheet.ts';
import type { CellWrite, Source } from './source.ts';
import { UnreadableSheet } from './unreadable-sheet.ts';

/** What is to stand in "Show now". */
export type ShowNowOrder = {
  text: string;
  /** What must stand there now; null for what stood there when the sheet was last accepted. */
  expected: string | null;
  /** Whether a sheet that says so shows what is meant: a title may be the name of something else, too. */
  isMeant(schedule: Schedule): boolean;
};

export type ShowNowWritten =
  /** `before` is what stood there; `cell` says where, `Settings!B7`. */
  | { ok: true; before: string; cell: string; sheet: RawSheet }
  /** Somebody wrote something else there: it is not ours to overwrite. */
  | { ok: false; kind: 'changed' }
  /** It cannot be written, for a reason in a sentence for organizers. */
  | { ok: false; kind: 'cannot'; reason: string };

type Options = {
  source: Source;
  /** What stands in "Show now" of the sheet that is served; null where none is. */
  servedText(): string | null;
  readSheet(raw: RawSheet, trialShowNow?: string): Promise<ReadSheet>;
};

/**
 * Writes "Show now" into the sheet. The cell is read just before, so that what an organizer typed since stays; the API
 * has no way to do both in one step, so that a moment is left.
 */
export async function writeShowNow(
  { text, expected, isMeant }: ShowNowOrder,
  { source, servedText, readSheet }: Options,
  signal: AbortSignal,
): Promise<ShowNowWritten> {
  const known = servedText();
  if (!source.write) return cannot(source.readOnly ?? 'The sheet can only be read.');
  if (known === null) return cannot('The sheet was not read yet.');
  try {
    const fresh = await source.read(signal);
    const { showNow: there } = await readSheet(fresh);
    if (there === null || there.tab.gid === null) {
      return cannot('The sheet has no tab called Settings, where “Show now” would stand.');
    }
    const before = expected ?? known;
    if (there.text !== before) return { ok: false, kind: 'changed' };
    const { schedule } = await readSheet(fresh, text);
    if (!isMeant(schedule)) {
      return cannot('“Show now” in the sheet cannot say this: another row or name is called so, too.');
    }
    const { gid, name, rows } = there.tab;
    const place = there.place ?? { row: rows, column: 1 };
    const write: CellWrite = there.place ? { gid, ...place, text } : { gid, append: showNowRow(text) };
    const sheet = await source.write(write, signal);
    return { ok: true, before, cell: `${name}!${letters(place.column)}${place.row + 1}`, sheet };
  } catch (error) {
    if (error instanceof UnreadableSheet) return cannot(error.message);
    throw error;
  }
}

const cannot = (reason: string): ShowNowWritten => ({ ok: false, kind: 'cannot', reason });

/** `A`, `Z`, `AA`. */
function letters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : letters(Math.floor(column / 26) - 1) + last;
}
