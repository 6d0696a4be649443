import { cellText } from './cell.ts';
import { foldWords } from './fold.ts';
import type { Cell } from './types.ts';
import { type Field, FOREIGN_HEADER_NAMES, HEADER_NAMES } from './words/headers.ts';
import { USUAL_NAMES, zoneOf } from './zone.ts';

/** The columns that were found, counted from 0. Streams may have several. */
export type Columns = { [field in Exclude<Field, 'stream'>]?: number } & {
  stream: StreamColumn[];
  /** The status column's header may as well mean a federal state. */
  weakStatus?: boolean;
  /** The title column has the name of something else: a venue, a host, a series. */
  weakTitle?: boolean;
  /** `Start (UTC)`: the zone of the times. */
  zone?: string;
};
/** `weak`: a header that may as well mean anybody's website. `label`: `HD` for a column `Stream HD`. */
type StreamColumn = { column: number; weak: boolean; label: string | null };

export type Header = {
  row: number;
  columns: Columns;
  /** Columns whose header says the same as an earlier one's. */
  duplicates: Array<{ column: number; first: number; name: string }>;
  /** Columns that are none of the site's, because Settings says so. */
  leftOut?: readonly number[];
};

/** At most this many title rows and notes are above the header. */
const ROWS_SEARCHED = 30;
const LONGEST_NAME = 60;

/** The field that a word means as a header; undefined if it means none. */
export const fieldNamed = (text: string): Field | undefined => {
  const found = known.get(foldWords(text)) ?? [];
  return [...found].sort((a, b) => a.rank - b.rank)[0]?.field;
};

/** The header with the columns that Settings names; a column that is none of the site's is left out. */
export function withNamedColumns(header: Header, named: ReadonlyMap<number, Field | null>): Header {
  const { stream, weakStatus, weakTitle, zone, ...single } = header.columns;
  const kept = Object.entries(single).filter(
    ([field, column]) => !named.has(column) && ![...named.values()].includes(field as Field),
  );
  const streams = stream.filter(({ column }) => !named.has(column));
  const columns: Columns = {
    ...Object.fromEntries(kept),
    stream: streams,
    ...(zone !== undefined && { zone }),
    ...(weakStatus !== undefined && { weakStatus }),
    ...(weakTitle !== undefined && { weakTitle }),
  };
  for (const [column, field] of named) {
    if (field === 'stream') columns.stream = [...columns.stream, { column, weak: false, label: null }];
    else if (field !== null) columns[field] = column;
    if (field === 'title') columns.weakTitle = false;
    if (field === 'status') columns.weakStatus = false;
  }
  const leftOut = [...named].flatMap(([column, field]) => (field === null ? [column] : []));
  return { ...header, columns, leftOut };
}

type Known = { field: Field; rank: number };
const known = new Map<string, Known[]>();
for (const [field, ranks] of [
  ...(Object.entries(HEADER_NAMES) as Array<[Field, readonly string[]]>),
  ...(Object.entries(FOREIGN_HEADER_NAMES) as Array<[Field, readonly string[]]>),
]) {
  ranks.forEach((names, rank) => {
    // In capitals, the dotless ı of Turkish is an I like any other.
    for (const name of new Set(names.split(',').flatMap((one) => [one, one.replaceAll('ı', 'i')]))) {
      if (name !== '') known.set(name, [...(known.get(name) ?? []), { field, rank }]);
    }
  });
}

/** Names of dates and times that are not those of the show. */
const OTHER_TIMES =
  /\b(?:doors?|prep|setup|set|load|call|arrival|check|rehearsal|soundcheck|created|updated|modified|booking|deadline|due|einlass|aufbau|zone)\b/;

/** Whether a header names a time that is not the show's: the doors, the rehearsal, the last change. */
export const isOtherTime = (name: string): boolean => OTHER_TIMES.test(foldWords(name));

const BY_WORD: readonly Field[] = ['date', 'start', 'end', 'length', 'title'];
const TIMES: readonly Field[] = ['date', 'start', 'end', 'length', 'repeat'];

/** The first row that names a title or stream and a time, else the one that names most; null if none names two. */
export function findHeader(rows: readonly Cell[][]): Header | null {
  let best: Header | null = null;
  let bestCount = 1;
  for (let row = 0; row < Math.min(rows.length, ROWS_SEARCHED); row++) {
    const header = readHeader(rows[row] ?? [], row);
    const { count, hasTime, isWhole } = weigh(header);
    if (isWhole) {
      // `When | What` above `Date | Start | Title`: groups of columns, and then their names.
      const next = readHeader(rows[row + 1] ?? [], row + 1);
      return weigh(next).isWhole && weigh(next).count > count ? next : header;
    }
    if (hasTime && count > bestCount) {
      best = header;
      bestCount = count;
    }
  }
  return best;
}

function weigh({ columns }: Header): { count: number; hasTime: boolean; isWhole: boolean } {
  const { stream, weakStatus: _weak, weakTitle: _title, zone: _zone, ...others } = columns;
  const hasTime = TIMES.some((field) => field !== 'stream' && others[field] !== undefined);
  const count = Object.keys(others).length + (stream.length > 0 ? 1 : 0);
  return { count, hasTime, isWhole: hasTime && others.title !== undefined };
}

