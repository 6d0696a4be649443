import { expect, it } from 'vitest';
import { retryAfterMs } from './http.ts';

const NOON = Date.UTC(2026, 10, 28, 12);

it.each<[string | null, number | null]>([
  [null, null],
  ['0', 0],
  [' 30 ', 30_000],
  ['Sat, 28 Nov 2026 12:00:45 GMT', 45_000],
  ['Sat, 28 Nov 2026 11:00:00 GMT', 0],
  ['99999999', 3_600_000],
  ['Fri, 01 Jan 2100 00:00:00 GMT', 3_600_000],
  ['soon', null],
  ['', null],
])('Retry-After %j is %s ms', (header, ms) => {
  expect(retryAfterMs(header, NOON)).toBe(ms);
});
