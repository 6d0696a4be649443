import { expect, it } from 'vitest';
import { titleWithCount } from './title-count.ts';

it.each([
  ['Film night', 3, '(3) Film night'],
  ['(3) Film night', 4, '(4) Film night'],
  ['(3) Film night', 0, 'Film night'],
  ['(99+) Film night', 2, '(2) Film night'],
  ['Film night', 250, '(99+) Film night'],
  ['(500) Days', 0, 'Days'],
])('%j with %i', (title, count, shown) => {
  expect(titleWithCount(title, count)).toBe(shown);
});
