import type { Embed } from '#lib/embed/types.ts';
import type { Sentence } from './sentence.ts';

// ---- Input: a workbook, as any source gives it ----

/** A link in a cell: a smart chip, a hyperlink on the whole cell, or on a part of its text. */
export type CellLink = { text: string; uri: string };

/** A cell that is more than its text. Sources that know only text (CSV) give plain strings. */
export type RichCell = {
  /** As the sheet shows it. */
  text: string;
  /** The stored number: for dates, days since 1899-12-30 in wall time; for times, the fraction of a day. */
  number?: number;
  /** The meaning of the number, from the cell's number format. */
  format?: 'date' | 'time' | 'date-time' | 'duration' | 'number';
  links?: CellLink[];
  /** The crew's note on the cell. */
  note?: string;
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

// ---- Output ----

export type Severity = 'error' | 'warning';

/** A mistake in a cell: position, severity, code, and a sentence that an organizer understands. */
export type Problem = {
  tab: string;
  /** A1 form; null for a problem of the whole sheet. */
  cell: string | null;
  row: number | null;
  severity: Severity;
  code: string;
  /** In English, after the cell's name. */
  message: string;
  /** The message for other languages, and the cell's name: `B7`, `Streams!B7`; empty for the whole sheet. */
  says: readonly Sentence[];
  name: string;
};

/** As a problem leaves the program. */
export type PlainProblem = Omit<Problem, 'says' | 'name'>;

/** One labelled source in a slot. `length` is in seconds: of a recording, if the sheet or the site knows it. */
export type Stream = { label: string; length: number | null; embed: Embed };

/** How a slot is played: live, or as a recording that all viewers see at the same second, perhaps again and again. */
export type Playback = 'live' | 'together' | 'together, loop';

/** A WebVTT file for a slot's own recordings. `language` is BCP 47, null if the sheet names none. */
export type Caption = { language: string | null; src: string };

export type SlotStatus = 'confirmed' | 'tentative' | 'cancelled';

/** One airing. Instants are UTC to the second, `2026-11-28T20:00:00Z`. */
export type Slot = {
  uid: string;
  title: string;
  start: string;
  end: string | null;
  status: SlotStatus;
  /** One of the schedule's rooms; the cell's text if the schedule has no rooms; null means all rooms. */
  room: string | null;
  playback: Playback;
  captions: Caption[];
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
  /** There if the streams are not those of the row, but stand in for them. */
  standIn?: true;
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
  /** The site's own theme, a name or a colour: it counts if a slot and its series have none. */
  theme: string | null;
  /** Patterns of lines that the chat holds back; not there if there are none. */
  chatWords?: string[];
  /** Whether what others serve is loaded at once, or when a viewer asks for it; not there: as the operator says. */
  embeds?: 'load' | 'ask';
  /** There if viewers see how many watch. */
  viewers?: 'shown';
  /** There if everybody may read how many watched. */
  numbers?: 'public';
};

/** An override shows one of these: streams that are in no row, a row's airing, or a card with words. */
type OverrideKind = 'stream' | 'slot' | 'card';

/** "Show this now", whatever the times say. */
export type Override = {
  kind: OverrideKind;
  /** Of a card: its words. */
  title: string;
  streams: Stream[];
  /** The address of a card's picture. */
  picture: string | null;
  /** The instant to which a card counts down. */
  until: string | null;
  /** The uid of the airing, if it names a row. */
  slot: string | null;
};

type NowState = 'on-air' | 'starting-soon' | 'overrunning' | 'off-air';

/** The state of a room at an instant. `slot` is the one whose stream is shown, also when starting soon. */
export type Now = {
  state: NowState;
  slot: string | null;
  next: string | null;
  override: Omit<Override, 'slot'> | null;
};

/** One of several programmes that run in parallel. A null is as in the site's settings. */
export type Room = {
  name: string;
  /** Its part of an address: `/rooms/saal-1`. */
  slug: string;
  /** An IRC channel, or the address of another chat. */
  chat: string | null;
  /** The room's stream for slots that have no stream of their own. */
  stream: Stream | null;
  offAirStream: Embed | null;
  offAirMessage: string | null;
  theme: string | null;
};

/** The part of a slot that `nowAt` needs. */
export type NowSlot = Pick<Slot, 'uid' | 'start' | 'end' | 'status'>;

/** The part of a schedule that `nowAt` needs; both a server's whole schedule and a browser's near one satisfy it. */
export type NowInput = {
  /** Sorted by start, then row. May hold cancelled slots. */
  slots: readonly NowSlot[];
  settings: Pick<Settings, 'startingSoon' | 'overrun'>;
  override: Override | null;
};
