// This file is small on purpose, because browsers load it to search the index.

/** Scripts that are written without spaces: their text is found by pairs of letters. */
const WITHOUT_SPACES =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const LONGEST = 24;
/**
 * Letters that NFKD does not split into a letter and a mark, with the way in which people type them if their keyboard lacks
 * them.
 */
const PLAIN: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ı: 'i',
  ŧ: 't',
};

/**
 * The words of a text without regard to case and accents, each once. Single letters are no words, single pictures (emoji)
 * are.
 */
export function wordsOf(text: string): Set<string> {
  const plain = text
    .normalize('NFKD')
    .replaceAll(/\p{Mark}/gu, '')
    .toLowerCase()
    .replaceAll(/[ßæœøłđðþħıŧ]/g, (letter) => PLAIN[letter] ?? letter)
    .replaceAll(/[’']/g, '');
  const found = new Set<string>();
  for (const [word] of plain.matchAll(/[\p{Letter}\p{Number}]+|\p{Extended_Pictographic}/gu)) {
    const letters = [...word];
    if (/\p{Extended_Pictographic}/u.test(word)) {
      found.add(word);
      continue;
    }
    if (!WITHOUT_SPACES.test(word)) {
      if (letters.length > 1) found.add(letters.slice(0, LONGEST).join(''));
      continue;
    }
    if (letters.length === 1) found.add(word + word);
    for (let at = 0; at + 1 < letters.length; at++) found.add(`${letters[at]}${letters[at + 1]}`);
  }
  return found;
}

/** Each word with the next one as if they were one: people write `starcrash` and `star crash`. */
export function joinedWords(words: readonly string[]): string[] {
  const apart = (word = '') => /\p{Letter}/u.test(word) && !WITHOUT_SPACES.test(word);
  return words
    .slice(1)
    .map((word, at) => (apart(word) && apart(words[at]) ? `${words[at]}${word}`.slice(0, LONGEST) : ''));
}

/** Whether a word of four letters or more is another one with a slip or two: a letter wrong, too many, missing, or swapped. */
function isNear(word: string, typed: string): boolean {
  const most = typed.length < 4 ? 0 : typed.length < 8 ? 1 : 2;
  if (Math.abs(word.length - typed.length) > most) return false;
  let [before, row]: number[][] = [[], Array.from({ length: typed.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= word.length; i++) {
    const next = [i];
    for (let j = 1; j <= typed.length; j++) {
      const at = (cells: number[] | undefined, column: number) => cells?.[column] ?? most + 1;
      const swap =
        word[i - 1] === typed[j - 2] && word[i - 2] === typed[j - 1] ? at(before, j - 2) + 1 : most + 1;
      const other = at(row, j - 1) + (word[i - 1] === typed[j - 1] ? 0 : 1);
      next.push(Math.min(at(row, j) + 1, at(next, j - 1) + 1, other, swap));
    }
    [before, row] = [row, next];
  }
  return (row?.at(-1) ?? most + 1) <= most;
}

/** The number of files of the index. A search asks for one file for each word. */
export const SHARDS = 256;
/** How many shows one file describes. */
export const SHOWS_A_FILE = 100;

/**
 * The file of the index that has a word. It depends on the first two letters, so that words that begin alike are in one file.
 */
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

/** A file of the index: for each word the numbers of the shows that have it, each as the difference to the number before. */
export type Shard = {
  /** In title, host, series, description, or in what the crew wrote. */
  words: Record<string, number[]>;
  /** In the show notes. */
  notes: Record<string, number[]>;
};

/** The line of a search result: slug, title, start, series, room, host, and whether there is a recording or notes. */
export type ShowLine = {
  slug: string;
  title: string;
  start: string;
  dateOnly?: true;
  series?: string;
  room?: string;
  host?: string;
  recording?: true;
  notes?: true;
};

/** The word for a room in the index, made from its slug; no text has such a word. */
export const roomWord = (slug: string) => `@${slug}`;

/** By number. */
export type ShowLines = Record<string, ShowLine>;

const undelta = (differences: readonly number[]) => {
  let sum = 0;
  return differences.map((difference) => {
    sum += difference;
    return sum;
  });
};

/** The numbers of shows in a file of the index that have a word that fits. */
function numbersIn(shard: Shard, part: 'words' | 'notes', fits: (word: string) => boolean): Set<number> {
  const found = new Set<number>();
  for (const [word, differences] of Object.entries(shard[part])) {
    if (fits(word)) for (const number of undelta(differences)) found.add(number);
  }
  return found;
}

/**
 * The shows that have every word of a search: first those that have all words outside of the show notes, then those
 * that need the show notes; each the newest first. If there are none, a word may have slips behind its first two letters.
 * `shards` gives the file of the index that has a word. With a room, only its shows, and all of them if no word is searched.
 */
export function findShows(
  search: string,
  shardFor: (word: string) => Shard,
  room = '',
): { number: number; inNotes: boolean }[] {
  const words = [...wordsOf(search)];
  const inRoom = room === '' ? null : new Set(undelta(shardFor(roomWord(room)).words[roomWord(room)] ?? []));
  const newest = (numbers: Iterable<number>) =>
    [...numbers].filter((number) => inRoom?.has(number) ?? true).sort((a, b) => b - a);
  if (words.length === 0) return newest(inRoom ?? []).map((number) => ({ number, inNotes: false }));
  const joined = joinedWords(words);
  // By hand, because the methods of sets came with Chrome 122, Firefox 127 and Safari 17, and this runs in the browser.
  const union = (sets: Set<number>[]) => new Set(sets.flatMap((set) => [...set]));
  const all = ([first = new Set(), ...others]: Set<number>[]) =>
    [...first].filter((number) => others.every((other) => other.has(number)));
  const find = (isIt: (word: string, typed: string) => boolean) => {
    const having = (part: 'words' | 'notes') =>
      words.map((word, at) => {
        // A joined word begins as its first one, and is in the same file.
        const [before, after] = [joined[at - 1] ?? '', joined[at] ?? ''];
        const own = numbersIn(shardFor(word), part, (one) => isIt(one, word));
        return union([
          own,
          ...(before ? [numbersIn(shardFor(before), part, (one) => one.startsWith(before))] : []),
          ...(after ? [numbersIn(shardFor(word), part, (one) => one.startsWith(after))] : []),
        ]);
      });
    const facts = having('words');
    const notes = having('notes');
    const first = new Set(all(facts));
    const rest = all(facts.map((set, at) => union([set, notes[at] ?? new Set()]))).filter(
      (number) => !first.has(number),
    );
    return [
      ...newest(first).map((number) => ({ number, inNotes: false })),
      ...newest(rest).map((number) => ({ number, inNotes: true })),
    ];
  };
  const exact = find((word, typed) => word.startsWith(typed));
  return exact.length > 0 ? exact : find(isNear);
}
