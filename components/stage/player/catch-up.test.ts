import { expect, test } from 'vitest';
import { catchUp } from './catch-up.ts';

test.each([
  ['at the edge', 0, 1, 1],
  ['a little behind, as players are', 1.4, 1, 1],
  ['behind after a gap', 6, 1, 1.1],
  ['catching up, until it is nearly there', 0.8, 1.1, 1.1],
  ['there again', 0.4, 1.1, 1],
  ['ahead of the edge', -2, 1.1, 1],
  ['far behind', 45, 1, 'leap'],
])('a live stream %s', (_, behind, rate, answer) => {
  expect(catchUp(behind, rate)).toBe(answer);
});
