import type { Workbook } from '#lib/schedule/types.ts';
import { trouble } from '../trouble.ts';
import { named } from '../trouble-in-english.ts';
import { UnreadableSheet } from '../unreadable-sheet.ts';
import { decodeText, looksLikeHtml } from './decode-text.ts';
import { parseTable } from './parse-table.ts';

/** One delimited file. `what` names it at the start of a sentence; `charset` is what the sender said it is. */
export type RawTable = {
  name: string;
  what: string;
  bytes: Uint8Array;
  charset: string | null;
  delimiter: '\t' | null;
};

/**
 * Makes a workbook of delimited files, each a tab.
 * @throws UnreadableSheet for what is no table
 */
export function workbookFromTables(tables: readonly RawTable[]): Workbook {
  const tabs = tables.map((table) => {
    const text = decodeText(table.bytes, table.what, table.charset);
    if (looksLikeHtml(text))
      throw new UnreadableSheet('html', trouble('pageNotTable', { what: named(table.what) }));
    return { name: table.name, gid: null, rows: parseTable(text, table.what, table.delimiter) };
  });
  return { title: null, locale: null, timeZone: null, tabs };
}
