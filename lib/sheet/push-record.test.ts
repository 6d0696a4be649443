import { expect, it } from 'vitest';
import { changeFound, NO_PUSHES, type PushRecord, pushesWork, pushHeard } from './push-record.ts';

const T = 1_000_000;
/** A change that a push told of, each of them a read of its own. */
const told = (record: PushRecord, at: number) => changeFound(pushHeard(record, at), at - 5000, at + 100);
const twice = told(told(NO_PUSHES, T), T + 10_000);

it('believes in pushes from the second change in a row that one told of', () => {
  expect(pushesWork(NO_PUSHES)).toBe(false);
  expect(pushesWork(told(NO_PUSHES, T))).toBe(false);
  expect(pushesWork(twice)).toBe(true);
});

it('is not impressed by pushes without a change', () => {
  const many = [1, 2, 3, 4].reduce((record, n) => pushHeard(record, T + n), NO_PUSHES);
  expect(pushesWork(many)).toBe(false);
});

it('stops believing at the first change that none told of, and has to be shown twice again', () => {
  const lost = changeFound(twice, T + 50_000, T + 60_000);
  expect(pushesWork(lost)).toBe(false);
  expect(pushesWork(told(lost, T + 200_000))).toBe(false);
  expect(pushesWork(told(told(lost, T + 200_000), T + 210_000))).toBe(true);
});

it.each([
  [0, true],
  [30_000, true],
  [30_001, false],
])('takes a push that comes %i ms after the change was found for one that told of it: %s', (late, is) => {
  const found = changeFound(twice, T + 50_000, T + 60_000);
  expect(pushesWork(pushHeard(found, T + 60_000 + late))).toBe(is);
});

it.each([
  [-1, false],
  [0, true],
  [1, true],
])('counts a push that came %i ms after the last read began: %s', (after, is) => {
  const began = T + 50_000;
  expect(pushesWork(changeFound(pushHeard(twice, began + after), began, T + 60_000))).toBe(is);
});
