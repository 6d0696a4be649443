import { z } from 'zod';
import type { Cell, CellLink, Merge, RichCell, Tab, Workbook } from '#lib/schedule/types.ts';
import { trouble } from '../trouble.ts';
import { named } from '../trouble-in-english.ts';
import { UnreadableSheet } from '../unreadable-sheet.ts';

/** The field mask of the one call: what `replySchema` reads, and nothing else. */
export const REPLY_FIELDS = [
  'spreadsheetId',
  'properties(title,locale,timeZone)',
  'sheets(properties(sheetId,title,index,hidden,sheetType)',
  'merges',
  'data(startRow,startColumn,rowData/values(effectiveValue,formattedValue,effectiveFormat/numberFormat,hyperlink,note',
  'textFormatRuns(startIndex,format/link/uri),chipRuns(startIndex,chip/richLinkProperties/uri))))',
].join(',');

// Far more cells than any schedule has, and few enough for the memory. Google's own limit is ten million cells.
const MAX_ROWS = 250_000;
const MAX_COLUMNS = 18_278;

/** Absent means 0, as everywhere in Google's JSON. */
const index = z.int().min(0).default(0);
const bounded = (limit: number) => z.int().min(0).max(limit).default(0);

const numberFormatSchema = z
  .object({ type: z.string().optional(), pattern: z.string().optional() })
  .optional();
const formatSchema = z.object({ numberFormat: numberFormatSchema }).optional();

const cellSchema = z.object({
  effectiveValue: z
    .object({
      numberValue: z.number().optional(),
      stringValue: z.string().optional(),
      boolValue: z.boolean().optional(),
      errorValue: z.object({ type: z.string().optional() }).optional(),
    })
    .optional(),
  formattedValue: z.string().optional(),
  effectiveFormat: formatSchema,
  // A reply that somebody saved may have been asked for with another mask.
  userEnteredFormat: formatSchema,
  hyperlink: z.string().optional(),
  note: z.string().optional(),
  textFormatRuns: z
    .array(
      z.object({
        startIndex: index,
        format: z.object({ link: z.object({ uri: z.string().optional() }).optional() }).optional(),
      }),
    )
    .optional(),
  chipRuns: z
    .array(
      z.object({
        startIndex: index,
        chip: z
          .object({ richLinkProperties: z.object({ uri: z.string().optional() }).optional() })
          .optional(),
      }),
    )
    .optional(),
});

const rowSchema = z.object({ values: z.array(cellSchema).max(MAX_COLUMNS).optional() });

const replySchema = z.object({
  properties: z.object({
    title: z.string().optional(),
    locale: z.string().optional(),
    timeZone: z.string().optional(),
  }),
  sheets: z.array(
    z.object({
      properties: z.object({
        sheetId: index,
        title: z.string(),
        index,
        hidden: z.boolean().optional(),
        sheetType: z.string().optional(),
      }),
      merges: z
        .array(
          z.object({
            startRowIndex: index,
            endRowIndex: z.int().optional(),
            startColumnIndex: index,
            endColumnIndex: z.int().optional(),
          }),
        )
        .optional(),
      data: z
        .array(
          z.object({
            startRow: bounded(MAX_ROWS),
            startColumn: bounded(MAX_COLUMNS),
            // Rows are checked one by one below, because a second copy of a large sheet takes much memory.
            rowData: z.array(z.unknown()).max(MAX_ROWS).optional(),
          }),
        )
        .optional(),
    }),
  ),
});

type Reply = z.infer<typeof replySchema>;
type ReplySheet = Reply['sheets'][number];
type ReplyCell = z.infer<typeof cellSchema>;

/**
 * A `spreadsheets.get` reply, as JSON text, as a workbook.
 * @param what how to name the reply in a complaint, at the start of a sentence
 * @throws UnreadableSheet for text that is no JSON (cut off, most often) or another reply
 */
export function workbookFromReply(text: string, what: string): Workbook {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw new UnreadableSheet('truncated', trouble('notWhole', { what: named(what) }), {
      cause,
    });
  }
  try {
    return toWorkbook(replySchema.parse(json));
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error;
    const where = error.issues[0]?.path.join('.') || 'its outermost level';
    throw new UnreadableSheet('not-a-table', trouble('notReply', { what: named(what), where }));
  }
}

function toWorkbook({ properties, sheets }: Reply): Workbook {
  return {
    title: properties.title ?? null,
    locale: properties.locale ?? null,
    timeZone: properties.timeZone ?? null,
    tabs: sheets
      .filter(holdsRows)
      .sort((a, b) => a.properties.index - b.properties.index)
      .map(toTab),
  };
}

