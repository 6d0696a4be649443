import Papa from 'papaparse';
import { readSchedule } from '../read-schedule.ts';
import type { ReadOptions, Schedule } from '../schedule.ts';
import { slotsForCheck } from '../slots-between.ts';
import type { Cell, Slot, Tab, Workbook } from '../types.ts';
import { zoneOf } from '../zone.ts';

const DAY = 86_400_000;

export const EMBED = { siteHost: 'show.example.org', allowedHosts: ['peertube.example.org'] };

/** Rows of a table written as CSV, or with `|` between cells if there is one in the first line. */
export function rowsOf(text: string): string[][] {
  const lines = text.replace(/^\n/, '').replace(/\n\s*$/, '');
  if (!lines.split('\n', 1)[0]?.includes('|')) return Papa.parse<string[]>(lines).data;
  return lines.split('\n').map((line) => line.split('|').map((cell) => cell.trim().replaceAll('\\n', '\n')));
}

export function tabOf(name: string, rows: string | Cell[][]): Tab {
  return { name, gid: null, rows: typeof rows === 'string' ? rowsOf(rows) : rows };
}

/** A workbook of text; the first is the Schedule tab. */
export function workbookOf(
  schedule: string | Cell[][],
  tabs: { streams?: string; settings?: string; rooms?: string } = {},
  rest: Partial<Workbook> = {},
): Workbook {
  const all = [tabOf('Schedule', schedule)];
  if (tabs.streams !== undefined) all.push(tabOf('Streams', tabs.streams));
  if (tabs.settings !== undefined) all.push(tabOf('Settings', tabs.settings));
  if (tabs.rooms !== undefined) all.push(tabOf('Rooms', tabs.rooms));
  return { title: null, locale: null, timeZone: null, tabs: all, ...rest };
}

type Given = Partial<ReadOptions> & {
  streams?: string;
  settings?: string;
  rooms?: string;
  workbook?: Partial<Workbook>;
};

/** Reads such a table, in London unless said otherwise. */
export function read(schedule: string | Cell[][], given: Given = {}): Schedule {
  const { streams, settings, rooms, workbook, ...options } = given;
  return readSchedule(workbookOf(schedule, { streams, settings, rooms }, workbook), {
    timeZone: 'Europe/London',
    embed: EMBED,
    ...options,
  });
}

/** The slots that `check` lists about an instant. */
export function slotsAbout(schedule: Schedule, at = '2026-11-28T12:00:00Z'): Slot[] {
  const instant = Date.parse(at);
  return slotsForCheck(schedule, instant - DAY, instant + 60 * DAY);
}

/** `2026-11-28 20:00-22:00 Title`, in the schedule's zone; the end has its date if that differs. */
export function say(schedule: Schedule, slots: readonly Slot[] = slotsAbout(schedule)): string[] {
  const zone = zoneOf(schedule.timeZone);
  if (!zone) throw new Error(`no zone ${schedule.timeZone}`);
  const wall = (iso: string) => new Date(zone.toWall(Date.parse(iso))).toISOString();
  return slots.map(({ start, end, title, status }) => {
    const from = wall(start);
    const until =
      end === null
        ? ''
        : `-${wall(end)
            .slice(from.slice(0, 10) === wall(end).slice(0, 10) ? 11 : 5, 16)
            .replace('T', ' ')}`;
    const mark = status === 'confirmed' ? '' : ` (${status})`;
    return `${from.slice(0, 16).replace('T', ' ')}${until} ${title}${mark}`;
  });
}

/** `B7 bad-time`; those of other tabs with their name. */
export function sayProblems({ problems }: Schedule): string[] {
  return problems.map(
    ({ tab, cell, code }) => `${tab === 'Schedule' ? '' : `${tab}!`}${cell ?? '-'} ${code}`,
  );
}
