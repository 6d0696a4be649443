import type { EmbedKind, EmbedOptions, Lookup } from '#lib/embed/types.ts';
import type { Day } from './civil.ts';
import type { Problem, Room, Settings, Slot, Stream } from './types.ts';

/** The lengths that were found, by the recording's address: seconds, or `none` if nobody can say. */
export type Lengths = Record<string, number | 'none'>;

/** A recording whose length is not in the sheet, and can be measured. */
export type Unmeasured = { src: string; kind: EmbedKind };

/** The facts that the reader needs besides the sheet itself. */
export type ReadOptions = {
  /** `--time-zone` or TIME_ZONE: counts if the Settings tab names none. */
  timeZone?: string | null;
  /** `--locale` or LOCALE: counts before the spreadsheet's own. */
  locale?: string | null;
  /** `YYYY-MM-DD`: the day that rows without any date mean. */
  date?: string | null;
  /** `YYYY-MM-DD`: dates without a year are near this day, if nothing in the sheet gives the year. */
  today?: string | null;
  /** The instant (ms) of the reading: whether rooms are on depends on the slots that are on or coming. */
  at?: number | null;
  /** There were rooms before, and a show is on: rooms stay on. */
  keepRooms?: boolean;
  /** Themes that a row may name besides those of the Settings tab: the files of public/themes, less `.css`. */
  themeFiles?: readonly string[];
  /** The lengths of recordings that were measured so far; `check` knows none. */
  lengths?: Lengths;
  embed: EmbedOptions;
};

/** The facts of a row about its airings, without their times. */
export type Details = Omit<Slot, 'uid' | 'start' | 'end'>;

/** A row that airs once. Instants in milliseconds, as written: a delay is not in them. */
export type WrittenSlot = {
  uid: string;
  start: number;
  end: number | null;
  /** Minutes by which it is late. */
  delay: number;
  /** The day its row names, which for `25:30` is the day before it starts. */
  day: Day;
  details: Details;
};

/** The days of a repeat, by the calendar alone. */
export type Rule = {
  unit: 'day' | 'week' | 'month' | 'year';
  every: number;
  /** For weeks: which days of the week (0 is Sunday); for days: only these, if any are given. */
  weekdays: number[];
  /** For months: `{ nth: 1, weekday: 5 }` is the first Friday, -1 the last one. */
  nths: Array<{ nth: number; weekday: number }>;
  /** For months: the day of the month, -1 the last one. */
  monthDay: number | null;
  /** The first day; null for a weekly programme that was always there. */
  from: Day | null;
  /** The last day, inclusive. */
  until: Day | null;
  /** Days left out, because the row says so or another row replaces that airing. */
  except: Day[];
};

/** A row that repeats. Its airings are made only when a window is asked for. */
export type RepeatingSlot = {
  /** The uid of an airing is made from this key and the airing's day. */
  key: string;
  rule: Rule;
  /** Minutes of wall time after the beginning of the named day. */
  startMinutes: number;
  /** Minutes of wall time from the beginning of the same day, or elapsed minutes. */
  end: { wallMinutes: number } | { elapsed: number } | null;
  /** Another zone than the schedule's, if the row names one. */
  zone: string | null;
  delay: number;
  details: Details;
};

/** A hidden row. Facts that were stored while it was not hidden are deleted, too. */
export type HiddenRow = {
  title: string;
  /** Its first airing, ms. */
  start: number;
  repeats: boolean;
};

/**
 * "Show this now" as the sheet says it: streams, a title to be looked up at the instant, or the words of a card, its picture
 * and the instant to which it counts down.
 */
export type ShowNow =
  | { title: string; streams: Stream[] }
  | { row: string }
  | { card: string; picture?: string; until?: string };

/** A room as the sheet says it. */
export type ScheduleRoom = Room & { showNow: ShowNow | null };

/** All that was read from a sheet. Plain data: it can be stored as JSON and sent between threads. */
export type Schedule = {
  title: string | null;
  /** The name that Temporal and Intl use; `zoneName` makes the sheet's form of a plain offset. */
  timeZone: string;
  locale: string | null;
  settings: Settings;
  /** Of the first room, if there are rooms. */
  showNow: ShowNow | null;
  /** The sheet has times down and these across; null if it has a row for each show. */
  grid: { kind: 'rooms' | 'days'; columns: number } | null;
  /** In their order; empty if nothing runs in parallel. */
  rooms: ScheduleRoom[];
  /** "Accept" of the Settings tab: a sheet that lost shows is taken at once. */
  accept: boolean;
  /** Sorted by start, then row. */
  slots: WrittenSlot[];
  repeats: RepeatingSlot[];
  unscheduled: Array<{ title: string; row: number }>;
  hidden: HiddenRow[];
  /** The column of the Stream cells, from 0, if there is exactly one. */
  streamColumn?: number;
  /** Names and files in Stream cells that a server looks up, each once; absent if there are none. */
  lookups?: Lookup[];
  /** Recordings that a server measures, each once; absent if there are none. */
  unmeasured?: Unmeasured[];
  /** Sorted by tab, row and cell; each once. */
  problems: Problem[];
};
