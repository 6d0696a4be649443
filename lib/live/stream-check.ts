/**
 * What is known of a stream. `waiting`: it has not started, or is over. `gone`: its service does not know it, or not for
 * everybody. `unknown`: nothing that could be told; it is shown without question.
 */
export type StreamState = 'live' | 'waiting' | 'gone' | 'unknown';

/** What is known of a stream near now. */
export type StreamCheck = {
  label: string;
  src: string;
  state: StreamState;
  /** When it was looked at last, ms; null: not yet, or it cannot be. */
  at: number | null;
};
