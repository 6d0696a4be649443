import { expect, it } from 'vitest';
import type { Client, Ignore, Line } from '#lib/irc/types.ts';
import { isShown } from './open-log.ts';

const fold = (name: string) => name.toLowerCase();
const people = (size: number) => ({ size }) as Conversation['members'];
type Conversation = Parameters<typeof isShown>[1];
const room = (size: number, prefixes = ''): Conversation => ({ prefixes, members: people(size) });
const line = (more: Partial<Line>): Line =>
  ({
    kind: 'message',
    nick: 'bob',
    user: 'b',
    host: 'h',
    account: '',
    text: '',
    self: false,
    folded: '',
    presence: null,
    ...more,
  }) as Line;
const shown = (
  more: Partial<Line>,
  {
    room: where = room(5),
    presence = 'auto' as const,
    ignores = [] as Ignore[],
  }: { room?: Conversation; presence?: 'auto' | 'show' | 'hide'; ignores?: Ignore[] } = {},
) => isShown({ state: { ignores, fold } as unknown as Client['state'] }, where, line(more), presence);

it('shows what people say, except what moderators took away', () => {
  expect(shown({})).toBe(true);
  expect(shown({ folded: 'alice' })).toBe(false);
});

it('leaves out what hidden people say, but not that they were removed', () => {
  const ignores: Ignore[] = [{ kind: 'nick', value: 'BOB' }];
  expect(shown({}, { ignores })).toBe(false);
  expect(shown({ kind: 'action' }, { ignores })).toBe(false);
  expect(shown({ kind: 'kick' }, { ignores })).toBe(true);
  expect(shown({ self: true }, { ignores })).toBe(true);
});

it('shows masks to operators only', () => {
  const ban = { kind: 'mode', text: '+b *!*@192.0.2.7' } as const;
  expect(shown(ban)).toBe(false);
  expect(shown(ban, { room: room(5, '@') })).toBe(true);
  expect(shown({ kind: 'mode', text: '+m' })).toBe(true);
});

it('shows who comes and goes in small rooms, or as the viewer wants it', () => {
  for (const kind of ['presence', 'nick'] as const) {
    expect(shown({ kind })).toBe(true);
    expect(shown({ kind }, { room: room(101) })).toBe(false);
    expect(shown({ kind }, { room: room(101), presence: 'show' })).toBe(true);
    expect(shown({ kind }, { presence: 'hide' })).toBe(false);
    expect(shown({ kind, self: true }, { presence: 'hide' })).toBe(true);
  }
});
