/** What helps a stream that stands still, from the mildest to the last. */
export type Remedy = 'nudge' | 'reopen' | 'give-up';

/** After so many ms without progress. A gap of ten seconds in a live stream is common, and heals by itself. */
const REMEDIES: readonly [number, Remedy][] = [
  [3000, 'nudge'],
  [8000, 'nudge'],
  [15_000, 'reopen'],
  [30_000, 'give-up'],
];
/** Then it is opened anew, again and again, with as long between (ms). */
const AGAIN = 30_000;

export type Stall = {
  position: number;
  /** Since when it has stood there, ms. */
  since: number;
  /** How many remedies were tried. */
  tried: number;
};

/** A playing stream as it is now: at which second, and whether it is meant to move at all. */
export type Playing = { now: number; position: number; meant: boolean };

/** What is to be done about a stream that may stand still. The time is an argument. */
export function watchStall(
  before: Stall | null,
  { now, position, meant }: Playing,
): { stall: Stall; remedy: Remedy | null } {
  if (before === null || !meant || position !== before.position) {
    return { stall: { position, since: now, tried: 0 }, remedy: null };
  }
  const stood = now - before.since;
  const next = REMEDIES[before.tried];
  if (next) {
    const [after, remedy] = next;
    return stood >= after
      ? { stall: { ...before, tried: before.tried + 1 }, remedy }
      : { stall: before, remedy: null };
  }
  const last = REMEDIES.at(-1)?.[0] ?? 0;
  const due = last + (before.tried - REMEDIES.length + 1) * AGAIN;
  return stood >= due
    ? { stall: { ...before, tried: before.tried + 1 }, remedy: 'reopen' }
    : { stall: before, remedy: null };
}

/** Whether a viewer should be told: it stands longer than a hiccup. */
export const isStalled = (stall: Stall | null, now: number) => stall !== null && now - stall.since >= 2000;

/** Milliseconds before a source that failed is opened again, by how often it did in a row. */
export const backoff = (failures: number) => Math.min(1000 * 2 ** (failures - 1), 30_000);

/** So many failures in a row, and another stream is shown, where there is one. */
export const GIVE_UP_AFTER = 3;
