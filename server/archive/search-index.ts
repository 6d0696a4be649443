import { setImmediate as turn } from 'node:timers/promises';
import type { Show } from '#lib/archive/show.ts';
import {
  joinedWords,
  roomWord,
  SHARDS,
  SHOWS_A_FILE,
  type Shard,
  type ShowLine,
  type ShowLines,
  shardOf,
  shardPath,
  showsPath,
  wordsOf,
} from '#lib/archive/words.ts';
import { slugOf } from '#lib/schedule/slug.ts';

/** Texts by which a show is found, besides its own facts. */
export type Texts = { article: string; notes: string };

/** How Germans and Scandinavians spell letters that a keyboard lacks: Müller is found by `mueller` too. */
const SPELT: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', å: 'aa', ø: 'oe' };

function searchedWords(text: string): Set<string> {
  const spelt = text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[äöüåø]/g, (letter) => SPELT[letter] ?? letter);
  return wordsOf(text).union(wordsOf(spelt));
}

/** How long (ms) the index is built before other work gets a turn. */
const A_TURN = 10;

/**
 * The index of the archive as the files that a browser asks for, by their paths. `textsOf` gives what else a show is found by.
 * It is built in short turns, so that the server can answer between them.
 */
export async function searchIndex(
  shows: readonly Show[],
  textsOf: (show: Show) => Texts,
): Promise<Map<string, string>> {
  const shards = Array.from(
    { length: SHARDS },
    (): Shard => ({ words: Object.create(null), notes: Object.create(null) }),
  );
  const lines = new Map<number, ShowLines>();
  let began = performance.now();
  for (const show of shows.toSorted((a, b) => a.number - b.number)) {
    const { article, notes } = textsOf(show);
    const facts = [
      show.title,
      show.host,
      show.series,
      show.room,
      show.description,
      show.contentWarning,
      article,
    ];
    const joined = joinedWords([...wordsOf(show.title)]).filter(Boolean);
    const words = searchedWords(facts.filter(Boolean).join(' ')).union(new Set(joined));
    for (const word of words) add(shards, 'words', word, show.number);
    if (show.room !== null) add(shards, 'words', roomWord(slugOf(show.room)), show.number);
    for (const word of searchedWords(notes).difference(words)) add(shards, 'notes', word, show.number);
    const file = Math.floor(show.number / SHOWS_A_FILE);
    const inFile = lines.get(file) ?? {};
    inFile[show.number] = lineOf(show);
    lines.set(file, inFile);
    if (performance.now() - began < A_TURN) continue;
    await turn();
    began = performance.now();
  }
  const files = new Map<string, string>();
  for (const [number, shard] of shards.entries()) {
    files.set(shardPath(number), JSON.stringify({ words: delta(shard.words), notes: delta(shard.notes) }));
  }
  for (const [file, inFile] of lines) files.set(showsPath(file), JSON.stringify(inFile));
  return files;
}

function add(shards: readonly Shard[], part: 'words' | 'notes', word: string, number: number): void {
  const all = shards[shardOf(word)]?.[part];
  if (!all) return;
  const numbers = all[word];
  if (numbers) numbers.push(number);
  else all[word] = [number];
}

/** The numbers only grow, so the differences between them are stored, because they are shorter. */
function delta(words: Record<string, number[]>): Record<string, number[]> {
  return Object.fromEntries(
    Object.entries(words).map(([word, numbers]) => [
      word,
      numbers.map((number, at) => number - (at === 0 ? 0 : (numbers[at - 1] ?? 0))),
    ]),
  );
}

/** A show as lists and results name it. */
export function lineOf({
  slug,
  title,
  start,
  day,
  dateOnly,
  series,
  room,
  host,
  recording,
  notes,
}: Show): ShowLine {
  return {
    slug,
    title,
    start: dateOnly ? day : start,
    ...(dateOnly ? { dateOnly } : {}),
    ...(series === null ? {} : { series }),
    ...(room === null ? {} : { room }),
    ...(host === null ? {} : { host }),
    ...(recording === null ? {} : { recording: true }),
    ...(notes === null ? {} : { notes: true }),
  };
}
