import { parseAddress } from '#lib/embed/parse-address.ts';
import type { Embed, EmbedOptions } from '#lib/embed/types.ts';
import type { HiddenRow, Schedule } from '#lib/schedule/schedule.ts';
import { slotsBetween } from '#lib/schedule/slots-between.ts';
import { slugOf } from '#lib/schedule/slug.ts';
import type { Slot } from '#lib/schedule/types.ts';

/** The stored facts of a slot that was shown. */
export type ShowRecord = Pick<
  Slot,
  | 'uid'
  | 'title'
  | 'start'
  | 'end'
  | 'series'
  | 'room'
  | 'host'
  | 'description'
  | 'poster'
  | 'contentWarning'
  | 'notes'
  | 'recording'
>;

/** A show of the archive. */
export type Show = ShowRecord & {
  /** Its address below `/shows/`. */
  slug: string;
  /**
   * Shows are numbered in the order in which they came into the archive. A number never changes, so that lists of numbers stay
   * right.
   */
  number: number;
  /** The day it began, in the zone of the schedule: `2026-11-28`. */
  day: string;
  /** Whether only its day is known. */
  dateOnly: boolean;
  /** Which file of `content/shows/` says more about it. */
  article: string | null;
};

/** The address of a show that no file names: its title in Latin letters for people, its uid so that it is the only one. */
export const slugOfRow = ({ title, uid }: Pick<ShowRecord, 'title' | 'uid'>) => `${slugOf(title)}-${uid}`;

/** When a show is over (ms). A slot without an end counts as over when it begins, because its length is not known. */
export const overAt = ({ start, end }: Pick<ShowRecord, 'start' | 'end'>) => Date.parse(end ?? start);

/** If no row airs once, repeats are looked for this far back (ms). */
const REPEATS = 365 * 86_400_000;
/** A slot is stored this long (ms) before it begins, so that we know that its row was there when it was on. */
const AHEAD = 86_400_000;
/** A row that was moved is looked for this far ahead (ms). */
const COMING = 60 * 86_400_000;

/** The part of the archive that a schedule holds at an instant. */
export type Rows = {
  /** Rows that are, or soon will be, a show: all that air once, and repeats that have a recording or notes. */
  shows: ShowRecord[];
  /** uids of rows that are not past shows: cancelled ones, coming ones, and repeats without a recording or notes. */
  others: Set<string>;
  /** Hidden rows. They have no uid. */
  hidden: readonly HiddenRow[];
};

/** Looks at a schedule at an instant (ms). Other repeats than those would fill the archive with one show. */
export function rowsOf(schedule: Schedule, instant: number): Rows {
  const [first] = schedule.slots;
  const earliest = Math.min(first?.start ?? instant, instant - REPEATS);
  const once = new Set(schedule.slots.map(({ uid }) => uid));
  const rows: Rows = { shows: [], others: new Set(), hidden: schedule.hidden };
  for (const slot of slotsBetween(schedule, earliest, instant + COMING)) {
    const isKept = once.has(slot.uid) || slot.recording !== null || slot.notes !== null;
    const isSoon = Date.parse(slot.start) <= instant + AHEAD;
    if (isKept && isSoon && slot.status !== 'cancelled') rows.shows.push(factsOf(slot));
    else rows.others.add(slot.uid);
  }
  return rows;
}

function factsOf(slot: Slot): ShowRecord {
  const { uid, title, start, end, series, room, host, description } = slot;
  const { poster, contentWarning, notes, recording } = slot;
  return {
    uid,
    title,
    start,
    end,
    series,
    room,
    host,
    description,
    poster,
    contentWarning,
    notes,
    recording,
  };
}

/** The player of a recording: a provider's frame, or a media file; null if it can only be linked to. */
export function recordingOf(recording: string | null, options: EmbedOptions): Embed | null {
  if (recording === null) return null;
  const result = parseAddress(recording, options);
  if (!result.ok) return null;
  const { ok: _ok, ...embed } = result;
  return embed.kind === 'hls' || embed.kind === 'dash' ? null : embed;
}

/**
 * A show in the form of a slot, for the components that draw slots. It was shown, so it is confirmed. Its theme is not kept.
 */
export const asShown = (show: Show) => ({ ...show, status: 'confirmed' as const, theme: null });
