import { type UnzipFileInfo, unzipSync, zipSync } from 'fflate';
import { trouble } from '../trouble.ts';
import { named } from '../trouble-in-english.ts';
import { UnreadableSheet } from '../unreadable-sheet.ts';

/** A schedule of a hundred thousand rows has less than half of it. */
export const MOST_UNPACKED = 100 * 1024 * 1024;
const MOST_FILES = 2000;
/** Pictures and macros are left packed. */
const NEEDED = /\.(?:xml|rels)$|^mimetype$/i;

export const unpacksTooLarge = (what: string) =>
  new UnreadableSheet(
    'too-large',
    trouble('unpacksTooLarge', { what: named(what), mb: MOST_UNPACKED / 1024 / 1024 }),
  );

/** The files in a zip that a spreadsheet is read from, and the same as a zip without compression. */
type Unpacked = { files: Record<string, Uint8Array>; zip: Uint8Array };

/**
 * Unpacks a spreadsheet, at most MOST_UNPACKED bytes of it. Later code reads the plain zip, so that no second reader
 * unpacks more than was counted here.
 * @throws UnreadableSheet for a zip bomb, and for bytes that are no zip
 */
export function unpack(bytes: Uint8Array, what: string): Unpacked {
  let size = 0;
  let count = 0;
  const isNeeded = ({ name }: UnzipFileInfo) => NEEDED.test(name);
  const countOnly = (file: UnzipFileInfo) => {
    if (!isNeeded(file)) return false;
    count++;
    size += Math.max(file.originalSize, file.size);
    if (size > MOST_UNPACKED || count > MOST_FILES) throw unpacksTooLarge(what);
    return false;
  };
  let files: Record<string, Uint8Array>;
  try {
    // All is counted before anything is unpacked: a bomb cost the time of 100 MB until it was refused.
    unzipSync(bytes, { filter: countOnly });
    files = unzipSync(bytes, { filter: isNeeded });
  } catch (cause) {
    if (cause instanceof UnreadableSheet) throw cause;
    throw new UnreadableSheet('truncated', trouble('brokenSpreadsheet', { what: named(what) }), { cause });
  }
  return { files, zip: zipSync(files, { level: 0 }) };
}
