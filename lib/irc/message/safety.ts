/** Strangers write any text. These functions make it fit to be shown; plain ASCII needs none of them. */

// First strong isolate and its end (Unicode bidi, UAX 9): text between them cannot turn the text around it.
const ISOLATE = '\u2068';
const END_ISOLATE = '\u2069';
const BIDI = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

// Characters that take no room or look like a space. They can hide a word, or make two nicks look alike. Those that emoji need
// (variation selectors, joiners, a flag's tags) and the non-joiner of Persian are not among them.
const INVISIBLE =
  /(?!\ufe0e|\ufe0f|\u200c|\u200d|[\u{e0020}-\u{e007f}])\p{DI}|(?<!\p{Script=Arabic})\u200c|(?<=\w)\u200d|(?<!\u{1f3f4}[\u{e0020}-\u{e007f}]*)[\u{e0020}-\u{e007f}]|[\ufff9-\ufffb]/gu;

const MARKS_PER_BASE = 3;
const PILED = new RegExp(`(\\p{M}{${MARKS_PER_BASE}})\\p{M}+`, 'gu');

// Below U+0300 only the soft hyphen and C1 controls are of interest here.
const LOOKS_PLAIN = /^[\x20-\x7e\xa1-\xac\xae-\u02ff]*$/;

/** The mark in the place of an invisible character: the open box of typographers, because '·' may be part of a text. */
export const INVISIBLE_MARK = '\u2423';

/**
 * Text in the form in which it is shown: at most three combining marks on a character, no bidi controls, invisible characters
 * marked.
 */
export function showText(text: string): string {
  if (LOOKS_PLAIN.test(text)) return text;
  return text.replace(BIDI, '').replace(PILED, '$1').replace(INVISIBLE, INVISIBLE_MARK);
}

/** As `showText`, but so that it cannot turn the text around it: for nicks, reasons and the like inside a sentence. */
export function isolate(text: string): string {
  return LOOKS_PLAIN.test(text) ? text : ISOLATE + showText(text) + END_ISOLATE;
}

// The blocks of scripts that are written from the right (UAX 9, 3.2: R and AL).
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** Isolates text that is already fit to be shown, only if it would turn the text after it: some see the marks as boxes. */
export const isolateRightToLeft = (text: string): string =>
  RIGHT_TO_LEFT.test(text) ? ISOLATE + text + END_ISOLATE : text;

/** Text that was cut somewhere, with an end for each isolate that lost its own. */
export function endIsolates(text: string): string {
  let open = 0;
  for (const character of text) {
    if (character === ISOLATE) open++;
    else if (character === END_ISOLATE && open > 0) open--;
  }
  return text + END_ISOLATE.repeat(open);
}

/** At most `most` UTF-16 units, never half a character. */
export function cap(text: string, most: number): string {
  if (text.length <= most) return text;
  const half = (text.charCodeAt(most - 1) & 0xfc00) === 0xd800;
  return text.slice(0, half ? most - 1 : most);
}
