/**
 * Help for a stream that stands still. `nudge`: skip a hole in the buffer; `ask`: look at the playlist, whether it
 * moves on without us; `reopen`: begin anew; `give-up`: another stream may be shown.
 */
export type Remedy = 'nudge' | 'ask' | 'reopen' | 'give-up';

/** After so many ms without progress, once. A gap of ten seconds in a live stream is common, and heals by itself. */
const ONCE: readonly [after: number, remedy: Remedy][] = [
  [3000, 'nudge'],
  [8000, 'nudge'],
  [15_000, 'give-up'],
];
/** Repeated, with this long (ms) between. */
const AGAIN: readonly [every: number, remedy: Remedy][] = [
  [4000, 'ask'],
  [15_000, 'reopen'],
];

export type Stall = {
  position: number;
  /** Since when it has stood there, ms. */
  since: number;
  /** The instant (ms) up to which remedies were given. */
  until: number;
};

/** A playing stream at an instant: its second, and whether it should move at all. A seek that is under way should. */
export type Playing = { now: number; position: number; meant: boolean };

/** The remedies that are due for a stream that may stand still. The time is an argument. */
export function watchStall(
  before: Stall | null,
  { now, position, meant }: Playing,
): { stall: Stall; remedies: Remedy[] } {
  if (before === null || !meant || position !== before.position)
    return { stall: { position, since: now, until: now }, remedies: [] };
  const [from, to] = [before.until - before.since, now - before.since];
  const once = ONCE.filter(([after]) => after > from && after <= to);
  const again = AGAIN.filter(([every]) => Math.floor(to / every) > Math.floor(from / every));
  return { stall: { ...before, until: now }, remedies: [...once, ...again].map(([, remedy]) => remedy) };
}

/** Whether a viewer should be told: it stands longer than a hiccup. */
export const isStalled = (stall: Stall | null, now: number) => stall !== null && now - stall.since >= 2000;

/** Milliseconds before a source that failed is opened again, by how many times it did in a row. */
export const backoff = (failures: number) => Math.min(1000 * 2 ** (failures - 1), 8000);

/** After so many failures in a row another stream is shown, if there is one. */
export const GIVE_UP_AFTER = 3;

/** After so many ms without a moving picture another stream is shown, if there is one. */
export const LONGEST_STAND = 15_000;
