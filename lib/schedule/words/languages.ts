import { MONTHS_BY_WORD, WEEKDAYS_BY_WORD } from './calendar.ts';
import calendarWords from './calendar-words.json' with { type: 'json' };

/**
 * Folded words by language: months from January on, weekdays from Sunday on, words for am and for pm, and small words
 * without a meaning of their own. Behind a `<` are words that stand before their hour. The five parts are separated by
 * slashes, months and weekdays by bars, words by commas. tools/make-calendar-words.ts writes the file.
 */
export const CALENDAR_WORDS: Readonly<Record<string, string>> = calendarWords;

/** Languages that the reader knows without this file (words/calendar.ts, when-tokens.ts); they need no translation. */
const KNOWN_LANGUAGES = new Set('en de fr es pt it nl ja'.split(' '));
/** The names that Google and older systems have for some languages. */
const ALIASES: Readonly<Record<string, string>> = { iw: 'he', in: 'id', no: 'nb', tl: 'fil', ji: 'yi' };
const MONTHS = 'january february march april may june july august september october november december'.split(
  ' ',
);
const WEEKDAYS = 'sunday monday tuesday wednesday thursday friday saturday'.split(' ');
/** Scripts whose words stand without spaces, or take endings right behind Latin letters. */
const UNSPACED =
  /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Thai}\p{Script=Myanmar}\p{Script=Telugu}\p{Script=Tamil}\p{Script=Kannada}\p{Script=Malayalam}]/u;
const LETTER = /[\p{L}\p{M}]/u;
const DIGIT = /\d/;

/** Words with what stands for them: an English word, 午前 or 午後 before a time, or a space. */
type Phrases = {
  meanings: ReadonlyMap<string, string>;
  /** The length of the longest phrase by its first letter. */
  longest: ReadonlyMap<string, number>;
};

/** The language of a locale as Google or a browser writes it (`pt_BR`, `iw_IL`), or null if it has no words of its own here. */
export function languageOf(locale: string | null): string | null {
  const [code = ''] = (locale ?? '').trim().toLowerCase().split(/[-_]/);
  const language = ALIASES[code] ?? code;
  return !KNOWN_LANGUAGES.has(language) && Object.hasOwn(CALENDAR_WORDS, language) ? language : null;
}

/**
 * A folded text with the words of a language as the English ones that mean the same.
 * @param language null for the words that mean the same in every language that has them
 */
export function translateWords(text: string, language: string | null): string {
  const { meanings, longest } = language === null ? commonPhrases() : phrasesOf(language);
  let translated = '';
  let at = 0;
  while (at < text.length) {
    const found = phraseAt(text, at, meanings, longest);
    if (found === null) {
      translated += text[at];
      at++;
      continue;
    }
    translated += ` ${found.meaning} `;
    at = found.end;
  }
  return translated.replaceAll(/\s+/g, ' ').trim();
}

function phraseAt(
  text: string,
  at: number,
  meanings: ReadonlyMap<string, string>,
  longest: ReadonlyMap<string, number>,
): { meaning: string; end: number } | null {
  const first = text[at] ?? '';
  const most = longest.get(first);
  if (most === undefined) return null;
  const isUnspaced = UNSPACED.test(first);
  const before = text[at - 1] ?? '';
  if (!isUnspaced && (LETTER.test(before) || (DIGIT.test(first) && DIGIT.test(before)))) return null;
  for (let length = Math.min(most, text.length - at); length > 0; length--) {
    const meaning = meanings.get(text.slice(at, at + length));
    if (meaning === undefined) continue;
    const end = at + length;
    const last = text[end - 1] ?? '';
    const next = text[end] ?? '';
    if ((!isUnspaced && LETTER.test(next) && LETTER.test(last)) || (DIGIT.test(last) && DIGIT.test(next)))
      continue;
    // An abbreviation has its dot.
    return { meaning, end: next === '.' && !DIGIT.test(text[end + 1] ?? '') ? end + 1 : end };
  }
  return null;
}

const known = new Map<string, Phrases>();

function phrasesOf(language: string): Phrases {
  let phrases = known.get(language);
  if (!phrases) {
    phrases = withLength(readPhrases(CALENDAR_WORDS[language] ?? ''));
    known.set(language, phrases);
  }
  return phrases;
}

function withLength(meanings: ReadonlyMap<string, string>): Phrases {
  const longest = new Map<string, number>();
  for (const phrase of meanings.keys()) {
    const first = phrase[0] ?? '';
    longest.set(first, Math.max(longest.get(first) ?? 0, phrase.length));
  }
  return { meanings, longest };
}

function readPhrases(written: string): Map<string, string> {
  const [months = '', weekdays = '', am = '', pm = '', fillers = ''] = written.split('/');
  const phrases = new Map<string, string>();
  const add = (list: string, meaning: string) => {
    for (const phrase of list.split(','))
      if (phrase !== '' && !phrases.has(phrase)) phrases.set(phrase, meaning);
  };
  months.split('|').forEach((list, i) => {
    add(list, MONTHS[i] ?? '');
  });
  weekdays.split('|').forEach((list, i) => {
    add(list, WEEKDAYS[i] ?? '');
  });
  // A half of the day before its hour, as in Korean, is written as in Japanese: the reader knows that order.
  if (am.startsWith('<')) add(am.slice(1), '午前');
  else add(am, 'am');
  if (pm.startsWith('<')) add(pm.slice(1), '午後');
  else add(pm, 'pm');
  add(fillers, '');
  return phrases;
}

let common: Phrases | null = null;

/** The words of all languages, without those that mean one thing here and another there. */
function commonPhrases(): Phrases {
  if (common) return common;
  const meanings = new Map<string, Set<string>>();
  const add = (phrase: string, meaning: string) => {
    const all = meanings.get(phrase) ?? new Set();
    meanings.set(phrase, all.add(meaning));
  };
  for (const [word, month] of MONTHS_BY_WORD) add(word, MONTHS[month - 1] ?? '');
  for (const [word, weekday] of WEEKDAYS_BY_WORD) add(word, WEEKDAYS[weekday] ?? '');
  for (const written of Object.values(CALENDAR_WORDS)) {
    for (const [phrase, meaning] of readPhrases(written)) add(phrase, meaning);
  }
  const clear = new Map<string, string>();
  for (const [phrase, [meaning = '', ...others]] of meanings) {
    // A short Latin word is too likely to be something else.
    const isTooShort = meaning === '' ? /^[a-z]{1,2}$/.test(phrase) : /^[a-z]$/.test(phrase);
    if (others.length === 0 && !isTooShort) clear.set(phrase, meaning);
  }
  common = withLength(clear);
  return common;
}
