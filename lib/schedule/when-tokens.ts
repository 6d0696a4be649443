import { kanjiWeekday, MONTHS_BY_WORD, WEEKDAYS_BY_WORD } from './words/calendar.ts';
import { writeSpokenTimes } from './words/spoken-time.ts';
import { USUAL_NAMES } from './zone.ts';

export type Half = 'am' | 'pm';

/** The pieces of a text that says when: `Sat 28 Nov, 8-9:30pm`. */
export type Token =
  | { is: 'date'; year: number | null; month: number; day: number }
  /** Two numbers and perhaps a year, the order of day and month not yet known. */
  | {
      is: 'numeric';
      a: number;
      b: number;
      year: number | null;
      dots: boolean;
      isYearShort?: true;
      /** If it may as well be a time: `20.00.00`. */
      time?: { hour: number; minute: number; second: number };
    }
  /** `20.30` or `28.11`: a time or a date, by the column. */
  | { is: 'dotted'; a: number; b: number; bText: string }
  | { is: 'clock'; hour: number; minute: number; second: number; half: Half | null }
  | { is: 'word-clock'; which: 'noon' | 'midnight' }
  | { is: 'number'; value: number; digits: number; ordinal: boolean }
  /** `after` stands behind its hour: "8 in the evening", but 午後8時. */
  | { is: 'half'; half: Half; after: boolean }
  | { is: 'month'; month: number; weekday: number | null }
  | { is: 'weekday'; weekday: number }
  | { is: 'day-count'; count: number }
  | { is: 'dash' }
  | { is: 'zone'; offset: number | null; zone: string | null };

// `8p` is 8 pm, but `8 a 10` is Spanish: a single letter has no space before it.
const HALF = String.raw`(?:\s?([ap]\.?\s?m)\b\.?|([ap])\b)`;

// Only behind a "T", seconds or a space is "-05:00" an offset; otherwise `20:00-22:00` is a range.
const HAS_OFFSET = /\dt\d|^\d{4}-\d{2}-\d{2} \d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?\s?-|\s-)\d{2}(?::?[0-5]\d)?$/;
const ISO_OFFSET = /-(\d{2}):?([0-5]\d)?$/;

/** The characters between the day, the month and the year of a date whose month is a word. */
const BETWEEN_PARTS = String.raw`(?:\s?[-/.,]\s?|\s)`;
const DAY_NUMBER = String.raw`(\d{1,2})(?:st|nd|rd|th)?`;
const YEAR = String.raw`((?:19|20|21)\d{2})(?!\d)(?!\s?-\s?\d{4}(?!\d))`;
const MONTH_WORD = String.raw`([\p{L}\p{M}]{2,14}\.?)`;

type Patterns = ReadonlyArray<[RegExp, (match: RegExpExecArray) => Token | null]>;

const HAS_YEAR = /(?:19|20|21)\d{2}/;
const NAMED_DATES: Patterns = [
  // A year of four digits beside a month: `2026-Nov-28`, `28-Nov-2026`, `Nov-28-2026`. It is never a time of day.
  [
    new RegExp(
      `${YEAR}${BETWEEN_PARTS}${MONTH_WORD}${BETWEEN_PARTS}${DAY_NUMBER}(?![\\d:])(?:t(?=\\d))?`,
      'uy',
    ),
    (m) => namedDate(m[1], m[2], m[3]),
  ],
  [
    new RegExp(`${DAY_NUMBER}${BETWEEN_PARTS}${MONTH_WORD}${BETWEEN_PARTS}${YEAR}(?:t(?=\\d))?`, 'uy'),
    (m) => namedDate(m[3], m[2], m[1]),
  ],
  [
    new RegExp(`${MONTH_WORD}${BETWEEN_PARTS}${DAY_NUMBER}${BETWEEN_PARTS}${YEAR}(?:t(?=\\d))?`, 'uy'),
    (m) => namedDate(m[3], m[1], m[2]),
  ],
];

