import { matchMask } from '../message/mask.ts';

/** Why a line is held back: a pattern of the list, too many capitals, or a letter that is repeated without end. */
export type Found = { kind: 'word' | 'caps' | 'repeats'; pattern: string };

/** `fold` makes look-alikes equal: see confusables.ts. */
export type WordRules = { patterns: readonly string[]; caps: boolean; repeats: boolean };

const CAPS = '<caps>';
const REPEATS = '<repeats>';
const MOST_PATTERNS = 500;
const LONGEST_PATTERN = 60;
const MOST_CACHED = 500;
/** The least capitals, and the least equal letters in a row, that count. Fewer are usual in titles and in joy. */
const FEW_CAPITALS = 15;
const FEW_REPEATS = 12;
/** The characters between words; a star stays, for it is the pattern's. */
const GAPS = /[^\p{L}\p{N}*]+/gu;
const LETTER = /\p{L}/gu;
const CAPITAL = /\p{Lu}/gu;

type Pattern = { written: string; glob: string; longest: string; words: number };

/**
 * Makes a function that says why a line is to be held back, or null. A pattern is one word or several, with `*` for any
 * letters; never a regular expression, because a stranger's text would then decide how long it takes. Each costs a search for
 * its longest piece, and only lines that hold that are compared.
 */
export function createWordFilter(
  { patterns, caps, repeats }: WordRules,
  fold: (text: string) => string,
): (text: string) => Found | null {
  const wordsOf = (text: string) => fold(text).replace(GAPS, ' ').trim();
  const compiled = patterns.slice(0, MOST_PATTERNS).flatMap((written): Pattern[] => {
    const glob = wordsOf(written.slice(0, LONGEST_PATTERN)).replace(/\*+/g, '*');
    const longest = glob.split('*').reduce((a, b) => (b.length > a.length ? b : a), '');
    // A pattern of stars alone would hold back everything.
    return longest === '' ? [] : [{ written, glob, longest, words: glob.split(' ').length }];
  });
  const cache = new Map<string, Found | null>();

  function find(text: string): Found | null {
    const folded = compiled.length > 0 ? wordsOf(text).replaceAll('*', '') : '';
    let words: string[] | null = null;
    for (const { written, glob, longest, words: count } of compiled) {
      if (!folded.includes(longest)) continue;
      words ??= folded.split(' ');
      for (let at = 0; at + count <= words.length; at++)
        if (matchMask(glob, words.slice(at, at + count).join(' '), (same) => same))
          return { kind: 'word', pattern: written };
    }
    if (caps) {
      const capitals = text.match(CAPITAL)?.length ?? 0;
      if (capitals >= FEW_CAPITALS && capitals > 0.7 * (text.match(LETTER)?.length ?? 0))
        return { kind: 'caps', pattern: '' };
    }
    return repeats && longestRun(text) > FEW_REPEATS ? { kind: 'repeats', pattern: '' } : null;
  }

  return (text) => {
    const known = cache.get(text);
    if (known !== undefined) return known;
    if (cache.size >= MOST_CACHED) cache.clear();
    const found = find(text);
    cache.set(text, found);
    return found;
  };
}

function longestRun(text: string): number {
  let longest = 0;
  let run = 0;
  let before = '';
  for (const character of text.toLowerCase()) {
    run = character === before && character !== ' ' ? run + 1 : 1;
    before = character;
    if (run > longest) longest = run;
  }
  return longest;
}

/** The rules of a list as the sheet has it: `<caps>` and `<repeats>` among the patterns are rules of their own. */
export const rulesOf = (list: readonly string[]): WordRules => ({
  patterns: list.filter((word) => word !== CAPS && word !== REPEATS),
  caps: list.includes(CAPS),
  repeats: list.includes(REPEATS),
});
