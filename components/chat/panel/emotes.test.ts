import { expect, it } from 'vitest';
import { emotesOf } from './emotes.ts';

it('takes pictures from the folder, by name', () => {
  const emotes = emotesOf(['party.webp', 'so happy.png', 'notes.txt', 'OwO.GIF', '../up.png']);
  expect([...emotes]).toEqual([
    ['party', '/emotes/party.webp'],
    ['OwO', '/emotes/OwO.GIF'],
  ]);
  expect(emotesOf(undefined).size).toBe(0);
});
