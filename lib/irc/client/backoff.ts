import type { ReasonCode } from '../types.ts';

/** Reasons after which trying again by itself would be wrong or useless. */
export const FINAL: ReadonlySet<ReasonCode> = new Set([
  'banned',
  'password',
  'login',
  'account',
  'nick',
  'quit',
]);
const SLOW: ReadonlySet<ReasonCode> = new Set(['throttled', 'full', 'killed', 'flood']);

/**
 * How long to wait before an attempt, in ms. A server that restarts loses everybody in the same second, so even the
 * first wait is spread wide: over 13 s no second gets more than about 8 % of them. The second begins late enough not to
 * pile up on the first.
 */
export function retryDelay(attempt: number, code: ReasonCode, random: () => number): number {
  if (SLOW.has(code)) return 30_000 + random() * 60_000 * Math.min(attempt, 5);
  if (attempt <= 1) return 250 + random() * 13_000;
  return 10_000 + random() * Math.min(40_000 * 1.5 ** (attempt - 2), 150_000);
}
