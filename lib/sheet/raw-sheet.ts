import type { Workbook } from '#lib/schedule/types.ts';
import { decodeText, looksLikeHtml } from './csv/decode-text.ts';
import { type RawTable, workbookFromTables } from './csv/workbook-from-tables.ts';
import { workbookFromReply } from './google/reply.ts';
import { trouble } from './trouble.ts';
import { named } from './trouble-in-english.ts';
import { UnreadableSheet } from './unreadable-sheet.ts';

/**
 * The answer of a source, still as bytes, so that a large one can be parsed in another thread. `workbook` is the form of
 * the first version of the last good file: the workbook as JSON.
 */
export type RawSheet =
  | { form: 'tables'; tables: RawTable[] }
  | { form: 'workbook'; bytes: Uint8Array }
  | { form: 'reply'; what: string; bytes: Uint8Array };

/**
 * Takes a sheet's bytes apart.
 * @throws UnreadableSheet for what is no sheet
 */
export function workbookFrom(raw: RawSheet): Workbook {
  // Only the last good file holds it, and its checksum says that it is as this program wrote it.
  if (raw.form === 'workbook') return JSON.parse(new TextDecoder().decode(raw.bytes));
  if (raw.form === 'reply') {
    const text = decodeText(raw.bytes, raw.what);
    if (looksLikeHtml(text))
      throw new UnreadableSheet('html', trouble('pageNotSheet', { what: named(raw.what) }));
    return workbookFromReply(text, raw.what);
  }
  return workbookFromTables(raw.tables);
}