export function readHeader(cells: readonly Cell[], row: number): Header {
  const names = cells.map((cell) => namesOf(cellText(cell)));
  const columns: Columns = { stream: [] };
  const taken = new Set<number>();
  for (let rank = 0; rank < 3; rank++) {
    names.forEach((candidates, column) => {
      if (taken.has(column)) return;
      for (const name of candidates) {
        const found = known.get(name)?.find((one) => one.rank === rank && isFree(columns, one));
        if (!found) continue;
        taken.add(column);
        if (found.field === 'stream') columns.stream.push({ column, weak: rank > 0, label: null });
        else columns[found.field] = column;
        if (found.field === 'status') columns.weakStatus = rank > 0;
        if (found.field === 'title') columns.weakTitle = rank === 2;
        return;
      }
    });
  }
  for (const [column, candidates] of names.entries()) {
    if (!taken.has(column)) takeByWord(columns, column, candidates, taken);
  }
  names.forEach(([name = ''], column) => {
    if (!taken.has(column)) addStreamColumn(columns, column, name);
  });
  const start = columns.start ?? columns.date;
  if (start !== undefined) columns.zone = zoneIn(cellText(cells[start]));
  // `Date | EST | PST | Title`: the first clock of several.
  const clock = names.findIndex(([name = '']) => isZoneWord(name));
  if (columns.start === undefined && columns.date !== undefined && clock !== -1 && !taken.has(clock)) {
    columns.start = clock;
    columns.zone = zoneOfWord(names[clock]?.[0]);
  }
  return { row, columns, duplicates: findDuplicates(names, columns) };
}

/** `Session time`, `Date of the show`: takes a column by the main word of its name, if no other column has that meaning. */
function takeByWord(columns: Columns, column: number, names: readonly string[], taken: Set<number>): void {
  for (const name of names) {
    if (OTHER_TIMES.test(name)) continue;
    const [, first, last] = /^(?:(\S+) (?:of|du|de|do|da|del|der|des) .+|.+ (\S+))$/.exec(name) ?? [];
    const found = known
      .get(first ?? last ?? '')
      ?.find((one) => one.rank < 2 && BY_WORD.includes(one.field) && isFree(columns, one));
    if (!found || found.field === 'stream') continue;
    columns[found.field] = column;
    taken.add(column);
    return;
  }
}

const isZoneWord = (word = '') => zoneOfWord(word) !== undefined;
const zoneOfWord = (word = '') => USUAL_NAMES[word] ?? (/^(?:utc|gmt)$/.test(word) ? 'UTC' : undefined);

/** The zone that a header names in brackets, behind a comma, or as its first or last word: `Time EST`, `UTC start`. */
function zoneIn(text: string): string | undefined {
  const said = /[([,]\s*([^()[\],]{2,40}?)(?:\s+time)?\s*[)\]]?\s*$/i.exec(text.slice(0, LONGEST_NAME))?.[1];
  if (said === undefined) {
    const words = foldWords(text.slice(0, LONGEST_NAME)).split(' ');
    return zoneOfWord(words.at(-1)) ?? (words.length > 1 ? zoneOfWord(words[0]) : undefined);
  }
  const usual = USUAL_NAMES[said.toLowerCase()];
  if (usual) return usual;
  return /^(?:utc|gmt|z)\b|\//i.test(said) ? zoneOf(said)?.id : undefined;
}

function isFree(columns: Columns, { field }: Known): boolean {
  return field === 'stream' ? columns.stream.length === 0 : columns[field] === undefined;
}

/** The whole header, without what stands in brackets, and its first part: `Start (CET)`, `Datum / Date`. */
function namesOf(text: string): string[] {
  if (text === '' || text.length > LONGEST_NAME) return [];
  const whole = foldWords(text);
  const names = [whole];
  if (/[([]/.test(text)) names.push(foldWords(text.replace(/[([].*$/, '')));
  if (text.includes('/') || text.includes('\n')) names.push(...text.split(/[/\n]/).map(foldWords));
  const words = whole.split(' ');
  if (words.length > 1) {
    if (isZoneWord(words.at(-1))) names.push(words.slice(0, -1).join(' '));
    if (isZoneWord(words[0])) names.push(words.slice(1).join(' '));
  }
  return names.filter((name) => name !== '');
}

/** `Stream 2`, `Link HD`, `Backup stream`: further streams of the same slot. */
function addStreamColumn(columns: Columns, column: number, name: string): void {
  const match = /^(?:stream|link|url)(?: (.+))$/.exec(name) ?? /^(.+) (?:stream|link|url)$/.exec(name);
  const label = match?.[1];
  if (
    label === undefined ||
    !/^(?:\d|hd|sd|4k|uhd|backup|mobile|alt|alternative|audio|camera \d)$/.test(label)
  )
    return;
  if (columns.stream.length === 0 && !name.includes('stream')) return;
  const said = /^\d$/.test(label) ? null : label.length <= 3 ? label.toUpperCase() : label;
  columns.stream.push({ column, weak: columns.stream[0]?.weak ?? false, label: said });
}

function findDuplicates(names: readonly string[][], columns: Columns): Header['duplicates'] {
  const duplicates: Header['duplicates'] = [];
  const used = new Map<string, number>();
  const { stream, weakStatus: _weak, weakTitle: _title, zone: _zone, ...others } = columns;
  for (const column of [...Object.values(others), ...stream.map((one) => one.column)]) {
    const name = names[column]?.[0];
    if (name !== undefined) used.set(name, column);
  }
  names.forEach(([name = ''], column) => {
    const first = used.get(name);
    if (first !== undefined && first !== column) duplicates.push({ column, first, name });
  });
  return duplicates;
}
