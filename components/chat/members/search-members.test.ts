import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Member } from '#lib/irc/types.ts';
import { searchMembers, visibleRows } from './search-members.ts';

const members = ['Zoe', 'alice', 'malice'].map((nick) => ({ user: { nick } }) as Member);

it('finds members by any part of the nick', () => {
  const found = (typed: string) => searchMembers(members, typed).map(({ user }) => user.nick);
  expect(found('')).toEqual(['Zoe', 'alice', 'malice']);
  expect(found(' ALI')).toEqual(['alice', 'malice']);
  expect(found('zoe')).toEqual(['Zoe']);
  expect(found('nobody')).toEqual([]);
});

it('draws what is in view, and little more', () => {
  fc.assert(
    fc.property(
      fc.nat(6000),
      fc.nat(200_000),
      fc.nat(2000),
      fc.integer({ min: 16, max: 40 }),
      (count, top, height, row) => {
        const { from, to } = visibleRows(count, top, height, row);
        expect(from).toBeLessThanOrEqual(Math.max(from, to));
        expect(to).toBeLessThanOrEqual(count);
        expect(to - from).toBeLessThanOrEqual(Math.ceil(height / row) + 10);
        for (const at of [Math.floor(top / row), Math.ceil((top + height) / row) - 1]) {
          if (at < count && height > 0) expect(at >= from && at < to).toBe(true);
        }
      },
    ),
  );
});
