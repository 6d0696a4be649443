import type { Schedule } from '#lib/schedule/schedule.ts';
import type { Glimpse } from './acceptance.ts';
import type { ReadSheet } from './read-sheet.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** A show without an end is on for six hours at most. */
const LONGEST_MS = DAY_MS / 4;

/** What the judge looks at of a sheet, at an instant in milliseconds. */
export function glimpse({ schedule, document }: ReadSheet, instant: number): Glimpse {
  const { slots, repeats, unscheduled, problems } = schedule;
  return {
    document,
    hasHeader: !problems.some(({ code }) => code === 'no-header' || code === 'empty-sheet'),
    coming: comingRows(schedule, instant),
    titles: [...slots, ...repeats]
      .map(({ details }) => details.title)
      .concat(unscheduled.map(({ title }) => title)),
  };
}

/** A row counts once, however often it airs, and also when it is cancelled: somebody meant that. */
function comingRows({ slots, repeats }: Schedule, instant: number): number {
  const today = Math.floor(instant / DAY_MS);
  const rows = new Set<number>();
  for (const { start, end, delay, details } of slots) {
    if ((end ?? start + LONGEST_MS) + delay * MINUTE_MS > instant) rows.add(details.row);
  }
  for (const { rule, details } of repeats) {
    if (rule.until === null || rule.until >= today) rows.add(details.row);
  }
  return rows.size;
}
