import { isoDay, sayMinutes } from './civil.ts';
import { fold } from './fold.ts';
import { nearest } from './nearest.ts';
import { parseWhen } from './when-text.ts';
import { MONTHS_BY_WORD, WEEKDAYS_BY_WORD } from './words/calendar.ts';
import { writeSpokenTimes } from './words/spoken-time.ts';

const LONGEST = 40;
const ARTICLES = new Set(['the', 'den', 'der', 'dem', 'del']);
const CALENDAR_WORDS = new Set([...MONTHS_BY_WORD.keys(), ...WEEKDAYS_BY_WORD.keys()]);

const ALL_DAY =
  /^(?:all[- ]?day|24 ?h(?:ours)?|ganztagig|ganztags|den ganzen tag|toute la journee|journee entiere|todo el dia|o dia todo|dia todo|dia inteiro|終日)$/;
/** Letters that stand for a weekday in English calendars. */
const INITIALS: Readonly<Record<string, string>> = {
  __proto__: null as never,
  m: 'Mon',
  t: 'Tue or Thu',
  w: 'Wed',
  f: 'Fri',
  s: 'Sat or Sun',
};

/** Corrections of typing mistakes, tried in this order. */
const REPAIRS: ReadonlyArray<(text: string) => string> = [
  // "8:75": a 1 looks like a 7, and a 0 like a 6 or 9.
  (text) => text.replace(/([:.h])7(\d)/i, '$11$2'),
  (text) => text.replace(/(\d{1,2})([:.])60/, (_, hour, mark) => `${Number(hour) + 1}${mark}00`),
  (text) => text.replace(/([:.h])8(\d)/i, '$13$2'),
  (text) => text.replace(/([:.h])[69](\d)/i, '$10$2'),
  (text) => text.replaceAll(/(?<=[\d:.\s]|^)[oO](?=[\d:.\s]|$)/g, '0'),
  (text) => text.replaceAll(/(?<=[\d:.]|^)[lI|](?=[\d:.]|$)/g, '1'),
  (text) => text.replaceAll('o', '0').replaceAll('O', '0'),
  (text) => text.replace(/(\d)\s*[;,'"’`´_]\s*(\d\d)/g, '$1:$2'),
  (text) => text.replace(/(\d)\s*:+\s*(\d)/g, '$1:$2'),
  (text) => text.replace(/:(\d)(?!\d)/, ':$10'),
  (text) => text.replace(/:(\d)(?!\d)/, ':0$1'),
  (text) => text.replace(/^(.*\d)[^\p{L}\d]+$/u, '$1'),
  (text) => text.replace(/:(\d\d)\d/, ':$1'),
  (text) =>
    text
      .replace(/(\d)\s*(?:pn|om|p,m|mp|ppm|pmm|p\/m)\b\.?/i, '$1 PM')
      .replace(/(\d)\s*(?:an|sm|a,m|ma|aam|amm)\b\.?/i, '$1 AM'),
  (text) => text.replace(/^(1[3-9]|2[0-3])(:\d\d)?\s*a\.?m\.?$/i, '$1$2'),
  (text) => text.replace(/^(\d)$/, '$1:00'),
  (text) => text.replace(/^(\d{1,2})[ -](\d\d)(\s?[ap]m)?$/i, '$1:$2$3'),
  (text) => text.replace(/^(\d)(\d\d)$/, '$1:$2'),
  (text) => text.replace(/^\s*[-\u2010-\u2015\u2212~〜～]+\s*/, ''),
  (text) => (ALL_DAY.test(fold(text)) ? '0:00-24:00' : text),
  (text) => (/^half \p{L}/iu.test(text) ? writeSpokenTimes(fold(text).replace('half', 'half past')) : text),
  (text) => text.replace(/\s*\([^()\d]*\)$|,?\s*(?:about|ca\.?|approx\.?|c\.t\.|s\.t\.)$/i, ''),
  (text) => text.replace(/^(?:about|around|circa|ca\.?|approx\.?|c\.)\s*/i, ''),
  (text) => text.replace(/[\s-]*[([]?\s*(?:\?+|tb[acd]|approx\.?|ish)\s*[)\]]?$/i, ''),
  // An abbreviation of several zones: IST is used in India, Israel and Ireland.
  (text) => text.replace(/\s*\(?[A-Z]{2,5}\)?$/, ''),
  // A time in a cell that is formatted as a number: the fraction of a day.
  (text) =>
    /^0?[.,]\d{2,}$/.test(text) ? sayMinutes(Math.round(Number(text.replace(',', '.')) * 1440)) : text,
];

/** A time that somebody may have meant, as they would write it; null if nothing is near. */
export function suggestTime(text: string): string | null {
  const typed = text.trim();
  if (typed.length > LONGEST) return null;
  for (const repair of REPAIRS) {
    const repaired = repair(typed).trim();
    if (repaired !== typed && parseWhen(repaired, 'time')?.start) return repaired;
  }
  return null;
}

/** A date that somebody may have meant: a month or weekday spelled right. */
export function suggestDate(text: string, word: string | null): string | null {
  const typed = fold(text);
  if (typed.length > 60) return null;
  if (INITIALS[typed]) return INITIALS[typed];
  // A date in a cell that is formatted as a number: days since 1899-12-30.
  if (/^[3-7]\d{4}$/.test(typed)) return isoDay(Number(typed) - 25_569);
  if (word !== null) {
    const near = nearest(word, MONTHS_BY_WORD.keys()) ?? nearest(word, WEEKDAYS_BY_WORD.keys());
    const repaired = near && typed.replace(word, near);
    if (repaired && parseWhen(repaired, 'date')?.date) return capitalized(repaired);
  }
  const digits = typed
    .replaceAll(/(?<=[\d/.-]|^)o(?=[\d/.-]|$)/g, '0')
    .replaceAll(/(?<=[\d/.-]|^)l(?=[\d/.-]|$)/g, '1');
  const sure = typed.replace(/\s*[([]?\s*(?:\?+|tb[acd]|approx\.?)\s*[)\]]?$/, '');
  if (sure !== typed && parseWhen(sure, 'date')?.date) return capitalized(sure);
  const marks = digits.replace(
    /^(\d{1,4})(?:\s*[,;:\\]\s*|\s)(\d{1,2})(?:\s*[,;:\\]\s*|\s)(\d{2,4})$/,
    '$1-$2-$3',
  );
  return marks !== typed && parseWhen(marks, 'date')?.date ? marks : null;
}

/** Whether a text that is no date was meant as one: it has a number, and a month, a weekday or marks beside it. */
export function isLikeDate(text: string): boolean {
  const folded = fold(text);
  if (folded.length > 40 || !/\d/.test(folded)) return false;
  if (/\d[./-]\d/.test(folded)) return true;
  const words = folded.match(/\p{L}{3,}/gu) ?? [];
  // "Closed from 20 December" is a note.
  return (
    words.length > 0 &&
    words.every(
      (word) =>
        CALENDAR_WORDS.has(word) ||
        ARTICLES.has(word) ||
        (word.length > 5 && nearest(word, CALENDAR_WORDS) !== null),
    )
  );
}

function capitalized(text: string): string {
  return text.replaceAll(/(?<![\p{L}\d])\p{L}{3,}/gu, (word) => word.charAt(0).toUpperCase() + word.slice(1));
}
