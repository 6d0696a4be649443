import { useEffect, useState } from 'react';
import {
  findShows,
  roomWord,
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

/** A search is made when nobody has typed for this time (ms). */
const PAUSE = 200;

/** The answers that were fetched before, by path. One that failed is asked for again. */
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

async function find(search: string, room: string, most: number): Promise<Found> {
  const shards = new Map<number, Shard>();
  await Promise.all(
    [...wordsOf(search), ...(room === '' ? [] : [roomWord(room)])].map(async (word) => {
      const shard = shardOf(word);
      shards.set(shard, await get<Shard>(shardPath(shard)));
    }),
  );
  const none: Shard = { words: {}, notes: {} };
  const all = findShows(search, (word) => shards.get(shardOf(word)) ?? none, room);
  const shows = await Promise.all(
    all.slice(0, most).map(async ({ number, inNotes }) => {
      const lines = await get<ShowLines>(showsPath(Math.floor(number / SHOWS_A_FILE)));
      const line = lines[number];
      return line ? [{ ...line, inNotes }] : [];
    }),
  );
  return { search, total: all.length, shows: shows.flat() };
}

/**
 * The first `most` shows that a search finds in a room ('' is any); null while nobody searches, and until the first answer.
 */
export function useSearch(search: string, room: string, most: number): Found | null {
  const [found, setFound] = useState<Found | null>(null);
  const isSearch = room !== '' || wordsOf(search).size > 0;
  useEffect(() => {
    if (!isSearch) return;
    let wanted = true;
    const timer = setTimeout(() => {
      find(search, room, most)
        .catch((): Found => ({ search, failed: true }))
        .then((answer) => {
          if (wanted) setFound(answer);
        });
    }, PAUSE);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [search, room, most, isSearch]);
  return isSearch ? found : null;
}
