import { describe, expect, it } from 'vitest';
import type { Line } from '#lib/irc/types.ts';
import { createDays, startsGroup } from './grouping.ts';

const line = (over: Partial<Line> = {}): Line => ({
  id: 1,
  kind: 'message',
  msgid: '',
  time: 1_000_000,
  nick: 'alice',
  user: '',
  host: '',
  account: '',
  bot: false,
  prefix: '',
  text: 'hello',
  target: '',
  self: false,
  mention: false,
  history: false,
  status: 'there',
  failure: '',
  replyTo: '',
  redacted: null,
  reactions: null,
  first: false,
  folded: '',
  presence: null,
  streak: 1,
  ...over,
});

describe('startsGroup', () => {
  it.each<[string, Line | undefined, Line, boolean]>([
    ['the first line', undefined, line(), true],
    ['the same nick soon after', line(), line({ time: 1_000_500 }), false],
    ['another nick', line(), line({ nick: 'bob' }), true],
    ['after six minutes', line(), line({ time: 1_000_000 + 360_000 }), true],
    ['a reply', line(), line({ replyTo: 'abc' }), true],
    ['an action', line(), line({ kind: 'action' }), true],
    ['after an action', line({ kind: 'action' }), line(), true],
    ['to the operators only', line(), line({ target: '@' }), true],
    ['made operator meanwhile', line(), line({ prefix: '@' }), true],
  ])('%s', (_name, previous, next, starts) => {
    expect(startsGroup(previous, next)).toBe(starts);
  });
});

describe('createDays', () => {
  it('tells days apart in the zone of the reader', () => {
    const same = createDays();
    const late = new Date(2026, 10, 28, 23, 59, 59).getTime();
    const midnight = new Date(2026, 10, 29).getTime();
    expect(same(late, midnight)).toBe(false);
    expect(same(midnight, midnight + 1000)).toBe(true);
    expect(same(late - 1000, late)).toBe(true);
  });
});
