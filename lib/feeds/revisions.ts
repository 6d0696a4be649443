import type { Slot } from '#lib/schedule/types.ts';
import { isoSeconds } from '#lib/time.ts';

/** How each slot was seen last, by uid. */
export type Revisions = Map<string, { content: string; modified: string }>;

const EPOCH = Date.parse('2026-01-01T00:00:00Z');

/**
 * Tells since when (UTC) each slot is unchanged, and numbers its revision. `seen` is when this schedule was read. The number is
 * that instant in seconds, so that it grows without being stored, also if the process starts again.
 */
export function revise<T extends Pick<Slot, 'uid'>>(
  revisions: Revisions,
  slots: readonly T[],
  seen: string,
): (T & { sequence: number; modified: string })[] {
  const before = new Map(revisions);
  revisions.clear();
  return slots.map((slot) => {
    const content = JSON.stringify(slot);
    const known = before.get(slot.uid);
    const modified = known?.content === content ? known.modified : later(seen, known?.modified);
    revisions.set(slot.uid, { content, modified });
    return { ...slot, sequence: Math.max(0, Math.floor((Date.parse(modified) - EPOCH) / 1000)), modified };
  });
}

/** `seen`, but at least a second later than the revision before, because the clock of a machine may be set back. */
function later(seen: string, before: string | undefined): string {
  if (before === undefined || Date.parse(seen) - Date.parse(before) >= 1000) return seen;
  return isoSeconds(Date.parse(before) + 1000);
}
