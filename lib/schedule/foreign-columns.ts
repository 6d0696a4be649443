import { parseUrl } from '#lib/embed/parsed-url.ts';
import { cellText, isBlank } from './cell.ts';
import type { Header } from './header.ts';
import { isLayout } from './read-details.ts';
import { parseStatus } from './status.ts';
import type { StreamsReader } from './streams-cell.ts';
import type { Cell } from './types.ts';

const ENOUGH_ADDRESSES = 5;
const ENOUGH_HOSTS = 3;
const LOOKED_AT = 200;
/** With this many texts, none of them a layout, the column is no Layout column with typing mistakes. */
const ENOUGH_OTHERS = 3;
const YES_OR_NO =
  /^(?:true|false|yes|no|ja|nein|oui|non|si|sí|sim|não|nao|wahr|falsch|vrai|faux|verdadero|falso|x|✓|✔|✗|[01yn])$/i;

/**
 * The header without columns whose name has another meaning, as their cells show: a `State` that is a federal state, an
 * `Address` with streets, a `Url` with the websites of venues. They are ignored, like unknown columns.
 */
export function withoutForeignColumns(
  rows: readonly Cell[][],
  header: Header,
  streams: StreamsReader,
): Header {
  const columns = { ...header.columns };
  const cellsOf = (column: number) => someCells(rows, header.row, column);
  columns.stream = columns.stream.filter(
    ({ column, weak }) =>
      !saysOnlyYesOrNo(cellsOf(column)) && (!weak || holdsStreams(cellsOf(column), streams)),
  );
  if (columns.weakStatus && columns.status !== undefined) {
    const texts = cellsOf(columns.status).map(cellText);
    if (texts.length > 0 && !texts.some((text) => 'status' in parseStatus(text))) columns.status = undefined;
  }
  if (columns.layout !== undefined) {
    const texts = cellsOf(columns.layout).map(cellText);
    if (texts.length >= ENOUGH_OTHERS && !texts.some(isLayout)) columns.layout = undefined;
  }
  return { ...header, columns };
}

/** `livestream` with true and false says only whether there is a stream, and gives no address. */
function saysOnlyYesOrNo(cells: readonly Cell[]): boolean {
  return cells.length > 0 && cells.every((cell) => YES_OR_NO.test(cellText(cell).trim()));
}

function someCells(rows: readonly Cell[][], headerRow: number, column: number): Cell[] {
  const cells: Cell[] = [];
  for (let row = headerRow + 1; row < rows.length && cells.length < LOOKED_AT; row++) {
    const cell = rows[row]?.[column];
    if (cell !== undefined && !isBlank(cell)) cells.push(cell);
  }
  return cells;
}

/**
 * If no address can be shown, a few wrong ones are mistakes. Many pages at many sites mean that the column is not one of
 * streams.
 */
function holdsStreams(cells: readonly Cell[], streams: StreamsReader): boolean {
  if (cells.length === 0 || cells.some((cell) => streams(cell).streams.length > 0)) return true;
  const texts = cells.map((cell) => cellText(cell).trim());
  if (!cells.some((cell) => typeof cell === 'object' || /[:<@]|\w\.\w{2,}/.test(cellText(cell))))
    return false;
  const hosts = new Set<string>();
  for (const text of texts) {
    const place = parseUrl(text);
    if (!place.ok) return true;
    hosts.add(place.host);
  }
  return texts.length < ENOUGH_ADDRESSES || hosts.size < ENOUGH_HOSTS;
}
