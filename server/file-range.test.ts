import { expect, it } from 'vitest';
import { judgeRange } from './file-range.ts';

it.each([
  ['bytes=0-9', 'inside'],
  ['bytes=99-', 'inside'],
  ['bytes=0-1000', 'inside'],
  ['bytes=-5', 'inside'],
  ['bytes=100-', 'outside'],
  ['bytes=99999999-', 'outside'],
  ['bytes=-0', 'outside'],
  ['bytes=9-1', 'ignored'],
  ['bytes=99999999-1', 'ignored'],
  ['bytes=-', 'ignored'],
  ['bytes=0-1,5-6', 'ignored'],
  ['lines=0-1', 'ignored'],
  ['', 'ignored'],
] as const)('of 100 bytes, %j is %s', (range, verdict) => {
  expect(judgeRange(range, 100)).toBe(verdict);
});

it('finds no range in an empty file', () => {
  expect(judgeRange('bytes=0-', 0)).toBe('outside');
  expect(judgeRange('bytes=-1', 0)).toBe('outside');
});
