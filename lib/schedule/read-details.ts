import { cellText, formulaError, isBlank, isNothing, isSameAsAbove, isUnknownYet } from './cell.ts';
import { parseChat } from './chat-cell.ts';
import { fold } from './fold.ts';
import type { Columns } from './header.ts';
import { readAddress } from './own-address.ts';
import { cleanLine, cleanLines, isCut } from './plain-text.ts';
import { parsePlayback, readCaptions } from './playback.ts';
import { type Problems, short } from './problems.ts';
import type { Details } from './schedule.ts';
import { sentence } from './sentence.ts';
import { didYouMean, sayFormula } from './sentences.ts';
import type { StatusText } from './status.ts';
import type { StreamsReader } from './streams-cell.ts';
import { findTheme } from './theme-settings.ts';
import type { Caption, Cell, Playback, Stream } from './types.ts';

export type DetailsContext = {
  columns: Columns;
  streams: StreamsReader;
  /** The names of the themes that a row may name. */
  themes: readonly string[];
  problems: Problems;
  /** All rows of the tab: ditto marks mean what stands above. */
  rows: readonly Cell[][];
};

type TextField = 'host' | 'series' | 'description' | 'contentWarning' | 'room';
const LONGEST: Record<TextField, number> = {
  host: 300,
  series: 200,
  description: 5000,
  contentWarning: 500,
  room: 300,
};
type AddressField = 'poster' | 'notes' | 'recording';

/** One object is shared by all rows, because most sheets have no such column. */
const NO_CAPTIONS: Caption[] = [];

/** Everything a row says of its airing besides when it is. */
export function readDetails(
  row: number,
  cells: readonly Cell[],
  title: string,
  status: StatusText,
  context: DetailsContext,
): Details {
  const { columns } = context;
  if (hasDitto(cells)) cells = withoutDittos(row, cells, context.rows);
  const playback = columns.playback === undefined ? 'live' : readPlayback(row, cells, context);
  return {
    title,
    status: status.status,
    room: columns.room === undefined ? null : readText('room', row, cells, context),
    playback,
    captions: columns.captions === undefined ? NO_CAPTIONS : readCaptionCell(row, cells, context),
    series: columns.series === undefined ? null : readText('series', row, cells, context),
    host: columns.host === undefined ? null : readText('host', row, cells, context),
    streams: readStreams(row, cells, playback !== 'live', context),
    description: columns.description === undefined ? null : readText('description', row, cells, context),
    poster: columns.poster === undefined ? null : readOwnAddress('poster', row, cells, context),
    contentWarning:
      columns.contentWarning === undefined ? null : readText('contentWarning', row, cells, context),
    chat: columns.chat === undefined ? null : readChat(row, cells, context),
    layout: columns.layout === undefined ? null : readLayout(row, cells, context),
    theme: columns.theme === undefined ? null : readTheme(row, cells, context),
    notes: columns.notes === undefined ? null : readOwnAddress('notes', row, cells, context),
    recording: columns.recording === undefined ? null : readOwnAddress('recording', row, cells, context),
    row: row + 1,
  };
}

function hasDitto(cells: readonly Cell[]): boolean {
  for (const cell of cells) if (typeof cell === 'string' && cell !== '' && isSameAsAbove(cell)) return true;
  return false;
}

const FARTHEST_DITTO = 200;

/** The cells of a row with what stands above in place of ditto marks. */
function withoutDittos(row: number, cells: readonly Cell[], rows: readonly Cell[][]): Cell[] {
  return cells.map((cell, column) => {
    let from = row;
    let found: Cell | undefined = cell;
    while (found !== undefined && isSameAsAbove(cellText(found)) && row - from < FARTHEST_DITTO) {
      from--;
      found = rows[from]?.[column];
    }
    return found ?? '';
  });
}

/** The text of a cell that may be empty; a failed formula is noted and counts as empty. */
function optional(
  column: number | undefined,
  row: number,
  cells: readonly Cell[],
  problems: Problems,
): { text: string; place: { row: number; column: number } } | null {
  if (column === undefined) return null;
  const cell = cells[column];
  if (isBlank(cell)) return null;
  const place = { row, column };
  const error = formulaError(cell);
  if (error) {
    problems.add('formula-problem', place, sayFormula(error));
    return null;
  }
  return { text: cellText(cell), place };
}

function readText(
  field: TextField,
  row: number,
  cells: readonly Cell[],
  { columns, problems }: DetailsContext,
) {
  const column = columns[field];
  const cell = column === undefined ? undefined : cells[column];
  if (column === undefined || isBlank(cell)) return null;
  const error = formulaError(cell);
  if (error) {
    problems.add('formula-problem', { row, column }, sayFormula(error));
    return null;
  }
  const typed = cellText(cell);
  const longest = LONGEST[field];
  const clean = field === 'description' || field === 'contentWarning' ? cleanLines : cleanLine;
  const text = clean(typed, longest);
  if (isCut(text, longest, typed)) {
    problems.add('too-long', { row, column }, sentence('textCut', { n: longest }));
  }
  return text === '' || (text.length < 4 && /^[-–—]+$/.test(text)) ? null : text;
}

