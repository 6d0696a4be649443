import { expect, it } from 'vitest';
import { isTurnDue, type PageTurn, waitForTurn } from './page-turn.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const EIGHT = Date.UTC(2026, 10, 28, 20);
const turn: PageTurn = { made: EIGHT, until: EIGHT + 30 * MINUTE, since: 0 };

it.each([
  ['nothing happened', 2000, 2000, false],
  ['the show starts this second', 30 * MINUTE, 10 * MINUTE, true],
  ['the clock was set forward over the start', HOUR, 2000, true],
  ['the clock was set back by an hour', -HOUR, 2000, true],
  ['the clock was corrected by a little', -400, 2000, false],
  ['a quarter of an hour went by, and the clock stood still', 0, 15 * MINUTE, true],
])('knows whether the pages are due: %s', (_, wall, passed, due) => {
  expect(isTurnDue(turn, EIGHT + wall, passed)).toBe(due);
});

it('waits for the very second, but never long without a look at the clock', () => {
  expect(waitForTurn(turn, EIGHT)).toBe(2000);
  expect(waitForTurn(turn, EIGHT + 30 * MINUTE - 700)).toBe(700);
  expect(waitForTurn(turn, EIGHT + HOUR)).toBe(0);
  expect(waitForTurn({ ...turn, until: null }, EIGHT)).toBe(2000);
});
