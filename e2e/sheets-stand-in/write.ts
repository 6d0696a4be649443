import Ajv, { type ValidateFunction } from 'ajv';
import { type CellWritten, typedFrom } from './cells.ts';
import schemas from './schemas.json' with { type: 'json' };
import type { StandInSheet } from './sheet.ts';

type Row = { values?: Array<CellWritten & { note?: string }> };
type Place = { sheetId?: number; rowIndex?: number; columnIndex?: number };
type Request = {
  updateCells?: { start: Place; rows: Row[]; fields: string };
  appendCells?: { sheetId?: number; rows: Row[]; fields: string };
  insertDimension?: { range: { sheetId?: number; dimension: string; startIndex?: number; endIndex: number } };
};
export type BatchUpdate = { requests: Request[]; includeSpreadsheetInResponse?: boolean };

/** Checks a value against a schema of the discovery document, as strictly as the API does: nothing that is not in it. */
export function schemaCheck(name: keyof typeof schemas.schemas): ValidateFunction {
  const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
  const closed = Object.entries(schemas.schemas).map(([id, schema]) => [
    id,
    { ...schema, id: undefined, additionalProperties: false },
  ]);
  const rewritten = JSON.parse(
    JSON.stringify(Object.fromEntries(closed)).replaceAll(/"\$ref":"(\w+)"/g, '"$ref":"#/$defs/$1"'),
  );
  return ajv.compile({ $defs: rewritten, $ref: `#/$defs/${name}` });
}

const check = schemaCheck('BatchUpdateSpreadsheetRequest');

/** Does what a `spreadsheets.batchUpdate` of cells and rows asks for. Throws for what the API would refuse. */
export function applyBatchUpdate(sheet: StandInSheet, body: unknown): BatchUpdate {
  if (!check(body)) throw new Error(JSON.stringify(check.errors));
  const update = body as BatchUpdate;
  for (const { updateCells, appendCells, insertDimension } of update.requests) {
    if (insertDimension) {
      const { sheetId = 0, dimension, startIndex = 0, endIndex } = insertDimension.range;
      if (dimension !== 'ROWS') throw new Error(`The stand-in does not insert ${dimension}`);
      sheet.insertRows(sheetId, startIndex, endIndex - startIndex);
      continue;
    }
    const { rows = [], fields = '' } = updateCells ?? appendCells ?? {};
    if (!/^userEnteredValue\b/.test(fields)) throw new Error(`The stand-in does not write ${fields}`);
    const texts = rows.map(({ values = [] }) => values.map(typedFrom));
    if (updateCells) {
      const { sheetId = 0, rowIndex = 0, columnIndex = 0 } = updateCells.start;
      sheet.writeRows(sheetId, rowIndex, columnIndex, texts);
      const note = rows[0]?.values?.[0]?.note;
      if (note !== undefined) sheet.writeNote(sheetId, rowIndex, columnIndex, note);
    } else sheet.writeRows(appendCells?.sheetId ?? 0, null, 0, texts);
  }
  return update;
}
