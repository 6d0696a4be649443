import type { Workbook } from '#lib/schedule/types.ts';
import { type RawTable, workbookFromTables } from '#lib/sheet/csv/workbook-from-tables.ts';
import { isSpreadsheet } from '#lib/sheet/spreadsheet/is-spreadsheet.ts';
import { trouble } from '#lib/sheet/trouble.ts';
import { UnreadableSheet } from '#lib/sheet/unreadable-sheet.ts';
import { MOST_BYTES } from './limits.ts';

const TAB_NAMES = ['Schedule', 'Streams', 'Settings', 'Rooms'] as const;

/** A file that somebody dropped, or a text that was pasted. `name` names it at the start of a sentence. */
export type Given = { name: string; bytes: Uint8Array };

/** @throws UnreadableSheet if it is larger than any schedule */
export function refuseLarge(name: string, size: number): void {
  if (size > MOST_BYTES)
    throw new UnreadableSheet(
      'too-large',
      trouble('fileLargerThan', { file: name, mb: MOST_BYTES / 1024 / 1024 }),
    );
}

/**
 * Opens a dropped or pasted sheet as a workbook: a spreadsheet, a saved reply, or tables, each a tab by the name of its file.
 * @throws UnreadableSheet with a sentence, whatever is wrong
 */
export async function openSheet(given: readonly Given[]): Promise<Workbook> {
  for (const { name, bytes } of given) {
    refuseLarge(name, bytes.length);
    if (bytes.every((byte) => byte <= 0x20))
      throw new UnreadableSheet('empty', trouble('emptyFile', { file: name }));
  }
  const spreadsheet = given.find(({ bytes }) => isSpreadsheet(bytes));
  // Most sheets are pasted or CSV. The code for the others is large, so it is loaded when there is one.
  if (spreadsheet) {
    const { readSpreadsheet } = await import('#lib/sheet/spreadsheet/read-spreadsheet.ts');
    return readSpreadsheet(spreadsheet.bytes, spreadsheet.name);
  }
  const reply = given.find(({ name }) => /\.json$/i.test(name));
  if (reply) {
    const { workbookFrom } = await import('#lib/sheet/raw-sheet.ts');
    return workbookFrom({ form: 'reply', what: reply.name, bytes: reply.bytes });
  }
  return workbookFromTables(given.map((one, i) => toTable(one, i, given)));
}

function toTable({ name, bytes }: Given, i: number, given: readonly Given[]): RawTable {
  const stem = name.replace(/\.[a-z]{1,4}$/i, '').toLowerCase();
  const own = TAB_NAMES.find((tab) => stem === tab.toLowerCase() || stem.endsWith(` - ${tab.toLowerCase()}`));
  const isOnly = given.length === 1;
  return {
    name: isOnly ? 'Schedule' : (own ?? (i === 0 ? 'Schedule' : name)),
    what: name,
    bytes,
    charset: null,
    delimiter: /\.tsv$/i.test(name) ? '\t' : null,
  };
}
