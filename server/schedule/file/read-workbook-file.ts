import { open, readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Workbook } from '#lib/schedule/types.ts';
import type { RawTable } from '#lib/sheet/csv/workbook-from-tables.ts';
import { type RawSheet, workbookFrom } from '#lib/sheet/raw-sheet.ts';
import { isSpreadsheet } from '#lib/sheet/spreadsheet/is-spreadsheet.ts';
import { readSpreadsheet } from '#lib/sheet/spreadsheet/read-spreadsheet.ts';
import { trouble } from '#lib/sheet/trouble.ts';
import { UnreadableSheet } from '#lib/sheet/unreadable-sheet.ts';

/** More than a schedule of a hundred thousand rows needs; a saved reply says the same at greater length. */
const MAX_BYTES = { table: 32 * 1024 * 1024, reply: 64 * 1024 * 1024 };

const TAB_NAMES = ['Schedule', 'Streams', 'Settings', 'Rooms'] as const;

/**
 * Reads a sheet that is a file: `.csv`, `.tsv`, `.xlsx`, `.ods`, a saved `spreadsheets.get` reply (`.json`), or a folder with
 * `Schedule.csv`, `Streams.csv`, `Settings.csv` and `Rooms.csv`.
 * @throws UnreadableSheet with one sentence, whatever is wrong with the file
 */
export async function readWorkbookFile(path: string): Promise<Workbook> {
  const raw = await readRawFile(path);
  const [table] = raw.form === 'tables' ? raw.tables : [];
  if (table && isSpreadsheet(table.bytes)) return readSpreadsheet(table.bytes, table.what);
  return workbookFrom(raw);
}

/** The bytes of such a file or folder. */
export async function readRawFile(path: string): Promise<RawSheet> {
  const name = basename(path) || path;
  try {
    if ((await stat(path)).isDirectory()) return await readFolder(path);
    if (/\.json$/i.test(name)) {
      return { form: 'reply', what: name, bytes: await readBounded(path, MAX_BYTES.reply) };
    }
    return { form: 'tables', tables: [toTable('Schedule', name, await readBounded(path, MAX_BYTES.table))] };
  } catch (error) {
    throw asUnreadable(error, name);
  }
}

async function readFolder(path: string): Promise<RawSheet> {
  const names = await tablesIn(path);
  const byTab = new Map<string, string>();
  for (const tab of TAB_NAMES) {
    const found = names.find((name) => name.slice(0, -4).toLowerCase() === tab.toLowerCase());
    if (found) byTab.set(tab, found);
  }
  const [only] = names;
  if (names.length === 1 && only && byTab.size === 0) byTab.set('Schedule', only);
  if (!byTab.has('Schedule')) {
    throw new UnreadableSheet('empty', trouble('noScheduleFile', { folder: basename(path) || path }));
  }
  const tables: RawTable[] = [];
  for (const [tab, file] of byTab)
    tables.push(toTable(tab, file, await readBounded(join(path, file), MAX_BYTES.table)));
  return { form: 'tables', tables };
}

/** The names of the tables in a folder; of a file, none. */
export async function tablesIn(path: string): Promise<string[]> {
  if (!(await stat(path)).isDirectory()) return [];
  return (await readdir(path)).filter((name) => /\.(csv|tsv)$/i.test(name)).sort();
}

function toTable(tab: string, file: string, bytes: Uint8Array): RawTable {
  if (tab === 'Schedule' && bytes.every((byte) => byte <= 0x20))
    throw new UnreadableSheet('empty', trouble('emptyFile', { file }));
  return { name: tab, what: file, bytes, charset: null, delimiter: /\.tsv$/i.test(file) ? '\t' : null };
}

/** Reads to the end or to the limit, whatever the file said of its size: it may grow, or be a device. */
async function readBounded(path: string, maxBytes: number): Promise<Uint8Array> {
  const tooLarge = () =>
    new UnreadableSheet(
      'too-large',
      trouble('fileLargerThan', { file: basename(path), mb: maxBytes / 1024 / 1024 }),
    );
  const before = await stat(path);
  if (!before.isFile())
    throw new UnreadableSheet('not-a-table', trouble('notFile', { file: basename(path) }));
  if (before.size > maxBytes) throw tooLarge();
  const file = await open(path, 'r');
  try {
    const parts: Buffer[] = [];
    let size = 0;
    for (;;) {
      const { bytesRead, buffer } = await file.read(
        Buffer.allocUnsafe(Math.max(before.size - size + 1, 4096)),
      );
      if (bytesRead === 0) return parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts);
      parts.push(buffer.subarray(0, bytesRead));
      size += bytesRead;
      if (size > maxBytes) throw tooLarge();
    }
  } finally {
    await file.close();
  }
}

function asUnreadable(error: unknown, name: string): UnreadableSheet {
  if (error instanceof UnreadableSheet) return error;
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return new UnreadableSheet('missing', trouble('noFile', { file: name }), { cause: error });
  }
  if (code === 'EACCES' || code === 'EPERM') {
    return new UnreadableSheet('missing', trouble('notReadable', { file: name }), { cause: error });
  }
  const why = code
    ? trouble('fileUnreadCode', { file: name, code: String(code) })
    : trouble('fileUnread', { file: name });
  return new UnreadableSheet('missing', why, { cause: error });
}
