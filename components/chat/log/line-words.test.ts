import { expect, it } from 'vitest';
import type { Presence } from '#lib/irc/types.ts';
import { presenceWords } from './line-words.ts';
import '../testing/english.ts';

const presence = (over: Partial<Presence>): Presence => ({
  joined: 0,
  left: 0,
  joinedNicks: [],
  leftNicks: [],
  reason: '',
  split: false,
  ...over,
});

it.each<[Partial<Presence>, string]>([
  [{ joined: 1, joinedNicks: ['alice'] }, 'alice joined'],
  [{ joined: 2, joinedNicks: ['alice', 'bob'] }, 'alice and bob joined'],
  [{ joined: 3, joinedNicks: ['a', 'b', 'c'] }, 'a, b, and c joined'],
  [{ joined: 4, joinedNicks: ['a', 'b', 'c', 'd'] }, 'a, b, c and one other joined'],
  [{ left: 37, leftNicks: ['a', 'b', 'c'] }, 'a, b, c and 34 others left'],
  [{ left: 1, leftNicks: ['alice'], reason: 'Ping timeout' }, 'alice left (Ping timeout)'],
  [{ joined: 1, joinedNicks: ['a'], left: 1, leftNicks: ['b'] }, 'a joined; b left'],
  [
    { left: 1, leftNicks: ['a'], reason: 'x.test y.test', split: true },
    'a lost the connection (x.test y.test)',
  ],
])('%j', (over, words) => {
  expect(presenceWords(presence(over))).toBe(words);
});
