import type { sheets_v4 } from '@googleapis/sheets';
import { cellText, richCell } from '#lib/schedule/cell.ts';
import type { Cell } from '#lib/schedule/types.ts';
import type { TabRewrite } from '../source.ts';

const FIELDS = 'userEnteredValue,userEnteredFormat.numberFormat,textFormatRuns';
const TYPES = {
  date: 'DATE',
  time: 'TIME',
  'date-time': 'DATE_TIME',
  duration: 'TIME',
  number: null,
} as const;

/** Rows between others, the last place first so that the places of the others still hold; or a whole tab anew. */
export function rewriteRequests(write: TabRewrite): sheets_v4.Schema$Request[] {
  const { gid: sheetId } = write;
  if ('all' in write) {
    const { all, size } = write;
    const rows = Array.from({ length: Math.max(size.rows, all.length) }, (_, row) => all[row] ?? []);
    const width = Math.max(size.columns, ...all.map((cells) => cells.length));
    const padded = rows.map((cells) => Array.from({ length: width }, (_, column) => cells[column] ?? ''));
    return [updateRequest(sheetId, 0, padded)];
  }
  return [...write.inserts]
    .sort((a, b) => b.at - a.at)
    .flatMap(({ at, rows }) => [
      {
        insertDimension: {
          range: { sheetId, dimension: 'ROWS', startIndex: at, endIndex: at + rows.length },
          inheritFromBefore: at > 1,
        },
      },
      updateRequest(sheetId, at, rows),
    ]);
}

const updateRequest = (sheetId: number, rowIndex: number, rows: readonly Cell[][]) => ({
  updateCells: {
    start: { sheetId, rowIndex, columnIndex: 0 },
    rows: rows.map((cells) => ({ values: cells.map(cellData) })),
    fields: FIELDS,
  },
});

/** A date stays a date, and links stay on their words. Text is no formula, whatever it begins with. */
function cellData(cell: Cell): sheets_v4.Schema$CellData {
  const text = cellText(cell);
  const { number, format, links = [] } = richCell(cell) ?? {};
  if (number !== undefined && format !== undefined) {
    const type = TYPES[format];
    const pattern = format === 'duration' ? { pattern: '[h]:mm:ss' } : {};
    return {
      userEnteredValue: { numberValue: number },
      ...(type && { userEnteredFormat: { numberFormat: { type, ...pattern } } }),
    };
  }
  if (text === '') return {};
  const runs = links.flatMap((link) => {
    const startIndex = text.indexOf(link.text);
    if (startIndex === -1) return [];
    const end = startIndex + link.text.length;
    const behind = end < text.length ? [{ startIndex: end, format: {} }] : [];
    return [{ startIndex, format: { link: { uri: link.uri } } }, ...behind];
  });
  return { userEnteredValue: { stringValue: text }, ...(runs.length > 0 && { textFormatRuns: runs }) };
}
