import { parseAddress } from '#lib/embed/parse-address.ts';
import type { Embed, EmbedOptions } from '#lib/embed/types.ts';
import type { Schedule } from '#lib/schedule/schedule.ts';
import { slotsBetween } from '#lib/schedule/slots-between.ts';
import type { Slot } from '#lib/schedule/types.ts';
import { slugOf } from './slug.ts';

/** A slot that was shown. */
export type Show = Omit<Slot, 'row'> & {
  /** Its address below `/shows/`. */
  slug: string;
};

/**
 * What was shown before an instant (ms), the newest first: every row that airs once, and of repeats what has a recording
 * or notes, as the others would fill the archive with one show. Cancelled ones were not shown.
 */
export function archiveOf(schedule: Schedule, instant: number): Show[] {
  const [first] = schedule.slots;
  const earliest = Math.min(first?.start ?? instant, instant - REPEATS);
  const once = new Set(schedule.slots.map(({ uid }) => uid));
  return slotsBetween(schedule, earliest, instant)
    .filter((slot) => slot.status !== 'cancelled' && Date.parse(slot.end ?? slot.start) <= instant)
    .filter(({ uid, recording, notes }) => once.has(uid) || recording !== null || notes !== null)
    .map(({ row: _row, ...slot }) => ({ ...slot, slug: showSlug(slot) }))
    .reverse();
}

/** Where nothing airs once, repeats are looked for this far back (ms). */
const REPEATS = 365 * 86_400_000;

/**
 * The address of a show: its title for people, its uid so that it is found again. A title that is corrected changes the
 * first part only, and the old address leads to the new one.
 */
const showSlug = ({ title, uid }: Pick<Slot, 'title' | 'uid'>) => `${slugOf(title)}-${uid}`;

/** The show that a slug means, also where its title was another one then. */
export function showOf(shows: readonly Show[], slug: string): Show | null {
  const uid = slug.slice(slug.lastIndexOf('-') + 1);
  return shows.find((show) => show.uid === uid) ?? null;
}

/** The years in which there were shows, the newest first. */
export function yearsOf(shows: readonly Show[]): string[] {
  return [...new Set(shows.map(({ start }) => start.slice(0, 4)))];
}

/** What a recording is played with: a provider's frame, or a media file; null where it can only be linked to. */
export function recordingOf(recording: string | null, options: EmbedOptions): Embed | null {
  if (recording === null) return null;
  const result = parseAddress(recording, options);
  if (!result.ok) return null;
  const { ok: _ok, ...embed } = result;
  return embed.kind === 'hls' || embed.kind === 'dash' ? null : embed;
}
