import type { sheets_v4 } from '@googleapis/sheets';
import { REPLY_FIELDS } from '#lib/sheet/google/reply.ts';
import { trouble } from '#lib/sheet/trouble.ts';
import { UnreadableSheet } from '#lib/sheet/unreadable-sheet.ts';
import type { CellWrite } from '../source.ts';

/** The field mask of a write, whose answer has the sheet as it is afterwards. */
export const WRITE_FIELDS = `updatedSpreadsheet(${REPLY_FIELDS})`;

/** By the tab's id, which stays when it is renamed. The text is no formula, whatever it begins with. */
export function writeRequest(cell: CellWrite): sheets_v4.Schema$Request {
  const fields = 'note' in cell && cell.note !== undefined ? 'userEnteredValue,note' : 'userEnteredValue';
  const texts = 'append' in cell ? cell.append : [cell.text];
  // An empty cell has no value.
  const values = texts.map((text) => (text === '' ? {} : { userEnteredValue: { stringValue: text } }));
  if ('append' in cell) return { appendCells: { sheetId: cell.gid, rows: [{ values }], fields } };
  const start = { sheetId: cell.gid, rowIndex: cell.row, columnIndex: cell.column };
  const noted = values.map((value) => ({ ...value, ...(cell.note !== undefined && { note: cell.note }) }));
  return { updateCells: { start, rows: [{ values: noted }], fields } };
}

/** The sheet in the answer to a write, as an answer to a read. */
export function updatedIn(bytes: Uint8Array): Uint8Array {
  try {
    const { updatedSpreadsheet } = JSON.parse(new TextDecoder().decode(bytes));
    return new TextEncoder().encode(JSON.stringify(updatedSpreadsheet ?? null));
  } catch (cause) {
    throw new UnreadableSheet('truncated', trouble('writeBrokeOff'), { cause });
  }
}
