import type { EmbedOptions, Lookup, LookupAnswers } from '#lib/embed/types.ts';
import { nowOfRooms } from '#lib/schedule/now-of-rooms.ts';
import { readWith, type Taken } from '#lib/schedule/read-with.ts';
import type { Schedule } from '#lib/schedule/schedule.ts';
import { slotsBetween, slotsForCheck } from '#lib/schedule/slots-between.ts';
import type { Now, Slot, Workbook } from '#lib/schedule/types.ts';
import { zoneOf } from '#lib/schedule/zone.ts';
import { DAY } from '#lib/time.ts';

/** A sheet as `marquee check` and the page /check show it, in the order in which `--json` prints it. */
export type Checked = Taken & {
  slots: Slot[];
  rooms: Array<{ name: string; slug: string; now: Now }>;
  now: Now;
};

export type CheckOptions = {
  timeZone: string | null;
  locale: string | null;
  /** The day that rows without any date mean. */
  date?: string | null;
  /** The instant, ms. */
  at: number;
  themeFiles: readonly string[];
  /** Makes the addresses of rooms from their names. */
  slugOf(name: string): string;
  embed: Omit<EmbedOptions, 'answers'>;
};

/** Reads a sheet as the site does, with what is on at an instant. It asks no network. */
export function checkWorkbook(workbook: Workbook, options: CheckOptions): Checked {
  const { timeZone, at, embed } = options;
  const zone = zoneOf(timeZone ?? workbook.timeZone ?? 'UTC');
  const today = new Date(zone ? zone.toWall(at) : at).toISOString().slice(0, 10);
  const read = (answers: LookupAnswers) =>
    readWith(options.slugOf, workbook, { ...options, today, embed: { ...embed, answers } });
  const asTyped = read({});
  const { lookups } = asTyped.schedule;
  const taken = lookups ? read(standIns(lookups)) : asTyped;
  const { schedule } = taken;
  const slots = slotsForCheck(schedule, at - DAY, at + 60 * DAY);
  const all = farNow(schedule, at);
  const rooms = all.flatMap(({ name, slug, now }) =>
    name === null || slug === null ? [] : [{ name, slug, now }],
  );
  const [first] = all;
  if (!first) throw new Error('There is an answer also without rooms');
  return { ...taken, slots, rooms, now: first.now };
}

/** The `src` of a stream that only a server can look up, while a sheet is checked: it is printed as null. */
const NOT_LOOKED_UP = 'lookup:';

/** A name that a server would look up is shown as it is, without a `src`. */
function standIns(lookups: readonly Lookup[]): LookupAnswers {
  const sure = lookups.filter((lookup) => !('isGuess' in lookup));
  return Object.fromEntries(
    sure.map(({ provider, kind, id }) => [id, { provider, kind, id, src: NOT_LOOKED_UP + id }]),
  );
}

/** For JSON.stringify. */
export const withoutStandIns = (key: string, value: unknown) =>
  key === 'src' && typeof value === 'string' && value.startsWith(NOT_LOOKED_UP) ? null : value;

/** The slot that is on in each room, and the next one, however far ahead it is. */
function farNow(schedule: Schedule, at: number) {
  const within = (days: number) =>
    nowOfRooms(schedule, slotsBetween(schedule, at - 3 * DAY, at + days * DAY), at);
  for (const days of [8, 60, 400]) {
    const found = within(days);
    if (found.every(({ now }) => now.next !== null)) return found;
  }
  return within(20 * 366);
}