const PATTERNS: Patterns = [
  [
    /(\d{4})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{1,2})\.?(?!\d)(?:t(?=\d))?/y,
    (m) => ({ is: 'date', year: Number(m[1]), month: Number(m[3]), day: Number(m[4]) }),
  ],
  [
    /((?:19|20|21)\d{2})(0[1-9]|1[0-2])([0-2]\d|3[01])(?!\d)(?:t(?=\d))?/y,
    (m) => ({ is: 'date', year: Number(m[1]), month: Number(m[2]), day: Number(m[3]) }),
  ],
  [
    /(?:令和(\d{1,2}|元)|(\d{4}))[年년]\s?(\d{1,2})[月월]\s?(\d{1,2})[日號号일]/y,
    (m) => ({
      is: 'date',
      year: m[2] ? Number(m[2]) : 2018 + (m[1] === '元' ? 1 : Number(m[1])),
      month: Number(m[3]),
      day: Number(m[4]),
    }),
  ],
  [
    /(\d{1,2})[月월]\s?(\d{1,2})[日號号일]/y,
    (m) => ({ is: 'date', year: null, month: Number(m[1]), day: Number(m[2]) }),
  ],
  [
    /(\d{1,2})\s?([/.-])\s?(\d{1,2})\s?\2(?:\s?(\d{4})|(\d{2}))\.?(?![\d:])/y,
    (m) => ({
      is: 'numeric',
      a: Number(m[1]),
      b: Number(m[3]),
      year: fullYear(m[4] ?? m[5] ?? ''),
      dots: m[2] === '.',
      ...(m[5] === undefined ? {} : { isYearShort: true }),
      ...dottedTime(m[0]),
    }),
  ],
  // `26. 11. 28.`: a year of two digits behind a space, but not the hour in `28. 11. 20 Uhr`.
  [
    /(\d{1,2})\.\s(\d{1,2})\.\s(\d{2})(?:\.|(?=,?\s+\d{1,2}[:.]\d{2}(?!\d)))(?![\d:])/y,
    (m) => ({
      is: 'numeric',
      a: Number(m[1]),
      b: Number(m[2]),
      year: fullYear(m[3] ?? ''),
      dots: true,
      isYearShort: true,
    }),
  ],
  // Zones and offsets stand right after a time, and never look like a range: the sign has two digits and a colon, or UTC before.
  [
    /(?:utc|gmt)\s?([+-])\s?(\d{1,2})(?::?([0-5]\d))?(?!\d)/y,
    (m) => ({ is: 'zone', offset: offsetOf(m[1], m[2], m[3]), zone: null }),
  ],
  [
    /(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?(?![\d:])(?:\s?([ap]\.?\s?m)\b\.?|([ap])\b|\s?(?:uhr|uur|hrs?|hs|h|ч|год)(?![\p{L}\d])\.?)?/uy,
    (m) => clock(m[1], m[2], m[3], m[4] ?? m[5]),
  ],
  [
    new RegExp(String.raw`(\d{1,2})(?:[.h](\d{2}))?${HALF}`, 'y'),
    (m) => clock(m[1], m[2], undefined, m[3] ?? m[4]),
  ],
  [new RegExp(String.raw`(\d{1,2})(\d{2})${HALF}`, 'y'), (m) => clock(m[1], m[2], undefined, m[3] ?? m[4])],
  [/(\d{1,2})[.](\d{2})\s?(?:uhr|uur|hrs?|hs|h|ч)(?![\p{L}\d])/uy, (m) => clock(m[1], m[2])],
  // ISO 8601 without its colons: `20261128T200000Z`.
  [/(?<=\dt)(\d{2})(\d{2})(\d{2})?(?!\d)/y, (m) => clock(m[1], m[2], m[3])],
  // "2000 hrs", the military way.
  [/([01]\d|2[0-4])([0-5]\d)\s?(?:hrs?|hours|hs|h|uhr)\b/y, (m) => clock(m[1], m[2])],
  [/(\d{1,2})\s?o'?clock\b(?:\s?([ap])\.?m\b\.?)?/y, (m) => clock(m[1], '0', '0', m[2])],
  [
    /(\d{1,2})\s?(?:heures?|horas?|hrs|hs|h|uhr|uur|uren|u|gio|часов|часа|час|ч|годин[аи]?|год)\.?(?:\s?(\d{1,2})(?!\d)(?:\s?(?:минут[аы]?|мин|хв|phut|min|m)(?!\p{L})\.?(?:\s?(\d{1,2})\s?(?:sec|sek|giay|s|с|сек)(?!\p{L})\.?)?)?|(?![\p{L}\d]))(?:\s?([ap])\.?\s?m(?!\p{L})\.?)?/uy,
    (m) => clock(m[1], m[2], m[3], m[4]),
  ],
  [
    /(\d{1,2})[時时點点시](?:(半|반)|\s?(\d{1,2})[分분](?:\s?\d{1,2}[秒초])?)?/y,
    (m) => clock(m[1], m[2] ? '30' : m[3]),
  ],
  [
    /(午前|午後|夜|夕方|朝)\s?/y,
    (m) => ({ is: 'half', half: m[1] === '午前' || m[1] === '朝' ? 'am' : 'pm', after: false }),
  ],
  [
    /(\d{1,2})\s?\/\s?(\d{1,2})(?!\d)/y,
    (m) => ({ is: 'numeric', a: Number(m[1]), b: Number(m[2]), year: null, dots: false }),
  ],
  [
    /(\d{1,2})\.\s?(\d{1,2})\.(?!\d)/y,
    (m) => ({ is: 'numeric', a: Number(m[1]), b: Number(m[2]), year: null, dots: true }),
  ],
  [
    /(\d{1,2})\.(\d{1,2})(?!\d)/y,
    (m) => ({ is: 'dotted', a: Number(m[1]), b: Number(m[2]), bText: m[2] ?? '' }),
  ],
  [/\+(\d{2}):?([0-5]\d)(?!\d)/y, (m) => ({ is: 'zone', offset: offsetOf('+', m[1], m[2]), zone: null })],
  // In `28日(土)` the character for Sunday after a number means "day".
  [
    /(\d{1,2})日(?!\d)/y,
    (m) => ({ is: 'number', value: Number(m[1]), digits: (m[1] ?? '').length, ordinal: false }),
  ],
  [
    /'?(\d{1,5})(\s?(?:st|nd|rd|th)\b|er|re|[.°]|o(?![a-z]))?(?!\d|[a-z]{1,2}(?![a-z]))/y,
    (m) => ({
      is: 'number',
      value: Number(m[1]),
      digits: (m[1] ?? '').length,
      ordinal: m[2] !== undefined,
    }),
  ],
  [
    /(?:day|tag|jour|dia|giorno|dag)\s(\d{1,2})(?!\d)\s?[:,-]?/y,
    (m) => ({ is: 'day-count', count: Number(m[1]) }),
  ],
  [/->|=>|→|-+|~|から/y, () => ({ is: 'dash' })],
  // `20:00/22:00`
  [/(?<=\d)\s?\/\s?(?=\d{1,2}[:h]|\d{4}-)/y, () => ({ is: 'dash' })],
  [
    /\(?([日月火水木金土])(?:曜日?)?\)?(?!\d)/y,
    (m) => ({ is: 'weekday', weekday: kanjiWeekday(m[1] ?? '') }),
  ],
  // Chinese and Korean have them in brackets, `(六)` and `(토)`.
  [
    /(?<=\()(?:周|週)?([一二三四五六])(?=\))/y,
    (m) => ({ is: 'weekday', weekday: '一二三四五六'.indexOf(m[1] ?? '') + 1 }),
  ],
  [/(?<=\()[일월화수목금토](?=\))/y, (m) => ({ is: 'weekday', weekday: '일월화수목금토'.indexOf(m[0]) })],
  [/正午/y, () => ({ is: 'word-clock', which: 'noon' })],
  [/深夜(?!\d)/y, () => ({ is: 'word-clock', which: 'midnight' })],
];

const PATTERNS_AND_NAMED_DATES: Patterns = [...NAMED_DATES, ...PATTERNS];

const WORD = /\p{L}[\p{L}\p{M}]*(?:-feira)?/uy;
const SKIPPED = /(?:[\s,;()[\]|@.،、·]|:(?=\s)|\/(?!\s?(?:\d{1,2}[:h]|\d{4}-))|まで)+/y;
/** An unknown end means the same as no end. */
const OPEN_END =
  /(?:\s*(?:-+|\bto|\buntil|\btill|\btil|\bbis|\bhasta|\bate)\s*(?:late|close|closing|\?+|tb[acd]|open(?: end)?|ende(?: offen)?|end|fin|fim)|\s*(?:\+|\bonwards?))$/;

const FILLERS = new Set(
  'klo kl kell godz godzina pukul saat saa jam klokka klokken klockan luc ob ure ora o u v w в во у о г р с з sharp punkt punktlich prompt pile precises the of on at from partir de del di da das der den dem am um le la el los im ab von vom desde dalle dal das alle ore kl om uhr clock every each todos os chaque jeden jede jeder tous toutes cada ogni elke'.split(
    ' ',
  ),
);
const DASH_WORDS = new Set('to till til until through bis hasta ate jusqu tot al до'.split(' '));
/** A preposition in one place (`28 de noviembre a las 20:00`), "to" in another (`20:00 a 22:00`). */
const EITHER = new Set('a as las au aux'.split(' '));

const CLOCK_WORDS: Readonly<Record<string, 'noon' | 'midnight'>> = {
  __proto__: null as never,
  noon: 'noon',
  midday: 'noon',
  mittag: 'noon',
  mittags: 'noon',
  midi: 'noon',
  mediodia: 'noon',
  mezzogiorno: 'noon',
  midnight: 'midnight',
  mitternacht: 'midnight',
  minuit: 'midnight',
  medianoche: 'midnight',
  mezzanotte: 'midnight',
  middernacht: 'midnight',
};
const CLOCK_PHRASES: ReadonlyArray<[string, 'noon' | 'midnight']> = [
  ['12 noon', 'noon'],
  ['12 uhr mittags', 'noon'],
  ['12 uhr nachts', 'midnight'],
  ['12 midday', 'noon'],
  ['12 midnight', 'midnight'],
  ['meio-dia', 'noon'],
  ['meio dia', 'noon'],
  ['meia-noite', 'midnight'],
  ['meia noite', 'midnight'],
];

/** `7pm (doors 6:30pm)` begins at seven, and so do `doors 6:30pm, show 7pm` and `18:30開場 19:00開演`. */
const DOORS =
  /(?<=\d.*)[\s,;(]+(?:doors(?: open)?(?: at)?|einlass(?: ab)?|ouverture(?: des portes)?(?: a)?|apertura(?: de puertas)?|portas)\s[\d:.h]+\s?(?:[ap]m|uhr)?\)?$|^doors?\b.*\d.*\bshow(?:time)?(?: at| starts)?\s|開場\s?[\d:]+[\s/・,]*|[\d:]+\s?開場[\s/・,]*|開演|開始|より$/g;
const BETWEEN = /\b(?:between|entre|zwischen)\s(.+?)\s(?:and|und|et|y|e)\s/;
/** "8 in the evening", "8 de la noche": these need no more than the hour before them. */
const HALF_PHRASES: ReadonlyArray<[RegExp, Half]> = [
  [
    /(?:in the |this )?(?:evening|afternoon)\b|tonight\b|at night\b|(?:de la |da |la )?(?:noche|noite|tarde)\b|du soir\b|de l'apres-midi\b|abends\b|nachmittags\b/y,
    'pm',
  ],
  [
    /(?:in the )?morning\b|de la manana\b|da manha\b|de la madrugada\b|da madrugada\b|du matin\b|morgens\b|vormittags\b|nachts\b/y,
    'am',
  ],
];

const COUNTS: Readonly<Record<string, number>> = {
  __proto__: null as never,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
};

/** No text that says when is longer. */
const LONGEST = 100;

/** The pieces of a folded text, or null if there is something else in it. `unknown` gets the unknown word. */
export function tokenize(text: string, unknown?: { word: string }): Token[] | null {
  if (text.length > LONGEST) return null;
  const tokens: Token[] = [];
  const written = writeSpokenTimes(text);
  let rest = /\d/.test(written)
    ? written.replace(DOORS, '').replace(BETWEEN, '$1 - ').replace(OPEN_END, '')
    : written;
  const offset = HAS_OFFSET.test(text) ? ISO_OFFSET.exec(text) : null;
  if (offset) rest = text.slice(0, offset.index);
  if (!scan(rest, tokens, unknown)) return null;
  if (offset) tokens.push({ is: 'zone', offset: offsetOf('-', offset[1], offset[2]), zone: null });
  return tokens;
}

function scan(text: string, tokens: Token[], unknown?: { word: string }): boolean {
  const patterns = HAS_YEAR.test(text) ? PATTERNS_AND_NAMED_DATES : PATTERNS;
  let at = 0;
  while (at < text.length) {
    SKIPPED.lastIndex = at;
    if (SKIPPED.test(text)) {
      at = SKIPPED.lastIndex;
      continue;
    }
    const phrase = CLOCK_PHRASES.find(([words]) => text.startsWith(words, at));
    if (phrase) {
      tokens.push({ is: 'word-clock', which: phrase[1] });
      at += phrase[0].length;
      continue;
    }
    const half = isHour(tokens.at(-1)) ? halfPhrase(text, at) : null;
    if (half) {
      tokens.push({ is: 'half', half: half.half, after: true });
      at = half.end;
      continue;
    }
    const end = matchPattern(patterns, text, at, tokens) ?? matchWord(text, at, tokens, unknown);
    if (end === null) return false;
    at = end;
  }
  return true;
}

function halfPhrase(text: string, at: number): { half: Half; end: number } | null {
  for (const [pattern, half] of HALF_PHRASES) {
    pattern.lastIndex = at;
    if (pattern.test(text)) return { half, end: pattern.lastIndex };
  }
  return null;
}

function isHour(token: Token | undefined): boolean {
  return isTime(token) || (token?.is === 'number' && token.digits <= 2);
}

function matchPattern(patterns: Patterns, text: string, at: number, tokens: Token[]): number | null {
  for (const [pattern, make] of patterns) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    const token = match && make(match);
    if (token) {
      tokens.push(token);
      return pattern.lastIndex;
    }
  }
  return null;
}

