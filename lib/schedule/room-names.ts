import { fold } from './fold.ts';
import { distanceOf } from './nearest.ts';

/** The place of a name: a row of the Schedule tab, counted from 1. */
export type NamedRow = { text: string; row: number };

/** Several spellings of one name. `name` is the one that counts. */
export type NameGroup = { name: string; rows: NamedRow[]; isListed: boolean };

const ALL_ROOMS =
  /^(?:all|all rooms|all stages|all tracks|everywhere|alle|alle sale|alle raume|alle buhnen|uberall|toutes?|tous|toutes les salles|tod[ao]s|todas (?:las |as )?salas|全会場)$/;
/** Below this length two names that differ in a letter are two names: Hall A, Hall B. */
const SHORTEST_TYPO = 6;
const SHORTEST_WORD = 4;

/** Two spellings with the same key are one room: it has letters, digits and signs, without case, accents and spaces. */
export const roomKey = (name: string): string =>
  fold(name).replaceAll(/[\s._\-():,;'"#/&]+/g, '') || fold(name);

/** Whether a Room cell says that the row belongs to all rooms. */
export const meansAllRooms = (name: string): boolean => ALL_ROOMS.test(fold(name));

/**
 * The names of a column of rooms, each with all its spellings, in the order in which they first appear.
 * @param listed names that the Settings or Rooms tab has, so that they are surely meant
 * @param overlap whether rows of the two names are on at the same time, so that they cannot be one room
 */
export function groupNames(
  rows: readonly NamedRow[],
  listed: readonly string[],
  overlap: (a: NameGroup, b: NameGroup) => boolean,
): NameGroup[] {
  const groups = new Map<string, NameGroup>();
  const names = new Map(listed.map((name) => [roomKey(name), name]));
  for (const row of rows) {
    const key = roomKey(row.text);
    const group = groups.get(key);
    if (group) group.rows.push(row);
    else groups.set(key, { name: names.get(key) ?? row.text, rows: [row], isListed: names.has(key) });
  }
  for (const group of groups.values()) if (!group.isListed) group.name = mostFrequent(group.rows);
  joinTypos(groups, overlap);
  return [...groups.values()];
}

function mostFrequent(rows: readonly NamedRow[]): string {
  const counts = new Map<string, number>();
  for (const { text } of rows) counts.set(text, (counts.get(text) ?? 0) + 1);
  let best = '';
  for (const [text, count] of counts) if (count > (counts.get(best) ?? 0)) best = text;
  return best;
}

/** Adds a name to a far more frequent or listed one from which it differs by one letter. */
function joinTypos(groups: Map<string, NameGroup>, overlap: (a: NameGroup, b: NameGroup) => boolean): void {
  for (const [key, group] of [...groups]) {
    if (group.isListed || key.length < SHORTEST_TYPO) continue;
    for (const [otherKey, other] of groups) {
      if (other === group || !isTypoOf(group, other) || Math.abs(otherKey.length - key.length) > 1) continue;
      if (overlap(group, other)) continue;
      other.rows.push(...group.rows);
      other.rows.sort((a, b) => a.row - b.row);
      groups.delete(key);
      break;
    }
  }
}

function isTypoOf(group: NameGroup, other: NameGroup): boolean {
  const isRare = other.isListed || group.rows.length * 3 <= other.rows.length;
  return isRare && differsInALetter(fold(group.name), fold(other.name));
}

/** One slip of the finger within a longer word; digits are never a slip, because they tell rooms apart. */
function differsInALetter(a: string, b: string): boolean {
  const digits = (text: string) => text.replaceAll(/\D+/g, ' ').trim();
  if (digits(a) !== digits(b)) return false;
  const [words, others] = [a.split(' '), b.split(' ')];
  if (words.length !== others.length) return false;
  const different = words.flatMap((word, i) =>
    word === others[i] ? [] : [[word, others[i] ?? ''] as const],
  );
  const [only, more] = different;
  if (!only || more) return false;
  const [word, otherWord] = only;
  return Math.min(word.length, otherWord.length) >= SHORTEST_WORD && distanceOf(word, otherWord) === 1;
}
