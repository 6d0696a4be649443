/** Somebody whom the spreadsheet's script named when it told of a change, and when (ms). */
export type EditorNote = { at: number; who: string };

/** How long (ms) after the call a read of the sheet may still be the one that the call asked for. */
const READ_AFTER = 15_000;
/** How long (ms) a call may come after a read that had the edit already, because the site also looks by itself. */
const TOLD_AFTER = 30_000;

/**
 * Finds who edited each of the sheets, by its id, as far as the script told. Only the times of both tell it: a call belongs to the first
 * sheet that was taken after it, else to the last one before it, if they are seconds apart.
 */
export function editorsOf(
  sheets: readonly { id: string; at: string }[],
  notes: readonly EditorNote[],
): Map<string, string[]> {
  const byTime = sheets
    .map(({ id, at }) => ({ id, at: Date.parse(at) }))
    .sort((one, other) => one.at - other.at);
  const editors = new Map<string, string[]>();
  for (const { at, who } of notes) {
    // A sheet's time has no milliseconds.
    const second = Math.floor(at / 1000) * 1000;
    const next = byTime.find((sheet) => sheet.at >= second);
    const last = byTime.findLast((sheet) => sheet.at < second);
    const edited =
      next && next.at - second <= READ_AFTER ? next : last && second - last.at <= TOLD_AFTER ? last : null;
    if (!edited) continue;
    const named = editors.get(edited.id) ?? [];
    if (!named.includes(who)) editors.set(edited.id, [...named, who]);
  }
  return editors;
}
