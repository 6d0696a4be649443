import type { Rule } from './schedule.ts';

/** A repeat as it is written, its dates still as text. */
export type RepeatText = {
  rule: Pick<Rule, 'unit' | 'every' | 'weekdays' | 'nths' | 'monthDay'>;
  from: string | null;
  until: string | null;
  except: string[];
  /** "for 10 weeks", "10 times": so many airings. */
  count: number | null;
};

const UNITS: Readonly<Record<string, Rule['unit']>> = {
  daily: 'day',
  weekly: 'week',
  monthly: 'month',
  yearly: 'year',
};
const WEEKDAYS = ['su', 'mo', 'tu', 'we', 'th', 'fr', 'sa'];
const KNOWN = new Set(['freq', 'interval', 'byday', 'bymonthday', 'until', 'count', 'wkst']);

/**
 * A folded RRULE, as calendars export it: `rrule:freq=monthly;byday=1fr`. null if a Repeat cell has no way to say it.
 * https://www.rfc-editor.org/rfc/rfc5545#section-3.3.10
 */
export function parseRrule(text: string): RepeatText | null {
  const pairs = text
    .replace(/^rrule:/, '')
    .split(';')
    .filter((pair) => pair !== '')
    .map((pair) => pair.split('='));
  const parts = new Map(pairs.map(([name = '', value = '']) => [name, value]));
  const unit = UNITS[parts.get('freq') ?? ''];
  const every = Number(parts.get('interval') ?? 1);
  const count = parts.has('count') ? Number(parts.get('count')) : null;
  const monthDay = parts.has('bymonthday') ? Number(parts.get('bymonthday')) : null;
  const days = readDays(parts.get('byday'));
  const until = readUntil(parts.get('until'));
  if (unit === undefined || days === null || until === undefined) return null;
  if ([...parts.keys()].some((name) => !KNOWN.has(name)) || !isWithin(every, 1, 99)) return null;
  if (count !== null && !isWithin(count, 1, 999)) return null;
  if (monthDay !== null && (unit !== 'month' || !(monthDay === -1 || isWithin(monthDay, 1, 31)))) return null;
  // "Every Friday of the month" and "the 5th Friday of the year" are other rules than ours.
  const ordinal = days.some(({ nth }) => nth !== 0);
  if (days.length > 0 && (unit === 'year' || (unit === 'month') !== ordinal)) return null;
  return {
    rule: {
      unit,
      every,
      weekdays: ordinal ? [] : days.map(({ weekday }) => weekday),
      nths: ordinal ? days : [],
      monthDay,
    },
    from: null,
    until,
    except: [],
    count,
  };
}

function isWithin(value: number, least: number, most: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most;
}

/** `mo,-1fr`; 0 stands for every one. */
function readDays(text: string | undefined): Rule['nths'] | null {
  if (text === undefined) return [];
  const days = text.split(',').map((day) => /^([1-5]|-1)?([a-z]{2})$/.exec(day.replace('+', '')));
  const read = days.map((day) => ({ nth: Number(day?.[1] ?? 0), weekday: WEEKDAYS.indexOf(day?.[2] ?? '') }));
  return read.every(({ weekday }) => weekday >= 0) ? read : null;
}

/** `20270301t000000z` as `2027-03-01`; undefined if it is no date. */
function readUntil(text: string | undefined): string | null | undefined {
  if (text === undefined) return null;
  const date = /^(\d{4})-?(\d{2})-?(\d{2})(?:t[\d:]+z?)?$/.exec(text);
  return date ? `${date[1]}-${date[2]}-${date[3]}` : undefined;
}
