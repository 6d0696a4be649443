import type { StreamCheck } from '#lib/live/stream-check.ts';
import type { PlainProblem, SlotStatus } from '#lib/schedule/types.ts';
import type { Change } from './changes.ts';
import type { Act, Held } from './override.ts';

/** A problem, and where to mend it: null where the sheet has no address. */
export type LinkedProblem = PlainProblem & { href: string | null };

/** One show on both sides of a change: null where it is not there. */
export type SideRow = { uid: string; before: Side | null; after: Side | null };
export type Side = { title: string; start: string; end: string | null; status: SlotStatus };

/** An act as the crew sees it. */
export type ShownAct = Pick<Act, 'at' | 'who' | 'what'>;

/** What the last edits changed, and since when it has been live. */
export type Edit = { at: string; revision: string; changes: Change[]; settings: boolean };

export type RejectedState = {
  reason: string;
  revision: string;
  at: string;
  problems: LinkedProblem[];
  rows: SideRow[];
};

/** Who acts on backstage. `open`: nobody was asked for a key, as this is the demo on its own machine. */
export type Crew = { name: string; open: boolean };

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
    since: string | null;
    lastReadAt: string | null;
    lastGoodAt: string | null;
    nextReadAt: string | null;
    readsLastMinute: number;
    /** Reads a minute that the source allows; null where it counts none. */
    quota: number | null;
    isReader: boolean;
    /** When a push last said that the sheet changed, and whether they prove to work; null where none is set up. */
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
  override: {
    held: Held | null;
    acts: ShownAct[];
    /** What the sheet's "Show now" shows; null where it says nothing. */
    sheet: string | null;
    /** Who had it written there; null where somebody typed it. */
    sheetBy: ShownAct | null;
    /** Why the site does not write into the sheet; null where it does, as far as is known. */
    readOnly: string | null;
  };
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
};
export type TimelineBody = {
  from: string;
  to: string;
  timeZone: string;
  overrun: number;
  slots: TimelineSlot[];
};

/** What `POST /backstage/act` takes. */
export type Order =
  | { act: 'hold'; uid: string }
  | { act: 'next' }
  | { act: 'show'; address: string }
  | { act: 'release' }
  | { act: 'undo' }
  | { act: 'accept'; revision: string }
  | { act: 'read' };

/** `cell`: where in the sheet it was written; `why`: why it is kept on the site and was not. */
export type OrderResult = { ok: true; cell?: string; why?: string } | { ok: false; reason: string };
