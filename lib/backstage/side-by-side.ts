import type { Slot } from '#lib/schedule/types.ts';
import type { Side, SideRow } from './state.ts';

/** Two lists of slots beside each other, sorted by start; a slot that is on both sides is one row. */
export function sideBySide(before: readonly Slot[], after: readonly Slot[]): SideRow[] {
  const rows = new Map<string, SideRow>();
  for (const slot of before) rows.set(slot.uid, { uid: slot.uid, before: side(slot), after: null });
  for (const slot of after) {
    const was = rows.get(slot.uid)?.before ?? null;
    rows.set(slot.uid, { uid: slot.uid, before: was, after: side(slot) });
  }
  const start = ({ before, after }: SideRow) => (after ?? before)?.start ?? '';
  return [...rows.values()].sort((a, b) => start(a).localeCompare(start(b)));
}

const side = ({ title, start, end, status }: Slot): Side => ({ title, start, end, status });
