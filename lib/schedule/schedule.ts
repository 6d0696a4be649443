import type { EmbedOptions } from '#lib/embed/types.ts';
import type { Day } from './civil.ts';
import type { Problem, Settings, Slot, Stream } from './types.ts';

/** What the reader must be told besides the sheet itself. */
export type ReadOptions = {
  /** `--time-zone` or TIME_ZONE: counts where the Settings tab names none. */
  timeZone?: string | null;
  /** `--locale` or LOCALE: counts before the spreadsheet's own. */
  locale?: string | null;
  /** `YYYY-MM-DD`: the day that rows without any date mean. */
  date?: string | null;
  /** `YYYY-MM-DD`: dates without a year are near this day, where nothing in the sheet says which year it is. */
  today?: string | null;
  /** Themes that a row may name besides those of the Settings tab: the files of public/themes, less `.css`. */
  themeFiles?: readonly string[];
  embed: EmbedOptions;
};

/** What a row says of its airings besides when they are. */
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
  /** For weeks: which days of the week (0 is Sunday); for days: only these, where any are given. */
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
  /** With a day of it, what the airing's uid is made from. */
  key: string;
  rule: Rule;
  /** Minutes after the beginning of the named day, on the wall. */
  startMinutes: number;
  /** On the wall, from the beginning of the same day; or elapsed. */
  end: { wallMinutes: number } | { elapsed: number } | null;
  /** Another zone than the schedule's, where the row names one. */
  zone: string | null;
  delay: number;
  details: Details;
};

/** A row that is hidden: what was kept of it from a time when it was not must go, too. */
export type HiddenRow = {
  title: string;
  /** Its first airing, ms. */
  start: number;
  repeats: boolean;
};

/** "Show this now" as the sheet says it: streams, or a title to be looked up at the instant. */
export type ShowNow = { title: string; streams: Stream[] } | { row: string };

/** All that was read from a sheet. Plain data: it can be stored as JSON and sent between threads. */
export type Schedule = {
  title: string | null;
  /** What Temporal and Intl call it; `zoneName` makes the sheet's form of a plain offset. */
  timeZone: string;
  locale: string | null;
  settings: Settings;
  showNow: ShowNow | null;
  /** Sorted by start, then row. */
  slots: WrittenSlot[];
  repeats: RepeatingSlot[];
  unscheduled: Array<{ title: string; row: number }>;
  hidden: HiddenRow[];
  /** Sorted by tab, row and cell; each once. */
  problems: Problem[];
};