function readStreams(
  row: number,
  cells: readonly Cell[],
  isProgramme: boolean,
  { columns, streams, problems }: DetailsContext,
): Stream[] {
  const [first] = columns.stream;
  if (!first) return [];
  const found = readStreamCell(row, cells[first.column], first.column, isProgramme, streams, problems);
  if (columns.stream.length === 1) return found;
  const all = first.label === null ? [...found] : relabel(found, first.label);
  for (const { column, label } of columns.stream.slice(1)) {
    const next = readStreamCell(row, cells[column], column, isProgramme, streams, problems);
    for (const stream of label === null ? next : relabel(next, label)) {
      if (!all.some(({ embed }) => embed.src === stream.embed.src)) all.push(stream);
    }
  }
  return all;
}

function readStreamCell(
  row: number,
  cell: Cell | undefined,
  column: number,
  isProgramme: boolean,
  streams: StreamsReader,
  problems: Problems,
): Stream[] {
  const { streams: found, complaints } = streams(cell, isProgramme);
  if (complaints.length > 0)
    for (const { code, says } of complaints) problems.add(code, { row, column }, ...says);
  return found;
}

function relabel(streams: readonly Stream[], label: string): Stream[] {
  return streams.map((stream, i) => ({ ...stream, label: i === 0 ? label : `${label} ${i + 1}` }));
}

function readOwnAddress(
  field: AddressField,
  row: number,
  cells: readonly Cell[],
  { columns, problems }: DetailsContext,
): string | null {
  const given = optional(columns[field], row, cells, problems);
  if (!given) return null;
  const read = readAddress(cells[given.place.column]);
  if (read === 'none') return null;
  if ('address' in read) return read.address;
  problems.add('bad-address', given.place, read.why, sentence('leftOut'));
  return null;
}

function readChat(row: number, cells: readonly Cell[], { columns, problems }: DetailsContext): string | null {
  const given = optional(columns.chat, row, cells, problems);
  if (!given || isNothing(given.text) || isUnknownYet(given.text)) return null;
  const chat = parseChat(given.text);
  if (chat === null) {
    problems.add('bad-chat', given.place, sentence('notChat'));
  }
  return chat;
}

function readPlayback(row: number, cells: readonly Cell[], { columns, problems }: DetailsContext): Playback {
  const given = optional(columns.playback, row, cells, problems);
  if (!given || isNothing(given.text) || isUnknownYet(given.text)) return 'live';
  const read = parsePlayback(given.text);
  if ('playback' in read) return read.playback;
  const hint = didYouMean(read.suggestion);
  problems.add('bad-playback', given.place, sentence('notPlayback', { text: short(given.text) }), ...hint);
  return 'live';
}

function readCaptionCell(
  row: number,
  cells: readonly Cell[],
  { columns, problems }: DetailsContext,
): Caption[] {
  const given = optional(columns.captions, row, cells, problems);
  if (!given) return [];
  const { captions, complaints } = readCaptions(cells[given.place.column]);
  for (const says of complaints) problems.add('bad-captions', given.place, ...says, sentence('leftOut'));
  return captions;
}

const LAYOUTS: Readonly<Record<string, 'tabs' | 'grid'>> = {
  __proto__: null as never,
  tabs: 'tabs',
  tab: 'tabs',
  tabbed: 'tabs',
  grid: 'grid',
  tiles: 'grid',
  tiled: 'grid',
  multiview: 'grid',
  raster: 'grid',
  grille: 'grid',
  onglets: 'tabs',
  reiter: 'tabs',
};

/** Whether a text of a Layout column is one. */
export const isLayout = (text: string): boolean => Object.hasOwn(LAYOUTS, fold(text.slice(0, 40)));

function readLayout(row: number, cells: readonly Cell[], { columns, problems }: DetailsContext) {
  const given = optional(columns.layout, row, cells, problems);
  if (!given || isNothing(given.text)) return null;
  const layout = LAYOUTS[fold(given.text.slice(0, 40))] ?? null;
  if (layout === null)
    problems.add('bad-layout', given.place, sentence('notLayout', { text: short(given.text) }));
  return layout;
}

function readTheme(
  row: number,
  cells: readonly Cell[],
  { columns, themes, problems }: DetailsContext,
): string | null {
  const given = optional(columns.theme, row, cells, problems);
  if (!given || isNothing(given.text) || isSameAsAbove(given.text)) return null;
  const typed = given.text.trim();
  const found = findTheme(typed, themes);
  if (found.ok) return found.theme;
  problems.add('bad-theme', given.place, sentence('notTheme', { text: short(typed) }), ...found.hint);
  return null;
}
