import type { Embed } from '#lib/embed/types.ts';
import type { Said } from './said.ts';

// ---- What comes in: a workbook, as any source gives it ----

/** A link in a cell: a smart chip, a hyperlink on the whole cell, or on a part of its text. */
export type CellLink = { text: string; uri: string };

/** A cell that is more than its text. Sources that know only text (CSV) give plain strings. */
export type RichCell = {
  /** As the sheet shows it. */
  text: string;
  /** The stored number: for dates, days since 1899-12-30 in wall time; for times, the fraction of a day. */
  number?: number;
  /** What the number means, from the cell's number format. */
  format?: 'date' | 'time' | 'date-time' | 'duration' | 'number';
  links?: CellLink[];
  /** A formula error (`N_A`, `REF`, …) or `LOADING`. */
  error?: string;
};

export type Cell = string | RichCell;

/** A merged area, half-open, counted from 0 as the API does. */
export type Merge = { startRow: number; endRow: number; startColumn: number; endColumn: number };

export type Tab = {
  name: string;
  /** Google's sheetId (gid), for links to cells; null for files. */
  gid: number | null;
  /** Rows may be ragged; a missing cell is empty. */
  rows: Cell[][];
  merges?: Merge[];
};

export type Workbook = {
  title: string | null;
  /** As Google writes it (`en_GB`); null for CSV and files. */
  locale: string | null;
  /** A CLDR zone or `GMT-07:00`; null for CSV and files. */
  timeZone: string | null;
  tabs: Tab[];
};

// ---- What comes out ----

export type Severity = 'error' | 'warning';

/** What is wrong in a cell: where, how bad, a code, a sentence that an organizer understands. */
export type Problem = {
  tab: string;
  /** A1 form; null for a problem of the whole sheet. */
  cell: string | null;
  row: number | null;
  severity: Severity;
  code: string;
  /** In English, after the cell's name. */
  message: string;
  /** What it says, for other languages, and the cell's name: `B7`, `Streams!B7`; empty for the whole sheet. */
  says: readonly Said[];
  name: string;
};

/** As a problem leaves the program. */
export type PlainProblem = Omit<Problem, 'says' | 'name'>;

export type Stream = { label: string; embed: Embed };

export type SlotStatus = 'confirmed' | 'tentative' | 'cancelled';

/** One airing. Instants are UTC to the second, `2026-11-28T20:00:00Z`. */
export type Slot = {
  uid: string;
  title: string;
  start: string;
  end: string | null;
  status: SlotStatus;
  series: string | null;
  host: string | null;
  streams: Stream[];
  description: string | null;
  poster: string | null;
  contentWarning: string | null;
  chat: string | null;
  layout: 'tabs' | 'grid' | null;
  theme: string | null;
  notes: string | null;
  recording: string | null;
  /** The row in the Schedule tab, from 1, header included. */
  row: number;
};

export type Settings = {
  title: string | null;
  chatChannel: string | null;
  offAirMessage: string | null;
  offAirStream: Embed | null;
  /** Minutes before a start in which its stream is already shown. */
  startingSoon: number;
  /** Minutes for which a show may overrun its end. */
  overrun: number;
  /** Theme names of the Settings tab, and what stands beside them: a colour, or parts as `themeText` writes them. */
  themes: Record<string, string>;
  /** The site's own theme, a name or a colour: what counts where a slot and its series have none. */
  theme: string | null;
  /** Whether what others serve is loaded at once, or when a viewer asks for it; not there: as the operator says. */
  embeds?: 'load' | 'ask';
};

/** "Show this now", whatever the times say. `slot` is the uid when it names a row. */
export type Override = { title: string; streams: Stream[]; slot: string | null };

export type NowState = 'on-air' | 'starting-soon' | 'overrunning' | 'off-air';

/** What is on at an instant. `slot` is the one whose stream is shown, also when starting soon. */
export type Now = {
  state: NowState;
  slot: string | null;
  next: string | null;
  override: { title: string; streams: Stream[] } | null;
};

/** What `nowAt` needs to know of a slot. */
export type NowSlot = Pick<Slot, 'uid' | 'start' | 'end' | 'status'>;

/** What `nowAt` needs to know; both a server's whole schedule and a browser's near one satisfy it. */
export type NowInput = {
  /** Sorted by start, then row. May hold cancelled slots. */
  slots: readonly NowSlot[];
  settings: Pick<Settings, 'startingSoon' | 'overrun'>;
  override: Override | null;
};
