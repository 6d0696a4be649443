import type { Day } from './civil.ts';
import { isoDay } from './civil.ts';
import { foldWords } from './fold.ts';

const SIMPLE = /^[a-z0-9 ]+$/;
const FIRST_ARTICLE = /^(?:the|a|an|der|die|das|le|la|les|el|los|las|o|os|as) /;

/** A title without regard to case, accents and punctuation: what makes two rows airings of one show. */
export function titleName(title: string): string {
  const lower = title.toLowerCase();
  return SIMPLE.test(lower) ? lower.trim() : foldWords(title) || lower;
}

/**
 * What is left of a title when it is spelled a little differently: no article, no vowels, no doubled letters. Titles that
 * fall together are told apart by their order on the day.
 */
export function titleKey(name: string): string {
  const bare = name.replace(FIRST_ARTICLE, '').replaceAll(' ', '');
  let key = '';
  for (let i = 0; i < bare.length && key.length < 80; i++) {
    const letter = bare.charAt(i);
    if (i > 0 && (letter === bare[i - 1] || 'aeiouy'.includes(letter)) && !(letter >= '0' && letter <= '9'))
      continue;
    key += letter;
  }
  return key.length < 3 ? bare.slice(0, 80) : key;
}

/** The uid of a show's airing on a day. `order` tells airings of one show on one day apart. */
export function uidOf(key: string, order: number, day: Day | null): string {
  const text = `${key}|${order}|${day === null ? '' : isoDay(day)}`;
  return hash(text, 0x9e3779b9) + hash(text, 0x85ebca6b);
}

/** FNV-1a with a final mix, base 36. Not secret: only well spread. */
function hash(text: string, seed: number): string {
  let h = seed;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x21f0aaad);
  h = Math.imul(h ^ (h >>> 15), 0x735a2d97);
  return ((h ^ (h >>> 15)) >>> 0).toString(36).padStart(7, '0');
}