function matchWord(text: string, at: number, tokens: Token[], unknown?: { word: string }): number | null {
  WORD.lastIndex = at;
  const word = WORD.exec(text)?.[0];
  if (word === undefined) return null;
  const after = WORD.lastIndex;
  const month = MONTHS_BY_WORD.get(word);
  const weekday = WEEKDAYS_BY_WORD.get(word);
  const last = tokens.at(-1);
  const clockWord = CLOCK_WORDS[word];
  const usualZone = USUAL_NAMES[word];
  const rest = text.slice(after);
  if (meansSomethingElse(word, rest)) return fail(word, unknown);
  // `8:00 Uhr am`: German has "am" only before a day.
  if (word === 'am' && isHour(last) && /^[.\s]*$/.test(rest))
    tokens.push({ is: 'half', half: 'am', after: true });
  else if (clockWord) tokens.push({ is: 'word-clock', which: clockWord });
  else if (DASH_WORDS.has(word)) tokens.push({ is: 'dash' });
  else if (EITHER.has(word)) {
    const beforeNumber =
      last?.is === 'number' && tokens.at(-2)?.is !== 'month' && /^\s?\d/.test(text.slice(after));
    if (isTime(last) || beforeNumber) tokens.push({ is: 'dash' });
  } else if (usualZone && isTime(last)) tokens.push({ is: 'zone', offset: null, zone: usualZone });
  else if ((word === 'z' || word === 'utc' || word === 'gmt') && isTime(last)) {
    tokens.push({ is: 'zone', offset: 0, zone: null });
  } else if (month !== undefined) tokens.push({ is: 'month', month, weekday: weekday ?? null });
  else if (weekday !== undefined) tokens.push({ is: 'weekday', weekday });
  else if (/^(?:day|tag|jour|dia)$/.test(word)) {
    const [, name = ''] = /^\s([a-z]+)/.exec(text.slice(after)) ?? [];
    const count = COUNTS[name];
    if (count === undefined) return fail(word, unknown);
    tokens.push({ is: 'day-count', count });
    return after + 1 + name.length;
  } else if (word === 'd' || word === 'l') return text[after] === "'" ? after + 1 : fail(word, unknown);
  else if (!FILLERS.has(word)) return fail(word, unknown);
  return after;
}

