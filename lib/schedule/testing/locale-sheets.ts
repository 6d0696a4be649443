import Papa from 'papaparse';
import { readSchedule } from '../read-schedule.ts';

type Style = { date: Intl.DateTimeFormatOptions; time: Intl.DateTimeFormatOptions; isOneCell?: true };

/** The ways to write a date and a time that a locale has; the first is what Google writes unless told otherwise. */
const STYLES: Readonly<Record<string, Style>> = {
  usual: {
    date: { year: 'numeric', month: 'numeric', day: 'numeric' },
    time: { hour: 'numeric', minute: '2-digit', second: '2-digit' },
  },
  short: { date: { dateStyle: 'short' }, time: { timeStyle: 'short' } },
  medium: { date: { dateStyle: 'medium' }, time: { timeStyle: 'medium' } },
  long: { date: { dateStyle: 'long' }, time: { timeStyle: 'short' } },
  full: { date: { dateStyle: 'full' }, time: { hour: 'numeric', minute: '2-digit', hour12: true } },
  'short, in one cell': { date: { dateStyle: 'short', timeStyle: 'short' }, time: {}, isOneCell: true },
  'long, in one cell': { date: { dateStyle: 'long', timeStyle: 'medium' }, time: {}, isOneCell: true },
};

export type LocaleCount = { read: number; reported: number; wrong: string[] };

/** Writes instants (ms, in UTC) as a locale does, into a CSV, and reads it with or without being told the locale. */
export function readInLocale(locale: string, instants: readonly number[], isLocaleKnown = true): LocaleCount {
  const count: LocaleCount = { read: 0, reported: 0, wrong: [] };
  for (const [name, style] of Object.entries(STYLES))
    countStyle(locale, name, style, instants, isLocaleKnown, count);
  return count;
}

function countStyle(
  locale: string,
  name: string,
  { date, time, isOneCell }: Style,
  instants: readonly number[],
  isLocaleKnown: boolean,
  count: LocaleCount,
): void {
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(`${locale}-u-ca-gregory`, { ...options, timeZone: 'UTC' });
  const [dates, times] = [format(date), format(time)];
  const rows = instants.map((instant, i) => [
    isOneCell ? '' : dates.format(instant),
    isOneCell ? dates.format(instant) : times.format(instant),
    `Show ${i}`,
  ]);
  const csv = Papa.unparse([['Date', 'Start', 'Title'], ...rows]);
  const schedule = readSchedule(
    {
      title: null,
      locale: null,
      timeZone: null,
      tabs: [{ name: 'Schedule', gid: null, rows: Papa.parse<string[]>(csv).data }],
    },
    {
      timeZone: 'UTC',
      locale: isLocaleKnown ? locale.replace('-', '_') : null,
      embed: { siteHost: 'show.example.org', allowedHosts: [] },
    },
  );
  const starts = new Map(schedule.slots.map(({ start, details }) => [details.row, start]));
  const reported = new Set(schedule.problems.filter(({ code }) => code !== 'overlap').map(({ row }) => row));
  instants.forEach((instant, i) => {
    const row = i + 2;
    const start = starts.get(row);
    // Some styles leave the seconds out.
    const expected = /second|medium/.test(JSON.stringify([date, time]))
      ? instant
      : instant - (instant % 60_000);
    if (start === expected) count.read++;
    else if (reported.has(row) || (start === undefined && reported.has(null))) count.reported++;
    else
      count.wrong.push(
        `${locale}, ${name}: ${rows[i]?.join(' | ')} is ${start === undefined ? 'nothing' : new Date(start).toISOString()}`,
      );
  });
}

/** This many instants in the years about now, the same ones each time; every month, weekday and hour is among them. */
export function someInstants(count: number): number[] {
  const from = Date.UTC(2026, 0, 1);
  return Array.from({ length: count }, (_, i) => from + i * 2 * 86_400_000 + ((i * 61_979) % 86_400) * 1000);
}
