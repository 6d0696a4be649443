// Small on purpose: the index is made with it, and browsers search with it.

/** Scripts that are written without spaces: their text is found by pairs of letters. */
const WITHOUT_SPACES =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const LONGEST = 24;

/** The words of a text without regard to case and accents, each once. Single letters are no words. */
export function wordsOf(text: string): Set<string> {
  const plain = text
    .normalize('NFKD')
    .replaceAll(/\p{Mark}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll(/[’']/g, '');
  const found = new Set<string>();
  for (const [word] of plain.matchAll(/[\p{Letter}\p{Number}]+/gu)) {
    const letters = [...word];
    if (!WITHOUT_SPACES.test(word)) {
      if (letters.length > 1) found.add(letters.slice(0, LONGEST).join(''));
      continue;
    }
    if (letters.length === 1) found.add(word + word);
    for (let at = 0; at + 1 < letters.length; at++) found.add(`${letters[at]}${letters[at + 1]}`);
  }
  return found;
}

/** In so many files the index is kept; a search asks for one of them a word. */
export const SHARDS = 256;
/** So many shows are described in one file. */
export const SHOWS_A_FILE = 100;

/** Which file of the index has a word: by its first two letters, so that all that begin alike are in one. */
export function shardOf(word: string): number {
  let hash = 0x811c9dc5;
  for (const letter of [...word].slice(0, 2))
    hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return (hash ^ (hash >>> 16)) & (SHARDS - 1);
}

export const shardPath = (shard: number) => `/shows/search/${shard.toString(16).padStart(2, '0')}.json`;
export const showsPath = (file: number) => `/shows/search/shows-${file}.json`;

/** The paths of all files that a search may ask for. */
export function searchPaths(shows: readonly { number: number }[]): string[] {
  const files = new Set(shows.map(({ number }) => Math.floor(number / SHOWS_A_FILE)));
  return [...Array.from({ length: SHARDS }, (_, shard) => shardPath(shard)), ...[...files].map(showsPath)];
}

/** A file of the index: of each word the numbers of the shows that have it, each as the difference to the one before. */
export type Shard = {
  /** In title, host, series, description, or in what the crew wrote. */
  words: Record<string, number[]>;
  /** In the show notes. */
  notes: Record<string, number[]>;
};

/** What a result is shown with: slug, title, start, series, host, and what there is of it. */
export type ShowLine = {
  slug: string;
  title: string;
  start: string;
  dateOnly?: true;
  series?: string;
  host?: string;
  recording?: true;
  notes?: true;
};

/** By number. */
export type ShowLines = Record<string, ShowLine>;

const undelta = (differences: readonly number[]) => {
  let sum = 0;
  return differences.map((difference) => {
    sum += difference;
    return sum;
  });
};

/** The numbers of shows in a file of the index that have a word beginning so. */
export function numbersIn(shard: Shard, part: 'words' | 'notes', beginning: string): Set<number> {
  const found = new Set<number>();
  for (const [word, differences] of Object.entries(shard[part])) {
    if (word.startsWith(beginning)) for (const number of undelta(differences)) found.add(number);
  }
  return found;
}

/**
 * The shows that have every word of a search: first those that have them all in what is said of them, then those where the
 * show notes are needed; each the newest first. `shards` gives the file of the index that has a word.
 */
export function findShows(
  search: string,
  shardFor: (word: string) => Shard,
): { number: number; inNotes: boolean }[] {
  const words = [...wordsOf(search)];
  if (words.length === 0) return [];
  const facts = words.map((word) => numbersIn(shardFor(word), 'words', word));
  const any = words.map((word, at) =>
    (facts[at] ?? new Set()).union(numbersIn(shardFor(word), 'notes', word)),
  );
  const all = (sets: Set<number>[]) => sets.reduce((one, other) => one.intersection(other));
  const first = all(facts);
  const rest = all(any).difference(first);
  const newest = (numbers: Set<number>) => [...numbers].sort((a, b) => b - a);
  return [
    ...newest(first).map((number) => ({ number, inNotes: false })),
    ...newest(rest).map((number) => ({ number, inNotes: true })),
  ];
}
