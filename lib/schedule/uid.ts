import type { Day } from './civil.ts';
import { foldWords } from './fold.ts';

const SIMPLE = /^[a-z0-9 ]+$/;
const FIRST_ARTICLE = /^(?:the|a|an|der|die|das|le|la|les|el|los|las|o|os|as) /;

/** Titles and names come again and again; so many are remembered. */
const MOST_REMEMBERED = 10_000;

/** A title without regard to case, accents and punctuation: what makes two rows airings of one show. */
export const titleName = remembering((title) => {
  const lower = title.toLowerCase();
  return SIMPLE.test(lower) ? lower.trim() : foldWords(title) || lower;
});

/**
 * The part of a title that stays when it is spelled a little differently: no article, no vowels, no doubled letters.
 * If two titles have the same part, their order on the day tells them apart.
 */
export const titleKey = remembering((title) => {
  const bare = titleName(title).replace(FIRST_ARTICLE, '').replaceAll(' ', '').slice(0, 80);
  const key = bare.replaceAll(/([^\d])\1+/g, '$1').replaceAll(/(?<!^)[aeiouy]/g, '');
  return key.length < 3 ? bare : key;
});

/** The same function, but it reads a title that comes again only once. */
export function remembering<T>(read: (title: string) => T): (title: string) => T {
  const known = new Map<string, T>();
  return (title) => {
    let found = known.get(title);
    if (found === undefined) {
      found = read(title);
      if (known.size >= MOST_REMEMBERED) known.clear();
      known.set(title, found);
    }
    return found;
  };
}

/** The uid of a show's airing on a day: some 60 bits of a hash. `order` tells those of one show on one day apart. */
export function uidOf(key: string, order: number, day: Day | null): string {
  const [a, b] = hashOf(key);
  const date = day ?? -1;
  const first = mix(mix(a ^ Math.imul(date, 0x9e3779b1)) ^ Math.imul(order, 0x27d4eb2f));
  const second = mix(mix(b ^ Math.imul(date, 0x85ebca6b)) ^ Math.imul(order, 0x165667b1));
  return digits(first, second);
}

/** The uid of a repeat's airing on a day, and of a row that replaces it; told from others by its length. */
export function airingUid(key: string, day: Day): string {
  return `r${uidOf(key, 0, day)}`;
}

export function isAiringUid(uid: string): boolean {
  return uid.length === 13;
}

/** FNV-1a, twice. Not secret: only well spread. */
const hashOf = remembering((key) => {
  let a = 0x811c9dc5;
  let b = 0x9e3779b9;
  for (let i = 0; i < key.length; i++) {
    const unit = key.charCodeAt(i);
    a = Math.imul(a ^ unit, 0x01000193);
    b = Math.imul(b ^ unit, 0x85ebca6b);
  }
  return [a, b] as const;
});

function mix(hash: number): number {
  let h = Math.imul(hash ^ (hash >>> 16), 0x21f0aaad);
  h = Math.imul(h ^ (h >>> 15), 0x735a2d97);
  return (h ^ (h >>> 15)) >>> 0;
}

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const LETTERS = Array.from(ALPHABET, (letter) => letter.charCodeAt(0));
const letterAt = (bits: number) => LETTERS[bits & 31] ?? 0;

/** 30 bits of each number as six letters, without those that are mistaken for others. */
function digits(a: number, b: number): string {
  return String.fromCharCode(
    letterAt(a),
    letterAt(a >>> 5),
    letterAt(a >>> 10),
    letterAt(a >>> 15),
    letterAt(a >>> 20),
    letterAt(a >>> 25),
    letterAt(b),
    letterAt(b >>> 5),
    letterAt(b >>> 10),
    letterAt(b >>> 15),
    letterAt(b >>> 20),
    letterAt(b >>> 25),
  );
}
