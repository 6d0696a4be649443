import { type Day, fromDay, monthLength, toDay, weekdayOf } from './civil.ts';
import type { Rule } from './schedule.ts';

/** The days of a repeat from the first to the last given, both included, in order. The work is that of the window. */
export function occurrencesBetween(rule: Rule, first: Day, last: Day): Day[] {
  const from = Math.max(first, rule.from ?? first);
  const until = Math.min(last, rule.until ?? last);
  if (from > until) return [];
  const days = byUnit[rule.unit](rule, from, until);
  return days.filter((day) => day >= from && day <= until && !rule.except.includes(day));
}

export function isOccurrence(rule: Rule, day: Day): boolean {
  return occurrencesBetween(rule, day, day).length > 0;
}

const byUnit: Record<Rule['unit'], (rule: Rule, from: Day, until: Day) => Day[]> = {
  day: (rule, from, until) => {
    const base = rule.from ?? 0;
    const days: Day[] = [];
    for (
      let day = base + Math.ceil((from - base) / rule.every) * rule.every;
      day <= until;
      day += rule.every
    ) {
      if (rule.weekdays.length === 0 || rule.weekdays.includes(weekdayOf(day))) days.push(day);
    }
    return days;
  },
  week: (rule, from, until) => {
    const base = weekOf(rule.from ?? 0);
    const days: Day[] = [];
    // The week begins on Monday, so that "every 2 weeks on Saturday and Sunday" keeps its weekends together.
    const fromMonday = rule.weekdays.map((weekday) => (weekday + 6) % 7).sort((a, b) => a - b);
    for (let week = weekOf(from); week <= weekOf(until); week++) {
      if (mod(week - base, rule.every) === 0) days.push(...fromMonday.map((day) => week * 7 - 3 + day));
    }
    return days;
  },
  month: (rule, from, until) => {
    const base = rule.from === null ? 0 : monthOf(rule.from);
    const days: Day[] = [];
    for (let month = monthOf(from); month <= monthOf(until); month++) {
      if (mod(month - base, rule.every) === 0)
        days.push(...daysOfMonth(rule, Math.floor(month / 12), (month % 12) + 1));
    }
    return days;
  },
  year: (rule, from, until) => {
    const start = fromDay(rule.from ?? from);
    const days: Day[] = [];
    for (let { year } = fromDay(from); year <= fromDay(until).year; year++) {
      const day = toDay(year, start.month, start.day);
      if (day !== null && mod(year - start.year, rule.every) === 0) days.push(day);
    }
    return days;
  },
};

/** RFC 5545: a month without a 31st has no such airing. */
function daysOfMonth(rule: Rule, year: number, month: number): Day[] {
  const length = monthLength(year, month);
  const first = toDay(year, month, 1) ?? 0;
  if (rule.nths.length === 0) {
    const day = toDay(year, month, rule.monthDay === -1 ? length : (rule.monthDay ?? 1));
    return day === null ? [] : [day];
  }
  const days = rule.nths.flatMap(({ nth, weekday }) => {
    const earliest = 1 + mod(weekday - weekdayOf(first), 7);
    const day = nth === -1 ? earliest + Math.floor((length - earliest) / 7) * 7 : earliest + (nth - 1) * 7;
    return day <= length ? [first + day - 1] : [];
  });
  // In some months the last one is the fourth one.
  return [...new Set(days)].sort((a, b) => a - b);
}

/** 1970-01-05 was the first Monday, so day -3 begins week 0. */
function weekOf(day: Day): number {
  return Math.floor((day + 3) / 7);
}

function monthOf(day: Day): number {
  const { year, month } = fromDay(day);
  return year * 12 + month - 1;
}

function mod(a: number, b: number): number {
  return ((a % b) + b) % b;
}
