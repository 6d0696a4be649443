import type { StreamCheck } from '#lib/live/stream-check.ts';
import type { ProgrammeEdit } from '#lib/schedule/programme.ts';
import type { PlainProblem, SlotStatus } from '#lib/schedule/types.ts';
import type { Load } from '#lib/viewers/load.ts';
import type { Change } from './changes.ts';
import type { Act, HeldOverride } from './override.ts';
import type { CrewKey, Present, Role } from './role.ts';

/** A problem, and where to mend it: null if the sheet has no address. */
export type LinkedProblem = PlainProblem & { href: string | null };

/** An act as the crew sees it. `mayUndo`: the person who looks at the page did it, and nobody changed the same thing since. */
export type ShownAct = ToldAct & { id: number; mayUndo: boolean };
type ToldAct = Pick<Act, 'at' | 'who' | 'what'>;

/** The changes of the last edits, and the instant at which they were live. */
export type Edit = { at: string; revision: string; changes: Change[]; settings: boolean };

export type RejectedState = {
  reason: string;
  revision: string;
  at: string;
  problems: LinkedProblem[];
  /** The shows that viewers would lose. */
  lost: { uid: string; title: string; start: string }[];
  /** Whether it can be taken as it is; a sheet without its header never. */
  mayTake: boolean;
};

/**
 * The organizer who acts on backstage. `open`: no key was asked for, because this is the demo on its own machine. `key` is the
 * id of their own key; null is BACKSTAGE_KEY.
 */
export type Crew = { name: string; open: boolean; role: Role; key: string | null };

/** Whose backstage is open, what the crew did about the sheet and keys, and the keys, which only the role `all` sees. */
export type PeopleState = {
  here: Present[];
  /** The newest first. `isLost`: the site was stopped at that moment, so it is not known whether the act was carried out. */
  acts: (ToldAct & { isLost: boolean })[];
  keys: CrewKey[] | null;
};

/** The override of a room. It is shown whatever the times of the slots are. */
export type ByHand = {
  held: HeldOverride | null;
  /** The override of the sheet's "Show now", or null if it is empty. */
  sheet: string | null;
  /** The organizer who had it written there, or null if somebody typed it. */
  sheetBy: ShownAct | null;
};

/** The body of `/backstage/state`. Instants are UTC. */
export type BackstageState = {
  at: string;
  crew: Crew;
  /** `name` is null for the demo's own sheet. */
  source: { name: string | null; href: string | null; minutesOld: number };
  health: {
    state: 'waiting' | 'ok' | 'rejected' | 'failing';
    /** The last trouble in plain words, with what to do. */
    trouble: string | null;
    /** A sentence for each tab that lost its name. */
    renamed: string[];
    /** A sentence for each PDF of show notes that is not there. */
    noNotes: string[];
    /** A sentence if the chat's server sees the same address for everybody. */
    chat: string[];
    since: string | null;
    lastReadAt: string | null;
    lastGoodAt: string | null;
    nextReadAt: string | null;
    readsLastMinute: number;
    /** Reads a minute that the source allows, or null if it has no limit. */
    quota: number | null;
    isReader: boolean;
    /** When a push last said that the sheet changed, and whether pushes prove to work; null if none is set up. */
    pushes: { heardAt: string | null; work: boolean } | null;
  };
  /** Of what is read, and of what viewers get. */
  revision: string | null;
  served: string | null;
  problems: LinkedProblem[];
  rejected: RejectedState | null;
  edits: Edit[];
  /** The streams near now, as the site found them. */
  streams: StreamCheck[];
  /** How many watch now; `chat` is null if no bot counts its members. */
  viewers: { all: number; rooms: Record<string, number>; chat: number | null };
  /** The programme of each room that is on or comes next: each recording's length, and its source. */
  programmes: ShownProgramme[];
  people: PeopleState;
  /** Of the first room, or of the site. */
  override: ByHand & {
    acts: ShownAct[];
    /** The same of the other rooms, by their slugs. */
    rooms: Record<string, ByHand>;
    /** The reason why the site does not write into the sheet, or null if it does, as far as is known. */
    readOnly: string | null;
  };
};

/** `zero` and the edits of the crew are not here, because the page has them in its view of the site. */
export type ShownProgramme = {
  /** The slug of the room; undefined for the first one. */
  room: string | undefined;
  uid: string;
  row: number;
  items: { title: string; length: number | null; from: 'sheet' | 'measured' | 'unknown' }[];
};

/** The body of `/backstage/schedule`: what the timeline is drawn from. Slots are sorted by start. */
export type TimelineSlot = {
  uid: string;
  title: string;
  start: string;
  end: string | null;
  status: SlotStatus;
  row: number;
  streams: number;
  room: string | null;
};
export type TimelineBody = {
  from: string;
  to: string;
  timeZone: string;
  overrun: number;
  /** The names of the rooms in their order; empty if there are none. */
  rooms: string[];
  slots: TimelineSlot[];
};

/**
 * The body of `/backstage/load`: how many watched, minute by minute since `from`, and show by show. Minutes without a viewer are
 * left out.
 */
export type LoadBody = {
  from: string;
  to: string;
  curve: { at: number; viewers: number; chat: number | null }[];
  shows: Load[];
};

/** The wish of a button for one airing. A delay is `by` minutes more than now, or `to` an instant. */
export type SlotWish =
  /** An address or a name of the Streams tab; null: the row's next stream. */
  | { act: 'stream'; text: string | null }
  | { act: 'delay'; by: number }
  | { act: 'delay'; to: string }
  | { act: 'cancel' }
  | { act: 'hide' }
  /** This airing and the next one change places. */
  | { act: 'swap' };

/** The body of `POST /backstage/act`. `room` is a slug; without one the first room is meant. */
export type Command = {
  room?: string | undefined;
  /** The newest act that its sender knew: if somebody else changed the same since, the sender is told. */
  seen?: number | undefined;
} & (
  | { act: 'hold'; uid: string }
  | { act: 'next' }
  /** An address, a name of the Streams tab, a title, or `card: TEXT`: as in the sheet's "Show now". */
  | { act: 'show'; text: string }
  | { act: 'release' }
  /** Undoes an act of the sender: the one with this id, or the last one. */
  | { act: 'undo'; id?: number | undefined }
  | { act: 'programme'; uid: string; edit: ProgrammeEdit['act'] }
  /** `trial`: only says what it would change. */
  | { act: 'slot'; uid: string; wish: SlotWish; trial?: boolean | undefined }
  | { act: 'accept'; revision: string }
  | { act: 'read' }
);

/**
 * `cell`: where in the sheet it was written; `why`: why it is kept on the site and was not; `revision`: of what viewers get
 * then; `changes`: of a trial; `said`: a sentence of the site's own; `text`: to be pasted into the sheet by hand; `key` and
 * `link`: what a new organizer gets, shown once. `isText`: the text is no address, no name and no title, and may be meant for a
 * card.
 */
export type CommandResult =
  | {
      ok: true;
      cell?: string;
      why?: string;
      revision?: string | null;
      changes?: Change[];
      said?: string;
      text?: string;
      key?: string;
      link?: string;
    }
  | { ok: false; reason: string; isText?: true };
