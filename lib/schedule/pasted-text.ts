import { cellText, isBlank } from './cell.ts';
import type { Header } from './header.ts';
import type { Problems } from './problems.ts';
import type { Cell } from './types.ts';
import { whenReader } from './when-cell.ts';

/** A schedule that was pasted as text: its lines as rows of a table, in the places in which they were. */
type Pasted = { rows: Cell[][]; header: Header };

const MOST_ROWS = 2000;
const LONGEST_LINE = 500;
/** `<t:1795970712:F>`, a time as Discord writes it. */
const TIMESTAMP = /<t:(\d{1,12})(?::[a-z])?>/gi;
const MARKS = /\*\*|__|~~|`|^\s*(?:[-*•·>]|#{1,3}|\d{1,2}\))\s+/g;
const SEPARATOR = /\s*(?:\s[-–—|:]\s|[|•·:–—]\s|\t|,\s|\s)\s*/g;
/** Text that may still belong to the time: its end, am or pm, a zone. `- Late movie` and `- 7 Samurai` do not. */
const GOES_ON = /\d[:.h]\d|\d\s?(?:[ap]\.?m|h|uhr)\b|^\s*(?:[ap]\.?m\.?|uhr|utc|gmt|[a-z]{1,4}t)$/i;
const ADDRESS = /<?(https?:\/\/[^\s<>]+)>?/i;
const COLUMNS = { date: 0, start: 1, title: 2, stream: [{ column: 3, weak: false, label: null }] };

/**
 * Reads a tab of one column whose lines begin with when a show is: `<t:1795970712:F> Movie night`, `**Fri 8pm** – title –
 * link`. null if it is something else.
 */
export function readPastedText(rows: readonly Cell[][], locale: string | null): Pasted | null {
  if (rows.length > MOST_ROWS) return null;
  const lines = rows.map((cells) => (cells.slice(1).every(isBlank) ? cellText(cells[0]).trim() : null));
  const filled = lines.filter((line) => line !== '');
  if (filled.length === 0 || filled.some((line) => line === null)) return null;
  const read = whenReader('time', locale);
  const readDate = whenReader('date', locale);
  const found = lines.map((line) => readLine(line ?? '', read, readDate));
  const shows = found.filter((cells) => cells[2] !== undefined && cells[2] !== '').length;
  const whens = found.filter((cells) => cells.length > 0).length;
  const isStamped = filled.some((line) => line?.includes('<t:'));
  if (shows < (isStamped ? 1 : 2) || whens * 2 < filled.length) return null;
  return { rows: found, header: { row: -1, columns: { ...COLUMNS }, duplicates: [] } };
}

type Reader = ReturnType<typeof whenReader>;

/** The cells of a line: date, start, title and stream. Empty if the line does not begin with when. */
function readLine(line: string, read: Reader, readDate: Reader): string[] {
  const plain = line
    .slice(0, LONGEST_LINE)
    .replaceAll(TIMESTAMP, (_, seconds) => instant(seconds))
    .replaceAll(MARKS, '')
    .trim();
  const heading = readDate(plain);
  if (heading.is === 'when' && heading.when.date && !heading.when.start) return [plain];
  const address = ADDRESS.exec(plain)?.[1] ?? '';
  const text = plain
    .replace(ADDRESS, ' ')
    .replace(/[\s(<[]+$/, '')
    .trim();
  let best: { when: string; rest: string } | null = null;
  for (const { index, 0: mark } of text.matchAll(SEPARATOR)) {
    const when = text.slice(0, index).trim();
    if (when.length > 80) break;
    const cell = read(when);
    const isLonger = best === null || GOES_ON.test(when.slice(best.when.length));
    if (cell.is === 'when' && cell.when.start && isLonger)
      best = { when, rest: text.slice(index + mark.length) };
  }
  if (!best) return [];
  const title = best.rest.replace(/^[\s–—|:•·-]+|[\s–—|:•·-]+$/g, '');
  return ['', best.when, title, address];
}

/** The time in the form that the reader knows: with its zone, to the second. */
function instant(seconds: string): string {
  const ms = Number(seconds) * 1000;
  return ms > 8.64e15 ? '' : `${new Date(ms).toISOString().slice(0, 19)}Z`;
}

/** The same problems, all placed in the only column. */
export function inOneColumn(problems: Problems): Problems {
  const onlyColumn = (place: Parameters<Problems['add']>[1]) => place && { ...place, column: 0 };
  return {
    ...problems,
    add: (code, place, ...says) => problems.add(code, onlyColumn(place), ...says),
    nameOf: (place) => problems.nameOf(onlyColumn(place)),
  };
}
