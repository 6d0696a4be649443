import { cellText, isBlank } from './cell.ts';
import { foldWords } from './fold.ts';
import { type Columns, type Header, isOtherTime } from './header.ts';
import { type Problems, short } from './problems.ts';
import { sentence } from './sentence.ts';
import type { StreamsReader } from './streams-cell.ts';
import type { Cell } from './types.ts';
import { type WhenCell, whenReader } from './when-cell.ts';

/** This many rows are enough to see what a column holds. */
const ROWS_LOOKED_AT = 300;
/** The longest text that counts as a title. Descriptions are longer. */
const LONGEST_USUAL_TITLE = 120;
/** Of a column that is taken for a Date or a Start, at least this share of the cells must hold one. */
const MOST_OF_THEM = 0.6;
/** Columns of performers. They give the title if no other column does. */
const PERFORMERS = new Set('act artist band performer speaker 出演者 出演'.split(' '));
/** Columns of places: their texts count for less, because a place is rarely what is on. */
const PLACE_NAMES = new Set(
  'venue location place where city town country address adresse direccion endereco indirizzo street strasse room stage hall ort raum saal stadt lieu salle ville lugar local sala ciudad cidade plaats zaal 会場 場所'.split(
    ' ',
  ),
);

/**
 * The header with columns for date, start and title. If the header names none for one of them, a column whose cells fit is
 * taken, and a warning is noted for it.
 */
export function withAssumedColumns(
  rows: readonly Cell[][],
  header: Header,
  locale: string | null,
  problems: Problems,
  streams: StreamsReader | null = null,
): Header {
  const columns = { ...header.columns };
  const known = new Set([...usedColumns(columns), ...(header.leftOut ?? [])]);
  const sample: Sample = {
    rows: rows.slice(header.row + 1, header.row + 1 + ROWS_LOOKED_AT),
    read: { date: whenReader('date', locale), time: whenReader('time', locale) },
  };
  const unknown = unknownColumns(rows[header.row] ?? [], sample, known);
  const note = (says: 'takenAsDate' | 'takenAsStart' | 'takenAsTitle' | 'takenAsStream', column: number) => {
    const name = short(cellText(rows[header.row]?.[column]));
    problems.add('column-assumed', { row: Math.max(0, header.row), column }, sentence(says, { text: name }));
  };
  const take = (field: 'date' | 'start' | 'title', column: number) => {
    columns[field] = column;
    note(({ date: 'takenAsDate', start: 'takenAsStart', title: 'takenAsTitle' } as const)[field], column);
  };
  if (columns.start === undefined && !holdsTimes(sample, columns.date)) {
    const column = unknown.find((one) => isColumnOf(sample, one, 'time'));
    if (column !== undefined) take('start', column);
  }
  if (columns.date === undefined && !holdsDates(sample, columns.start)) {
    const column = unknown.find((one) => one !== columns.start && isColumnOf(sample, one, 'date'));
    if (column !== undefined) take('date', column);
  }
  // `Doors | Show | Band`: the column that is called a title has the times.
  if (columns.title === columns.start || columns.title === columns.date) columns.title = undefined;
  if (columns.title === undefined || columns.weakTitle) {
    const others = unknown.filter((one) => one !== columns.start && one !== columns.date);
    const { column, isOnlyOne } = titleColumn(rows[header.row] ?? [], sample, columns, others);
    const isPerformer = PERFORMERS.has(foldWords(cellText(rows[header.row]?.[column ?? 0])));
    if (column !== null && isOnlyOne && isPerformer) columns.title = column;
    else if (column !== null) take('title', column);
  }
  if (columns.stream.length === 0 && streams) {
    // A channel is an IRC channel, unless it is one of Twitch or YouTube.
    const isChannel =
      columns.chat !== undefined && foldWords(cellText(rows[header.row]?.[columns.chat])) === 'channel';
    const column = [...unknown, ...(isChannel && columns.chat !== undefined ? [columns.chat] : [])]
      .filter((one) => one !== columns.start && one !== columns.date && one !== columns.title)
      .find((one) => holdsStreams(sample, one, streams));
    if (column !== undefined) columns.stream = [{ column, weak: true, label: null }];
    if (column !== undefined) note('takenAsStream', column);
    if (column === columns.chat) columns.chat = undefined;
  }
  return { ...header, columns };
}

/** Whether half of the cells of a column are addresses of streams: those of tickets and other pages are not. */
function holdsStreams(sample: Sample, column: number, streams: StreamsReader): boolean {
  const filled = sample.rows.filter((cells) => !isBlank(cells[column]));
  const fitting = filled.filter((cells) => streams(cells[column]).streams.length > 0);
  return fitting.length > 0 && fitting.length * 2 >= filled.length;
}

