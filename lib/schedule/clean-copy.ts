import { DAY } from '#lib/time.ts';
import { withAssumedColumns } from './assume-columns.ts';
import { cellText } from './cell.ts';
import { isoDay, sayMinutes } from './civil.ts';
import { findHeader, type Header } from './header.ts';
import { collectProblems } from './problems.ts';
import { findTabs } from './read-with.ts';
import type { RepeatingSlot, Schedule, WrittenSlot } from './schedule.ts';
import type { Workbook } from './types.ts';
import { zoneOf } from './zone.ts';

/** The site's own columns that are worked out anew; all others keep their text and get the site's name. */
const WORKED_OUT = ['Date', 'Start', 'End', 'Title'] as const;
const NAMES: Readonly<Record<string, string>> = {
  room: 'Room',
  host: 'Host',
  series: 'Series',
  description: 'Description',
  poster: 'Poster',
  contentWarning: 'Content warning',
  repeat: 'Repeat',
  status: 'Status',
  chat: 'Chat',
  layout: 'Layout',
  theme: 'Theme',
  notes: 'Notes',
  recording: 'Recording',
  playback: 'Playback',
  captions: 'Captions',
};
const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/**
 * The Schedule tab with the site's own columns in their plainest form, and beside them what was there, unchanged. The headers
 * of those columns say so, and the reader does not know them. null if the sheet has no header.
 */
export function cleanCopy(workbook: Workbook, schedule: Schedule): string[][] | null {
  const { main } = findTabs(workbook.tabs);
  const found = main && findHeader(main.rows);
  if (!main || !found) return null;
  const header = withAssumedColumns(main.rows, found, schedule.locale, collectProblems(main.name));
  const columns = keptColumns(header);
  const names = (main.rows[header.row] ?? []).map((cell) => cellText(cell).trim());
  const zone = zoneOf(schedule.timeZone);
  const wall = (instant: number) => (zone ? zone.toWall(instant) : instant);
  const byRow = slotsByRow(schedule);
  const rows = main.rows.slice(header.row + 1).flatMap((cells, i) => {
    const texts = names.map((_, column) => cellText(cells[column]));
    const kept = columns.map(({ column }) => texts[column] ?? '');
    const slots = byRow.get(header.row + i + 2) ?? [];
    const title = texts[header.columns.title ?? 0] ?? '';
    if (slots.length === 0)
      return texts.every((text) => text.trim() === '') ? [] : [['', '', '', title, ...kept, ...texts]];
    return slots.map((slot) => [...timesOf(slot, wall), slot.details.title, ...kept, ...texts]);
  });
  const was = names.map((name, column) => `${name || `Column ${column + 1}`}, as it was`);
  return [[...WORKED_OUT, ...columns.map(({ name }) => name), ...was], ...rows];
}

function keptColumns({ columns }: Header): Array<{ name: string; column: number }> {
  const streams = columns.stream.map(({ column }, i) => ({
    name: i === 0 ? 'Stream' : `Stream ${i + 1}`,
    column,
  }));
  const others = Object.entries(columns).flatMap(([field, column]) => {
    const name = NAMES[field];
    return name !== undefined && typeof column === 'number' ? [{ name, column }] : [];
  });
  return [...streams, ...others];
}

function slotsByRow({ slots, repeats }: Schedule): Map<number, Array<WrittenSlot | RepeatingSlot>> {
  const byRow = new Map<number, Array<WrittenSlot | RepeatingSlot>>();
  for (const slot of [...slots, ...repeats]) {
    const { row } = slot.details;
    byRow.set(row, [...(byRow.get(row) ?? []), slot]);
  }
  return byRow;
}

/** Date, start and end as they are read in any locale; an end on another day with its date. */
function timesOf(
  slot: WrittenSlot | RepeatingSlot,
  wall: (instant: number) => number,
): [string, string, string] {
  if ('rule' in slot) {
    const { rule, startMinutes, end } = slot;
    const date =
      rule.from === null ? rule.weekdays.map((weekday) => WEEKDAYS[weekday]).join(', ') : isoDay(rule.from);
    const minutes = end === null ? null : 'elapsed' in end ? startMinutes + end.elapsed : end.wallMinutes;
    return [date, sayMinutes(startMinutes), minutes === null ? '' : sayMinutes(minutes % 1440)];
  }
  const start = wall(slot.start);
  const end = slot.end === null ? null : wall(slot.end);
  const day = Math.floor(start / DAY);
  const time = (ms: number) => new Date(ms).toISOString().slice(11, ms % 60_000 === 0 ? 16 : 19);
  const isFar = end !== null && end - start >= DAY / 2;
  const endText = end === null ? '' : isFar ? `${isoDay(Math.floor(end / DAY))} ${time(end)}` : time(end);
  return [isoDay(day), time(start), endText];
}
