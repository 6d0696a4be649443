import type { Cell, RichCell, Tab, Workbook } from '#lib/schedule/types.ts';
import { DAY } from '#lib/time.ts';
import { trouble } from '../trouble.ts';
import { named } from '../trouble-in-english.ts';
import { UnreadableSheet } from '../unreadable-sheet.ts';
import { isEncrypted } from './is-spreadsheet.ts';
import { MOST_UNPACKED, unpack, unpacksTooLarge } from './unpack.ts';

/** Spreadsheets count days from here; the day before it stands for dates before March 1900, since 1900 was no leap year. */
const EPOCH = Date.UTC(1899, 11, 30);
const FIRST_OF_MARCH = Date.UTC(1900, 2, 1);
const EPOCH_1904 = Date.UTC(1904, 0, 1);
const MOST_ROWS = 250_000;
const MOST_COLUMNS = 1000;
/** The part that is read of a sheet that has a stray cell far away from the others. */
const NEAR_CELLS = { range: 'A1:GR100000', rows: 100_000 };

/** The parts of hucre's cells and sheets that we need. */
type ReadValue = string | number | boolean | Date | null;
type ReadCell = {
  type?: string;
  style?: { numFmt?: string };
  hyperlink?: { target?: string; display?: string };
};
type ReadSheet = {
  name: string;
  hidden?: boolean;
  veryHidden?: boolean;
  rows: ReadValue[][];
  cells?: Map<string, ReadCell>;
  merges?: Array<{ startRow: number; startCol: number; endRow: number; endCol: number }>;
};

/**
 * An .xlsx or .ods file as a workbook. Hidden tabs are left out unless they have one of our names; hidden rows count, as
 * they do in Google Sheets.
 * @param what how to name the file in a complaint
 * @throws UnreadableSheet for what is none, is protected, or unpacks to more than a sheet is
 */
export async function readSpreadsheet(bytes: Uint8Array, what: string): Promise<Workbook> {
  if (isEncrypted(bytes)) throw protectedSheet(what);
  const { files, zip } = unpack(bytes, what);
  if (text(files['META-INF/manifest.xml']).includes('encryption-data')) throw protectedSheet(what);
  const isOds = files['content.xml'] !== undefined;
  if (!isOds && files['xl/workbook.xml'] === undefined)
    throw new UnreadableSheet('not-a-table', trouble('notSpreadsheet', { what: named(what) }));
  const hidden = isOds ? hiddenTables(text(files['content.xml'])) : new Set<string>();
  let read: { sheets: ReadSheet[]; dateSystem?: string };
  try {
    read = isOds
      ? await (await import('hucre/ods')).readOds(zip, { readStyles: true, maxRows: MOST_ROWS })
      : await readXlsx(zip);
  } catch (cause) {
    const why = isTooFar(cause) ? 'tooManyCells' : 'brokenSpreadsheet';
    throw new UnreadableSheet('truncated', trouble(why, { what: named(what) }), { cause });
  }
  const is1904 = read.dateSystem === '1904';
  if (charactersOf(read.sheets) > MOST_UNPACKED) throw unpacksTooLarge(what);
  const tabs = read.sheets
    .filter((sheet) => isShown(sheet, hidden) && sheet.rows.length > 0)
    .map((sheet) => toTab(sheet, is1904));
  return { title: null, locale: null, timeZone: null, tabs };
}

/** hucre refuses a sheet whose cells span more than it may keep, even if nearly all of them are empty. */
const isTooFar = (error: unknown) => error instanceof Error && /\bcells?\b.*\blimit\b/.test(error.message);

async function readXlsx(zip: Uint8Array): Promise<{ sheets: ReadSheet[]; dateSystem?: string }> {
  const hucre = await import('hucre/xlsx');
  try {
    return await hucre.readXlsx(zip, { readStyles: true, maxRows: MOST_ROWS });
  } catch (error) {
    if (!isTooFar(error)) throw error;
    const near = await hucre.readXlsx(zip, { readStyles: true, range: NEAR_CELLS.range });
    // Never a part of the rows without a word.
    if (near.sheets.some(({ rows }) => rows.length >= NEAR_CELLS.rows)) throw error;
    return near;
  }
}

function isShown({ name, hidden, veryHidden }: ReadSheet, others: ReadonlySet<string>): boolean {
  const isHidden = hidden || veryHidden || others.has(name);
  return !isHidden || /^\s*(schedule|streams|settings|rooms)\s*$/i.test(name);
}

/** A text that is in a file once may stand in a hundred thousand cells. */
function charactersOf(sheets: readonly ReadSheet[]): number {
  let sum = 0;
  for (const { rows } of sheets)
    for (const row of rows) for (const value of row) if (typeof value === 'string') sum += value.length;
  return sum;
}

