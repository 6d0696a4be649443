import { expect, it } from 'vitest';
import { EMOJI } from './emoji-table.ts';

it('names each emoji once, in words that can be typed', () => {
  expect(EMOJI.length).toBeGreaterThan(400);
  for (const { name, emoji } of EMOJI) {
    expect(name).toMatch(/^[a-z0-9_+-]{2,}$/);
    expect(emoji).toMatch(/^\p{Extended_Pictographic}/u);
  }
  expect(new Set(EMOJI.map(({ name }) => name)).size).toBe(EMOJI.length);
});
