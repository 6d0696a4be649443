import type { Schedule } from '#lib/schedule/schedule.ts';
import { showNowRow } from '#lib/schedule/show-now-cell.ts';
import type { RawSheet } from './raw-sheet.ts';
import type { ReadSheet } from './read-sheet.ts';
import type { CellWrite, Source } from './source.ts';
import { type Trouble, trouble } from './trouble.ts';
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
  /** It cannot be written. */
  | { ok: false; kind: 'cannot'; why: Trouble };

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
  if (!source.write) return cannot(source.readOnly ?? trouble('readOnly'));
  if (known === null) return cannot(trouble('notReadYet'));
  try {
    const fresh = await source.read(signal);
    const { showNow: there } = await readSheet(fresh);
    if (there === null || there.tab.gid === null) {
      return cannot(trouble('noSettingsTab'));
    }
    const before = expected ?? known;
    if (there.text !== before) return { ok: false, kind: 'changed' };
    const { schedule } = await readSheet(fresh, text);
    if (!isMeant(schedule)) {
      return cannot(trouble('showNowAmbiguous'));
    }
    const { gid, name, rows } = there.tab;
    const place = there.place ?? { row: rows, column: 1 };
    const write: CellWrite = there.place ? { gid, ...place, text } : { gid, append: showNowRow(text) };
    const sheet = await source.write(write, signal);
    return { ok: true, before, cell: `${name}!${letters(place.column)}${place.row + 1}`, sheet };
  } catch (error) {
    if (error instanceof UnreadableSheet) return cannot(error.why);
    throw error;
  }
}

const cannot = (why: Trouble): ShowNowWritten => ({ ok: false, kind: 'cannot', why });

/** `A`, `Z`, `AA`. */
function letters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : letters(Math.floor(column / 26) - 1) + last;
}