function toTab({ name, rows, cells, merges }: ReadSheet, is1904: boolean): Tab {
  return {
    name,
    gid: null,
    rows: rows
      .slice(0, MOST_ROWS)
      .map((values, row) =>
        values
          .slice(0, MOST_COLUMNS)
          .map((value, column) => toCell(value, cells?.get(`${row},${column}`), is1904)),
      ),
    ...(merges
      ? {
          merges: merges.map(({ startRow, startCol, endRow, endCol }) => ({
            startRow,
            endRow: endRow + 1,
            startColumn: startCol,
            endColumn: endCol + 1,
          })),
        }
      : {}),
  };
}

function toCell(value: ReadValue, cell: ReadCell | undefined, is1904: boolean): Cell {
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value === 'string') return textCell(value, cell);
  const number = typeof value === 'number' ? value : serialOf(value, is1904);
  const format = formatOf(cell?.style?.numFmt ?? '', value instanceof Date, number);
  return { text: numberText(number, format), number, format };
}

function textCell(value: string, cell: ReadCell | undefined): Cell {
  if (cell?.type === 'error')
    return { text: value, error: value.replace(/^#/, '').replace(/[!?]$/, '').replace('/', '_') };
  // The times of OpenDocument.
  const [, hours, minutes, seconds] = /^PT(\d{1,3})H(\d{1,2})M(\d{1,2})(?:[.,]\d+)?S$/.exec(value) ?? [];
  if (hours !== undefined) {
    const number = (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) / 86_400;
    return { text: numberText(number, 'time'), number, format: 'time' };
  }
  const uri = cell?.hyperlink?.target;
  if (!uri || !/^https?:/i.test(uri)) return value;
  return { text: value, links: [{ text: cell.hyperlink?.display || value, uri }] };
}

/** Days since 1899-12-30, as Google counts them, whatever the file counts from. */
function serialOf(date: Date, is1904: boolean): number {
  const ms = date.getTime();
  // A time alone is read as one of the first day there is.
  if (is1904 && ms < EPOCH_1904 + 400 * DAY) return (ms - EPOCH_1904) / DAY;
  return (ms - (ms < FIRST_OF_MARCH ? EPOCH + DAY : EPOCH)) / DAY;
}

function formatOf(pattern: string, isDate: boolean, number: number): RichCell['format'] {
  const plain = pattern.replace(/"[^"]*"|\\.|_./g, '').split(';', 1)[0] ?? '';
  if (/\[[hms]+\]/i.test(plain)) return 'duration';
  const letters = plain.replace(/\[[^\]]*\]/g, '').replace(/am\/pm|a\/p/gi, '');
  const hasTime = /[hs]/i.test(letters);
  const hasDate = /[yd]/i.test(letters) || (/m/i.test(letters) && !hasTime);
  if (hasDate && !/^general$/i.test(letters)) return hasTime ? 'date-time' : 'date';
  if (hasTime) return 'time';
  if (!isDate) return 'number';
  return number < 1 ? 'time' : Number.isInteger(number) ? 'date' : 'date-time';
}

function numberText(number: number, format: RichCell['format']): string {
  if (format === 'number') return String(Number(number.toPrecision(12)));
  const ms = Math.round(number * 86_400) * 1000;
  if (format === 'time' || format === 'duration') {
    const minutes = Math.floor(ms / 60_000);
    return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
  }
  const instant = EPOCH + ms;
  if (!(Math.abs(instant) < 8e15)) return String(number);
  const iso = new Date(instant).toISOString();
  return format === 'date' ? iso.slice(0, 10) : iso.slice(0, 16).replace('T', ' ');
}

/** The tabs of an OpenDocument file that are not shown. */
function hiddenTables(content: string): Set<string> {
  const styles = new Set<string>();
  for (const [, name = '', rest = ''] of content.matchAll(
    /<style:style style:name="([^"]{1,100})"[^>]*style:family="table"[^>]*>([\s\S]{0,300}?)<\/style:style>/g,
  )) {
    if (rest.includes('table:display="false"')) styles.add(name);
  }
  const hidden = new Set<string>();
  for (const [, attributes = ''] of content.matchAll(/<table:table ([^>]{1,500})>/g)) {
    const name = /table:name="([^"]*)"/.exec(attributes)?.[1];
    const style = /table:style-name="([^"]*)"/.exec(attributes)?.[1];
    if (name !== undefined && style !== undefined && styles.has(style)) hidden.add(name);
  }
  return hidden;
}

function protectedSheet(what: string): UnreadableSheet {
  return new UnreadableSheet('not-a-table', trouble('protectedSpreadsheet', { what: named(what) }));
}

const text = (bytes: Uint8Array | undefined) => (bytes ? new TextDecoder().decode(bytes) : '');
