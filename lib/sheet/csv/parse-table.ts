import Papa from 'papaparse';
import { trouble } from '../trouble.ts';
import { named } from '../trouble-in-english.ts';
import { UnreadableSheet } from '../unreadable-sheet.ts';

const DELIMITERS = [',', ';', '\t', '|'] as const;
type Delimiter = (typeof DELIMITERS)[number];

/** Rows looked at to tell the delimiter. */
const SNIFFED_ROWS = 40;
const SNIFFED_CHARACTERS = 128 * 1024;
/** Bounds of the work, far above any schedule: a file of 32 MB could be nothing but line breaks. */
const MAX_ROWS = 250_000;
/** Google's own limit (column ZZZ). */
const MAX_COLUMNS = 18_278;
const MAX_REPAIRS = 20;

/**
 * A delimited text as rows of plain strings, ragged as they are. The delimiter is found out, unless `sep=;` (as Excel
 * writes it) or `expected` says so.
 * @param what how to name the text in a complaint, at the start of a sentence
 * @throws UnreadableSheet for more rows or columns than a sheet has
 */
export function parseTable(text: string, what: string, expected: Delimiter | null = null): string[][] {
  let input = text.includes('\r') ? text.replaceAll('\r\n', '\n').replaceAll('\r', '\n') : text;
  const stated = /^sep=([,;\t|])\n/i.exec(input);
  if (stated) input = input.slice(stated[0].length);
  const delimiter = (stated?.[1] as Delimiter | undefined) ?? sniffDelimiter(input, expected);

  const result = Papa.parse<string[]>(input, { delimiter, newline: '\n', preview: MAX_ROWS + 1 });
  const rows = result.errors.some((error) => error.type === 'Quotes')
    ? parseUnevenQuotes(input, delimiter)
    : result.data;
  if (rows.length > MAX_ROWS)
    throw new UnreadableSheet('too-large', trouble('tooManyRows', { what: named(what), most: MAX_ROWS }));
  if (rows.some((row) => row.length > MAX_COLUMNS)) {
    throw new UnreadableSheet(
      'too-large',
      trouble('tooManyColumns', { what: named(what), most: MAX_COLUMNS }),
    );
  }
  if (stated) rows.unshift([]);
  // A line break at the end of the file is not an empty row.
  const last = rows.at(-1);
  if (last?.length === 1 && last[0] === '') rows.pop();
  return rows;
}

/**
 * The delimiter by which most rows have the same number of cells: commas and semicolons inside of texts do not come in
 * every row, nor in the header. Of two as even, the one that makes more columns.
 */
function sniffDelimiter(input: string, expected: Delimiter | null): Delimiter {
  const sample = input.slice(0, SNIFFED_CHARACTERS);
  if (expected && sample.includes(expected)) return expected;
  let best: { delimiter: Delimiter; evenness: number; columns: number } | null = null;
  let tooWide: Delimiter | null = null;
  for (const delimiter of DELIMITERS) {
    if (!sample.includes(delimiter)) continue;
    const { data } = Papa.parse<string[]>(sample, { delimiter, newline: '\n', preview: SNIFFED_ROWS });
    const widths = new Map<number, number>();
    for (const row of data) {
      // Tabs inside of a quoted cell look like columns as long as another delimiter is not tried.
      if (row.length > MAX_COLUMNS) {
        tooWide = delimiter;
        break;
      }
      if (row.length > 1 || row[0] !== '') widths.set(row.length, (widths.get(row.length) ?? 0) + 1);
    }
    if (tooWide === delimiter) continue;
    const total = [...widths.values()].reduce((sum, count) => sum + count, 0);
    for (const [columns, count] of widths) {
      if (columns < 2) continue;
      const evenness = count / total;
      if (!best || evenness > best.evenness || (evenness === best.evenness && columns > best.columns)) {
        best = { delimiter, evenness, columns };
      }
    }
  }
  return best?.delimiter ?? tooWide ?? ',';
}

/**
 * Reads text with quotation marks that do not match (`"Late" Night,20:00`, or one never closed), in which a strict reader
 * would lose the rows that follow. The line of such a mark is read without quoting, the rest as usual.
 */
function parseUnevenQuotes(input: string, delimiter: Delimiter): string[][] {
  const rows: string[][] = [];
  let rest = input;
  for (let repairs = 0; repairs < MAX_REPAIRS; repairs++) {
    let read = 0;
    let uneven = false;
    Papa.parse<string[]>(rest, {
      delimiter,
      newline: '\n',
      step: (result, parser) => {
        uneven = result.errors.some((error) => error.type === 'Quotes');
        if (uneven || rows.length > MAX_ROWS) return parser.abort();
        rows.push(result.data);
        read = result.meta.cursor;
      },
    });
    if (!uneven) return rows;
    const end = rest.indexOf('\n', read);
    rows.push(rest.slice(read, end === -1 ? undefined : end).split(delimiter));
    if (end === -1) return rows;
    rest = rest.slice(end + 1);
  }
  // If there are this many, the text does not use quotation marks to quote.
  const plain = Papa.parse<string[]>(rest, {
    delimiter,
    newline: '\n',
    quoteChar: '\0',
    preview: MAX_ROWS + 1,
  });
  return rows.concat(plain.data);
}
