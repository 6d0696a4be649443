import type { Trouble } from './trouble.ts';
import { troubleInEnglish } from './trouble-in-english.ts';

/** Why a sheet could not be read. `cancelled` is no fault: whoever asked no longer wants the answer. */
export type UnreadableKind =
  | 'not-shared'
  | 'no-such-sheet'
  | 'tab-renamed'
  | 'bad-key'
  | 'bad-request'
  | 'quota'
  | 'unavailable'
  | 'timeout'
  | 'network'
  | 'html'
  | 'truncated'
  | 'too-large'
  | 'missing'
  | 'empty'
  | 'not-a-table'
  | 'cancelled';

/**
 * A sheet that could not be read, from any source. `why` is one plain sentence or two for an organizer: what is wrong
 * and what to do; `message` says it in English. It never holds a key, nor an address (which may hold one).
 */
export class UnreadableSheet extends Error {
  override readonly name = 'UnreadableSheet';
  readonly kind: UnreadableKind;
  readonly why: Trouble;
  /** How long the source asked to be left alone, if it did. */
  readonly retryAfterMs: number | null;

  constructor(
    kind: UnreadableKind,
    why: Trouble,
    options: { cause?: unknown; retryAfterMs?: number | null } = {},
  ) {
    super(troubleInEnglish(why), options.cause === undefined ? undefined : { cause: options.cause });
    this.kind = kind;
    this.why = why;
    this.retryAfterMs = options.retryAfterMs ?? null;
  }
}
