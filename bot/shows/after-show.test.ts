import { expect, it } from 'vitest';
import { toPlain } from '#bot/announce/render.ts';
import { afterShow } from './after-show.ts';

const lastShow = {
  uid: 'premiere',
  title: 'Season 5, 1+2',
  start: '2026-11-28T20:00:00Z',
  most: 49_812,
  mostAt: '2026-11-28T21:12:00Z',
  lastAt: '2026-11-28T22:00:00Z',
  chat: 5683,
};
const at = (time: string) => Date.parse(`2026-11-28T${time}Z`);

it('says after a show how many watched, once, and only while that is news', () => {
  const said = afterShow({ lastShow }, 'UTC', at('22:03:00'));
  expect(said?.lines.map(toPlain)).toEqual([
    'Season 5, 1+2: 49,800 watching and 5,680 in the chat at the most, 21:12 UTC.',
  ]);
  expect(said?.key).toBe('watched:premiere:2026-11-28T20:00:00Z');
  expect(afterShow({ lastShow }, 'UTC', at('22:31:00'))).toBeNull();
  expect(afterShow({ lastShow: null }, 'UTC', at('22:03:00'))).toBeNull();
  expect(afterShow({}, 'UTC', at('22:03:00'))).toBeNull();
});

it('leaves the chat out if no bot counted it', () => {
  const said = afterShow({ lastShow: { ...lastShow, chat: null } }, 'UTC', at('22:03:00'));
  expect(said?.lines.map(toPlain)).toEqual(['Season 5, 1+2: 49,800 watching at the most, 21:12 UTC.']);
});
