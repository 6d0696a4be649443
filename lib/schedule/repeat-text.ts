import { type Day, fromDay, weekdayOf } from './civil.ts';
import { fold } from './fold.ts';
import { parseRrule, type RepeatText } from './rrule-text.ts';
import type { Rule } from './schedule.ts';
import { WEEKDAYS_BY_WORD } from './words/calendar.ts';
import { NO_REPEAT, repeatWord } from './words/repeat.ts';

const TAILS: ReadonlyArray<['until' | 'except' | 'from', RegExp]> = [
  [
    'until',
    /\b(?:until|untill|till|til|through|thru|up to|ending(?: on)?|ends(?: on)?|bis(?: zum)?|jusqu'?(?:au|a)|hasta(?: el)?|ate(?: o dia| o)?|fino al?|tot)\b:?/,
  ],
  [
    'except',
    /\b(?:except(?: for| on)?|excluding|excl\b\.?|apart from|but not(?: on)?|not on|not|skip(?:s|ping)?|without|no show on|außer(?: am)?|ausser(?: am)?|nicht am|ohne|sauf(?: le)?|excepto(?: el)?|salvo(?: el)?|menos(?: el)?|exceto(?: em)?|tranne(?: il)?|behalve(?: op)?)\b:?/,
  ],
  [
    'from',
    /\b(?:from|starting(?: on| from)?|beginning(?: on)?|since|as of|ab(?: dem)?|a partir d(?:u|e|el)|desde(?: el)?|depuis(?: le)?)\b:?/,
  ],
];
const COUNT =
  /\s*(?:,?\s*\bfor (\d{1,3}) (?:weeks?|days?|months?|times?|episodes?|shows?)|[,x×]\s*(\d{1,3})(?: times)?|\b(\d{1,3}) ?(?:times|x|mal|fois|veces|vezes))$/;
const EVERY = /^(?:every|each|alle|cada|a cada|tous les|toutes les|jeden)\b/;
const LONGEST = 500;
/** Several weekdays by their kanji, `土日` and `月〜金`; the moon alone is a month. */
const KANJI_WEEKDAYS = /(?<!\p{L})[日月火水木金土](?:\s?[-~・、,と]?\s?[日月火水木金土])+(?!\p{L})/gu;
/** Initials that can be no other days. */
const INITIALS: Readonly<Record<string, string>> = {
  __proto__: null as never,
  'm-f': 'mon-fri',
  'm-th': 'mon-thu',
  'm-sa': 'mon-sat',
  mtwtf: 'mon-fri',
  mtwthf: 'mon-fri',
  mw: 'mon wed',
  mwf: 'mon wed fri',
  tth: 'tue thu',
  'l-v': 'mon-fri',
  'l-j': 'mon-thu',
};

/** The meaning of a Repeat cell; 'none' if it says that the row does not repeat, null if it is not understood. */
export function parseRepeat(text: string): RepeatText | 'none' | null {
  if (text.length > LONGEST) return null;
  const lower = fold(text);
  const folded = (INITIALS[lower.replaceAll(/[\s,/&+.]/g, '')] ?? lower)
    .replace(/[.!]$/, '')
    .replaceAll('-feira', ' feira')
    .replaceAll(/毎月|毎週|隔週|第\d+/g, ' $& ')
    .replaceAll(KANJI_WEEKDAYS, (days) =>
      days.replaceAll(/[・、と]/g, ' ').replaceAll(/[日月火水木金土]/g, '$&曜 '),
    )
    .replace(/^(?:un|une) (\p{L}+) sur (deux|trois|quatre|\d)\b/u, 'every $2 $1')
    // "dos" is two in Spanish and "of the" in Portuguese.
    .replaceAll(/\bcada dos\b/g, 'cada 2')
    .replace(
      /^once an? |^una vez (?:a la|por) |^uma vez por |^une fois par |^einmal (?:pro|im|in der) /,
      'every ',
    )
    .replace(
      /(\d)\s?(週間|日|か月|ヶ月|カ月)ごと/,
      (_, n, unit) => `every ${n} ${unit === '週間' ? 'weeks' : unit === '日' ? 'days' : 'months'}`,
    )
    .replaceAll(/\bweek-ends?\b|\b(?:fin|fines|fim|fins|final|finais) de semana\b/g, 'weekend')
    .replace(/^14-?tagig\b/, 'every 2 weeks')
    .replace(/^bi-weekly\b/, 'biweekly')
    .replace(/^(.*\s)(\S+)まで$/, '$1until $2')
    .trim();
  if (NO_REPEAT.has(folded)) return 'none';
  if (/(?:^|[:;])freq=/.test(folded)) return parseRrule(folded);
  const { head, tails } = splitTails(folded);
  const counted = COUNT.exec(head);
  const rule = parseRule(counted ? head.slice(0, counted.index) : head);
  if (!rule) return null;
  const tail = (kind: string) => tails.find(({ is }) => is === kind)?.text ?? null;
  const until = tail('until');
  const except = tail('except');
  if (until === '' || except === '' || tail('from') === '') return null;
  return {
    rule,
    from: tail('from'),
    until,
    except: except === null ? [] : [except],
    count: counted ? Number(counted[1] ?? counted[2] ?? counted[3]) : null,
  };
}

function splitTails(text: string): { head: string; tails: Array<{ is: string; text: string }> } {
  const found = TAILS.flatMap(([is, pattern]) => {
    const match = pattern.exec(text);
    return match ? [{ is, start: match.index, end: match.index + match[0].length }] : [];
  }).sort((a, b) => a.start - b.start);
  // "from" may be a part of "monday from 8"; without a date behind it the reader of dates says so.
  const trim = (part: string) => part.replace(/^[\s,;:(]+|[\s,;:()]+$/g, '');
  return {
    head: trim(text.slice(0, found[0]?.start)),
    tails: found.map(({ is, end }, i) => ({ is, text: trim(text.slice(end, found[i + 1]?.start)) })),
  };
}

type Parts = {
  unit: Rule['unit'] | null;
  /** "first day of the month", "every 2 months": the month stands behind another unit. */
  month: boolean;
  every: number | null;
  ordinals: number[];
  numbers: number[];
  weekdays: number[];
  other: boolean;
};

function parseRule(head: string): RepeatText['rule'] | null {
  const parts = readParts(head);
  if (!parts) return null;
  if (/\b(?:feira|todas?)\b/.test(head)) asPortugueseWeekdays(parts);
  const { unit, month, ordinals, numbers, weekdays, other } = parts;
  const rule: RepeatText['rule'] = {
    unit: 'week',
    every: parts.every ?? 1,
    weekdays,
    nths: [],
    monthDay: null,
  };
  const monthly = month || unit === 'month';
  if (weekdays.length > 0 && (monthly || ordinals.some((n) => n !== 2))) {
    // "every second Friday" is every other week; "second Friday of the month" says month.
    if (ordinals.length === 0 || ordinals.some((n) => n > 5)) return null;
    const nths = ordinals.flatMap((nth) => weekdays.map((weekday) => ({ nth, weekday })));
    return { ...rule, unit: 'month', every: numbers[0] ?? rule.every, weekdays: [], nths };
  }
  if (monthly) {
    const [day] = ordinals;
    if (unit === 'day' && day === undefined && numbers.length === 0) return null;
    if (ordinals.length > 1 || (day !== undefined && (day > 31 || day === 0))) return null;
    return {
      ...rule,
      unit: 'month',
      every: parts.every ?? numbers[0] ?? 1,
      weekdays: [],
      monthDay: day ?? null,
    };
  }
  const every = parts.every ?? numbers[0] ?? (other || ordinals[0] === 2 ? 2 : 1);
  if (numbers.length > 1 || ordinals.length > 1 || every < 1 || every > 99) return null;
  // "Friday 13" is no rule.
  if (unit === null && numbers.length > 0 && !EVERY.test(head)) return null;
  if (weekdays.length > 0) {
    return unit === null || unit === 'week'
      ? { ...rule, every }
      : unit === 'day' && every === 1
        ? rule
        : null;
  }
  return unit === null ? null : { ...rule, unit, every };
}

function readParts(head: string): Parts | null {
  const parts: Parts = {
    unit: null,
    month: false,
    every: null,
    ordinals: [],
    numbers: [],
    weekdays: [],
    other: false,
  };
  let dash = false;
  for (const raw of head.match(/第?\d+(?:st|nd|rd|th|\.|er|e|o|a)?(?![\da-z])|[\p{L}']+|-|[^\s,;/&+()]/gu) ??
    []) {
    if (raw === '-') {
      dash = true;
      continue;
    }
    const word = repeatWord(raw) ?? weekdayWord(raw);
    if (!word) return null;
    switch (word.is) {
      case 'filler':
        continue;
      case 'range':
        dash = true;
        continue;
      case 'unit':
        if (word.every !== null) parts.every = word.every;
        if (word.unit === 'month' && parts.unit !== null) parts.month = true;
        else if (parts.unit !== null && parts.unit !== word.unit) {
          if (parts.unit !== 'month') return null;
          parts.month = true;
          parts.unit = word.unit;
        } else parts.unit = word.unit;
        break;
      case 'other':
        parts.other = true;
        break;
      case 'number':
        // "every 2 months", but "monthly on the 15".
        (parts.unit === 'month' ? parts.ordinals : parts.numbers).push(word.value);
        break;
      case 'ordinal':
        parts.ordinals.push(word.value);
        break;
      case 'weekdays':
        if (dash && parts.weekdays.length > 0) fillRange(parts.weekdays, word.weekdays[0] ?? 0);
        else parts.weekdays.push(...word.weekdays.filter((day) => !parts.weekdays.includes(day)));
        break;
    }
    dash = false;
  }
  return parts;
}

/** Monday to Friday are the second to the sixth in Portuguese. */
function asPortugueseWeekdays(parts: Parts): void {
  if (parts.weekdays.length > 0 || parts.ordinals.length === 0) return;
  parts.weekdays.push((parts.ordinals.pop() ?? 1) - 1);
}

function weekdayWord(word: string): { is: 'weekdays'; weekdays: number[] } | null {
  const weekday = WEEKDAYS_BY_WORD.get(word.replace(/'s$/, ''));
  return weekday === undefined ? null : { is: 'weekdays', weekdays: [weekday] };
}

/** Monday to Friday. */
function fillRange(weekdays: number[], last: number): void {
  let day = weekdays.at(-1) ?? last;
  while (day !== last) {
    day = (day + 1) % 7;
    if (!weekdays.includes(day)) weekdays.push(day);
  }
}

/**
 * A rule that counts from a day. Facts that the text lacks are taken from the day. Null if the rule needs a day and there is
 * none.
 */
export function anchored(rule: RepeatText['rule'], from: Day | null): RepeatText['rule'] | null {
  if (from === null) {
    if (rule.every > 1 || rule.unit === 'year') return null;
    if (rule.unit === 'week' && rule.weekdays.length === 0) return null;
    return rule.unit === 'month' && rule.nths.length === 0 && rule.monthDay === null ? null : rule;
  }
  if (rule.unit === 'week' && rule.weekdays.length === 0) return { ...rule, weekdays: [weekdayOf(from)] };
  if (rule.unit === 'month' && rule.nths.length === 0 && rule.monthDay === null) {
    return { ...rule, monthDay: fromDay(from).day };
  }
  return rule;
}
