import type { Schedule } from '#lib/schedule/schedule.ts';
import { slotsBetween } from '#lib/schedule/slots-between.ts';
import type { Override, Stream } from '#lib/schedule/types.ts';
import { say, type Words } from '#lib/words/words.ts';

/** What backstage has shown, whatever the times say, until it is released. */
export type Held = {
  title: string;
  streams: Stream[];
  /** The slot that is held on; null for an address. */
  slot: string | null;
};

/** Somebody did something; `before` and `after` are what was held. */
export type Act = {
  at: string;
  who: string;
  what: string;
  before: Held | null;
  after: Held | null;
  /** What stood in the sheet's "Show now" before and after, where it was done there. May hold an address with a key. */
  cell?: CellChange | undefined;
};
export type CellChange = { before: string; after: string };

/** What is held, how it came to be, and what the sheet's "Show now" said last: the newer of the two counts. */
export type OverrideBook = {
  held: Held | null;
  /** The newest first. */
  acts: Act[];
  /** `Schedule.showNow` as JSON; null before any sheet was seen. */
  sheet: string | null;
};

export const EMPTY_BOOK: OverrideBook = { held: null, acts: [], sheet: null };

/** What was done is written down in the words that the site has then. */
type DeskWords = Words['desk'];

const MOST_ACTS = 50;
const DAY_MS = 86_400_000;

/** What is held from now on. `what` completes "Ada …". `at` is an instant, UTC. */
export function hold(
  book: OverrideBook,
  act: { who: string; what: string; at: string; held: Held | null; cell?: CellChange },
): OverrideBook {
  const { who, what, at, held, cell } = act;
  const done: Act = { at, who, what, before: book.held, after: held, ...(cell && { cell }) };
  const acts = [done, ...book.acts].slice(0, MOST_ACTS);
  return { ...book, held, acts };
}

/** Brings back what was held before the last act; the book as it is where there was none. */
export function undo(
  book: OverrideBook,
  { who, at, words }: { who: string; at: string; words: DeskWords },
): OverrideBook {
  const [last] = book.acts;
  if (!last) return book;
  const cell = last.cell && { cell: { before: last.cell.after, after: last.cell.before } };
  const what = say(words.acts.undo, { who: last.who, what: last.what });
  return hold(book, { who, at, what, held: last.before, ...cell });
}

/** Takes in what an accepted sheet says. One that sets "Show now" anew is newer than what is held. */
export function sheetSays(
  book: OverrideBook,
  showNow: Schedule['showNow'],
  { at, words }: { at: string; words: DeskWords },
): OverrideBook {
  const sheet = JSON.stringify(showNow);
  if (sheet === book.sheet) return book;
  const isNewer = book.sheet !== null && showNow !== null && book.held !== null;
  const next = isNewer ? hold(book, { who: words.theSheet, what: words.acts.sheet, at, held: null }) : book;
  return { ...next, sheet };
}

/** What is held, as the schedule has it now: a slot's streams may have been edited since. */
export function heldOverride(held: Held, schedule: Schedule, instant: number): Override {
  if (held.slot === null) return held;
  const slots = slotsBetween(schedule, instant - 2 * DAY_MS, instant + 15 * DAY_MS);
  const slot = slots.find(({ uid }) => uid === held.slot);
  return slot ? { title: slot.title, streams: slot.streams, slot: slot.uid } : held;
}
