import { useEffect, useState } from 'react';
import {
  findShows,
  SHOWS_A_FILE,
  type Shard,
  type ShowLine,
  type ShowLines,
  shardOf,
  shardPath,
  showsPath,
  wordsOf,
} from '#lib/archive/words.ts';

export type Result = ShowLine & { inNotes: boolean };
export type Found = { search: string; total: number; shows: Result[] } | { search: string; failed: true };

/** How long (ms) nobody types before a search is made. */
const PAUSE = 200;

/** What was fetched already, by path. A failed one is asked for again. */
const fetched = new Map<string, Promise<unknown>>();

function get<T>(path: string): Promise<T> {
  let answer = fetched.get(path);
  if (!answer) {
    answer = fetch(path, { cache: 'no-cache' }).then((response) => {
      if (!response.ok) throw new Error(`${path} answered ${response.status}`);
      return response.json();
    });
    answer.catch(() => fetched.delete(path));
    fetched.set(path, answer);
  }
  return answer as Promise<T>;
}

async function find(search: string, most: number): Promise<Found> {
  const shards = new Map<number, Shard>();
  await Promise.all(
    [...wordsOf(search)].map(async (word) => {
      const shard = shardOf(word);
      shards.set(shard, await get<Shard>(shardPath(shard)));
    }),
  );
  const none: Shard = { words: {}, notes: {} };
  const all = findShows(search, (word) => shards.get(shardOf(word)) ?? none);
  const shows = await Promise.all(
    all.slice(0, most).map(async ({ number, inNotes }) => {
      const lines = await get<ShowLines>(showsPath(Math.floor(number / SHOWS_A_FILE)));
      const line = lines[number];
      return line ? [{ ...line, inNotes }] : [];
    }),
  );
  return { search, total: all.length, shows: shows.flat() };
}

/** The first `most` shows that a search finds; null while nobody searches, and until the first answer. */
export function useSearch(search: string, most: number): Found | null {
  const [found, setFound] = useState<Found | null>(null);
  const isSearch = wordsOf(search).size > 0;
  useEffect(() => {
    if (!isSearch) return;
    let wanted = true;
    const timer = setTimeout(() => {
      find(search, most)
        .catch((): Found => ({ search, failed: true }))
        .then((answer) => {
          if (wanted) setFound(answer);
        });
    }, PAUSE);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [search, most, isSearch]);
  return isSearch ? found : null;
}
