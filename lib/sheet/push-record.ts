/** How the last edits became known: whether pushes tell of them. Instants are of a clock that never goes back (ms). */
export type PushRecord = {
  /** How many consecutive changes, up to the last one, were announced by a push. */
  inARow: number;
  /** When the last push came; null for never. */
  heardAt: number | null;
  /** The last change, if a read found it before any push told of it, and how many before it were announced by a push. */
  untold: { at: number; before: number } | null;
};

export const NO_PUSHES: PushRecord = { inARow: 0, heardAt: null, untold: null };

/** One announced change may be by chance, or by hand. */
const PROOF = 2;
/** A spreadsheet's trigger takes its time: a push that comes so soon after the change was found told of it all the same. */
const GRACE_MS = 30_000;

/** A push came. */
export function pushHeard({ inARow, untold }: PushRecord, now: number): PushRecord {
  const isLate = untold !== null && now - untold.at <= GRACE_MS;
  return { inARow: isLate ? untold.before + 1 : inARow, heardAt: now, untold: null };
}

/**
 * A read found that the sheet had changed.
 * @param since when the last read before it began, which did not see the change
 */
export function changeFound({ inARow, heardAt }: PushRecord, since: number, now: number): PushRecord {
  if (heardAt !== null && heardAt >= since) return { inARow: inARow + 1, heardAt, untold: null };
  return { inARow: 0, heardAt, untold: { at: now, before: inARow } };
}

/** Whether pushes prove to work, because every recent change was announced by one. */
export const pushesWork = ({ inARow }: PushRecord) => inARow >= PROOF;
