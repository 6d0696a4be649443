import { expect, it } from 'vitest';
import { channelsToLeave } from './room-channels.ts';

const isSame = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();
const rooms = ['#a', '#b', '#c', '#d', '#e', '#f', null];
const config = (channel: string) => ({ channel, rooms });

it('five channels stay joined between rooms, and the one that was left first goes', () => {
  const leave = channelsToLeave('#a', isSame);
  const moves = ['#b', '#C', '#d', '#e', '#b', '#f', '#a'];
  let before = '#a';
  const left = moves.map((to) => {
    const gone = leave(before, config(to));
    before = to;
    return gone;
  });
  expect(left).toEqual([[], [], [], [], [], ['#C'], []]);
});

it('the channel of a slot closes with it, and that of a room does not', () => {
  const leave = channelsToLeave('#a', isSame);
  expect(leave('#a', config('#slot'))).toEqual([]);
  expect(leave('#slot', config('#b'))).toEqual(['#slot']);
  expect(leave('#b', config('#slot'))).toEqual([]);
});
