/**
 * The state of a stream. `waiting`: it has not started, or is over. `gone`: its service does not know it, or not for
 * everybody. `cors`: its server does not let other sites play it. `forbidden`: its server refuses to hand it out. `type`:
 * at its address is no stream. `framing`: the page does not let itself be framed. `unknown`: nobody can tell, and it is
 * shown without question.
 */
export type StreamState = 'live' | 'waiting' | 'gone' | 'cors' | 'forbidden' | 'type' | 'framing' | 'unknown';

/** The states that viewers are told, because no player would tell them. */
export type KnownState = Extract<StreamState, 'waiting' | 'framing'>;

export const isKnown = (state: StreamState | undefined): state is KnownState =>
  state === 'waiting' || state === 'framing';

/** The state of a stream near now. */
export type StreamCheck = {
  label: string;
  src: string;
  /** The row of its slot in the sheet; null if it belongs to none. */
  row: number | null;
  /** The cell that names it, in A1 form; null if that cannot be told. */
  cell: string | null;
  state: StreamState;
  /** When it was looked at last, ms; null: not yet, or it cannot be. */
  at: number | null;
};