/** Hungarian `de. 8:00`, Turkish `ÖS 8:00` and Uzbek `8:00 TO` are halves of the day; only their own locale says so. */
function meansSomethingElse(word: string, rest: string): boolean {
  if (word === 'de' && /^\.\s?\d/.test(rest)) return true;
  if (word === 'os' && /^\s?\d/.test(rest)) return true;
  return /^(?:de|du|os|to)$/.test(word) && /^[.\s]*$/.test(rest);
}

function isTime(token: Token | undefined): boolean {
  return token?.is === 'clock' || token?.is === 'word-clock' || token?.is === 'dotted';
}

function fail(word: string, unknown?: { word: string }): null {
  if (unknown) unknown.word = word;
  return null;
}

function clock(hour = '', minute = '0', second = '0', half?: string): Token {
  return {
    is: 'clock',
    hour: Number(hour),
    minute: Number(minute),
    second: Number(second),
    half: half === undefined ? null : half.startsWith('a') ? 'am' : 'pm',
  };
}

/** The time that a date such as `20.00.00` may be. */
function dottedTime(text: string): { time?: { hour: number; minute: number; second: number } } {
  const [, hour, minute, second] = /^(\d{1,2})\.(\d{2})\.(\d{2})$/.exec(text) ?? [];
  const time = { hour: Number(hour), minute: Number(minute), second: Number(second) };
  return hour !== undefined && time.hour <= 24 && time.minute < 60 && time.second < 60 ? { time } : {};
}

/** null if the word is not a month. */
function namedDate(year = '', word = '', day = ''): Token | null {
  const month = MONTHS_BY_WORD.get(word.replace('.', ''));
  return month === undefined ? null : { is: 'date', year: Number(year), month, day: Number(day) };
}

/** Minutes east of Greenwich. */
function offsetOf(sign = '+', hours = '0', minutes = '0'): number {
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

/** `26` is 2026: nobody plans shows of the last century, but archives have them. */
export function fullYear(text: string): number {
  const year = Number(text);
  if (text.length > 2) return year;
  return year < 70 ? 2000 + year : 1900 + year;
}
