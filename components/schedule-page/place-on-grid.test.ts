import { expect, it } from 'vitest';
import { feedSlot } from '#lib/feeds/testing/feed.ts';
import { placeOnGrid } from './place-on-grid.ts';

it('places each slot in its room and time, and what is in all rooms across them', () => {
  const at = (clock: string) => `2026-11-28T${clock}:00Z`;
  const slots = [
    feedSlot({ uid: 'opening', room: null, start: at('10:00'), end: at('10:30') }),
    feedSlot({ uid: 'a', room: 'One', start: at('10:30'), end: at('12:00') }),
    feedSlot({ uid: 'b', room: 'Two', start: at('10:30'), end: at('11:00') }),
    feedSlot({ uid: 'c', room: 'Two', start: at('11:00'), end: null }),
    feedSlot({ uid: 'd', room: 'Two', start: at('11:30'), end: at('12:00') }),
  ];
  const placed = placeOnGrid(slots, [{ name: 'One' }, { name: 'Two' }]);
  expect(
    placed.map(({ slot, row, rowEnd, column, columnEnd }) => [slot.uid, row, rowEnd, column, columnEnd]),
  ).toEqual([
    ['opening', 1, 2, 1, 3],
    ['a', 2, 5, 1, 2],
    ['b', 2, 3, 2, 3],
    ['c', 3, 4, 2, 3],
    ['d', 4, 5, 2, 3],
  ]);
});