/** The rows that are looked at, and readers of their cells. */
type Sample = {
  rows: readonly (readonly Cell[])[];
  read: Record<'date' | 'time', (cell: Cell | undefined) => WhenCell>;
};

/** Columns that the header names, without those that may have to serve as the title. */
function usedColumns(columns: Columns): Set<number> {
  const { stream, weakStatus: _weak, weakTitle: _title, zone: _zone, title: _own, ...fields } = columns;
  return new Set([...Object.values(fields), ...stream.map(({ column }) => column)]);
}

/** Columns with texts in them that the header does not name. */
function unknownColumns(names: readonly Cell[], sample: Sample, known: ReadonlySet<number>): number[] {
  const width = sample.rows.reduce((most, cells) => Math.max(most, cells.length), 0);
  return Array.from({ length: Math.min(width, 100) }, (_, column) => column).filter(
    (column) =>
      !known.has(column) &&
      !isOtherTime(cellText(names[column])) &&
      sample.rows.some((cells) => !isBlank(cells[column])),
  );
}

function holdsTimes(sample: Sample, column: number | undefined): boolean {
  return column !== undefined && some(sample, column, 'date', (when) => when.start !== null);
}

function holdsDates(sample: Sample, column: number | undefined): boolean {
  return column !== undefined && some(sample, column, 'time', (when) => when.date !== null);
}

type When = Extract<WhenCell, { is: 'when' }>['when'];

function some(
  sample: Sample,
  column: number,
  kind: 'date' | 'time',
  holds: (when: When) => boolean,
): boolean {
  const read = sample.read[kind];
  return sample.rows.some((cells) => {
    const found = read(cells[column]);
    return found.is === 'when' && holds(found.when);
  });
}

/** Whether most cells of a column are times, or dates. A plain number such as 20 is neither here. */
function isColumnOf(sample: Sample, column: number, kind: 'date' | 'time'): boolean {
  const read = sample.read[kind];
  let filled = 0;
  let fitting = 0;
  for (const cells of sample.rows) {
    const cell = cells[column];
    if (isBlank(cell)) continue;
    filled++;
    const isPlainText = typeof cell === 'string' && /^\s*\d*\s*$/.test(cell);
    const found = isPlainText ? null : read(cell);
    if (found?.is !== 'when') continue;
    const { date, start } = found.when;
    if (kind === 'time' ? start !== null : date !== null && date.kind !== 'weekday' && start === null)
      fitting++;
  }
  return filled > 0 && fitting / filled >= MOST_OF_THEM;
}

/**
 * The column whose texts differ most, because titles differ more than places; null if there is no text. And whether no
 * other column has texts.
 */
function titleColumn(
  names: readonly Cell[],
  sample: Sample,
  columns: Columns,
  unknown: readonly number[],
): { column: number | null; isOnlyOne: boolean } {
  const candidates = [
    columns.series,
    columns.title,
    ...unknown,
    columns.host,
    columns.description,
    columns.notes,
  ];
  let best: { column: number; differing: number } | null = null;
  let found = 0;
  for (const column of new Set(candidates)) {
    if (column === undefined) continue;
    const weight =
      PLACE_NAMES.has(foldWords(cellText(names[column]))) || column === columns.description ? 0.5 : 1;
    const differing = countTitles(sample, column) * weight;
    if (differing > 0) found++;
    // The titles of a series are alike, and they are titles all the same.
    if (differing > 0 && column === columns.series && (differing > 1 || sample.rows.length < 3)) {
      return { column, isOnlyOne: false };
    }
    if (differing > (best?.differing ?? 0)) best = { column, differing };
  }
  return { column: best?.column ?? null, isOnlyOne: found === 1 };
}

/** How many different texts of a column could be titles; 0 if most of them could not. */
function countTitles(sample: Sample, column: number): number {
  const read = sample.read.time;
  const texts = new Set<string>();
  let filled = 0;
  let fitting = 0;
  for (const cells of sample.rows) {
    const text = cellText(cells[column]).trim();
    if (text === '') continue;
    filled++;
    const isText = /\p{L}/u.test(text) && !/:\/\/|^\S+@\S+$/.test(text) && text.length <= LONGEST_USUAL_TITLE;
    if (!isText || read(cells[column]).is === 'when') continue;
    fitting++;
    texts.add(text);
  }
  return fitting * 2 >= filled ? texts.size : 0;
}