/** Charts have no rows. A hidden tab is somebody's scratch pad, unless it bears one of our names. */
function holdsRows({ properties }: ReplySheet): boolean {
  if (properties.sheetType !== undefined && properties.sheetType !== 'GRID') return false;
  return !properties.hidden || /^\s*(schedule|streams|settings)\s*$/i.test(properties.title);
}

function toTab(sheet: ReplySheet): Tab {
  const rows: Cell[][] = [];
  for (const block of sheet.data ?? []) {
    block.rowData?.forEach((row, i) => {
      const cells = rowSchema.parse(row).values?.map(toCell) ?? [];
      while (cells.length > 0 && cells.at(-1) === '') cells.pop();
      if (cells.length > 0) placeRow(rows, block.startRow + i, block.startColumn, cells);
    });
  }
  const merges = sheet.merges?.map((merge): Merge => {
    return {
      startRow: merge.startRowIndex,
      endRow: merge.endRowIndex ?? rows.length,
      startColumn: merge.startColumnIndex,
      endColumn: merge.endColumnIndex ?? MAX_COLUMNS,
    };
  });
  const tab: Tab = { name: sheet.properties.title, gid: sheet.properties.sheetId, rows };
  return merges ? { ...tab, merges } : tab;
}

function placeRow(rows: Cell[][], at: number, startColumn: number, cells: Cell[]): void {
  while (rows.length <= at) rows.push([]);
  const row = rows[at] ?? [];
  if (startColumn === 0 && row.length === 0) {
    rows[at] = cells;
    return;
  }
  while (row.length < startColumn) row.push('');
  cells.forEach((cell, i) => {
    row[startColumn + i] = cell;
  });
}

/** A plain string if the cell is no more than its text. */
function toCell(cell: ReplyCell): Cell {
  const value = cell.effectiveValue;
  const text = cell.formattedValue ?? value?.stringValue ?? plainText(value?.numberValue ?? value?.boolValue);
  const number = value?.numberValue;
  const error = value?.errorValue ? (value.errorValue.type ?? 'ERROR') : undefined;
  const links = linksOf(cell, text);
  const { note } = cell;
  if (number === undefined && error === undefined && links.length === 0 && !note) return text;
  const rich: RichCell = { text, ...(note && { note }) };
  if (number !== undefined) {
    rich.number = number;
    rich.format = formatOf(cell.effectiveFormat?.numberFormat ?? cell.userEnteredFormat?.numberFormat);
  }
  if (links.length > 0) rich.links = links;
  if (error !== undefined) rich.error = error;
  return rich;
}

function plainText(value: number | boolean | undefined): string {
  if (value === undefined) return '';
  return typeof value === 'boolean' ? String(value).toUpperCase() : String(value);
}

/** A length of time is of type TIME too; its pattern has an elapsed unit in brackets, `[h]:mm`. */
function formatOf(format: { type?: string; pattern?: string } | undefined): NonNullable<RichCell['format']> {
  switch (format?.type) {
    case 'DATE':
      return 'date';
    case 'TIME':
    case 'DATE_TIME':
      if (/\[(h+|m+|s+)\]/i.test(format.pattern ?? '')) return 'duration';
      return format.type === 'TIME' ? 'time' : 'date-time';
    default:
      return 'number';
  }
}

/**
 * The links of a cell in the order of the text: smart chips, parts of the text, else the link on the whole cell.
 * A link that only repeats the cell's text adds nothing.
 */
function linksOf(cell: ReplyCell, text: string): CellLink[] {
  const links: CellLink[] = [
    ...runLinks(
      text,
      cell.chipRuns?.map((run) => ({ at: run.startIndex, uri: run.chip?.richLinkProperties?.uri })),
    ),
    ...runLinks(
      text,
      cell.textFormatRuns?.map((run) => ({ at: run.startIndex, uri: run.format?.link?.uri })),
    ),
  ];
  if (links.length === 0 && cell.hyperlink) links.push({ text, uri: cell.hyperlink });
  const seen = new Set<string>();
  return links.filter(({ uri }) => uri !== text.trim() && !seen.has(uri) && seen.add(uri));
}

/** A run goes on until the next one begins. Indices count UTF-16 units, as JavaScript does. */
function runLinks(text: string, runs: Array<{ at: number; uri: string | undefined }> = []): CellLink[] {
  return runs.flatMap(({ at, uri }, i) => (uri ? [{ text: text.slice(at, runs[i + 1]?.at), uri }] : []));
}
