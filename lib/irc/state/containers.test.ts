import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { folder } from '../message/casemapping.ts';
import type { User } from '../types.ts';
import { newLine } from './line.ts';
import { Lines } from './lines.ts';
import { Members } from './members.ts';

const fold = folder('ascii');
const user = (nick: string): User => ({
  nick,
  key: fold(nick),
  user: '',
  host: '',
  account: null,
  realname: '',
  away: false,
  bot: false,
  channels: 1,
});

describe('members', () => {
  const nick = fc.stringMatching(/^[a-eA-E]{1,2}$/);
  const step = fc.oneof(
    fc.record({ do: fc.constant('set' as const), nick, rank: fc.nat(2) }),
    fc.record({ do: fc.constant('delete' as const), nick, rank: fc.constant(0) }),
    fc.record({ do: fc.constant('read' as const), nick, rank: fc.constant(0) }),
  );

  test('the sorted list is right whenever it is read, however it came about', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 300 }), (steps) => {
        const members = new Members(fold);
        const model = new Map<string, number>();
        for (const { do: what, nick, rank } of steps) {
          if (what === 'set') {
            members.set(user(nick), ['@', '+', ''][rank] ?? '', rank);
            model.set(fold(nick), rank);
          } else if (what === 'delete') {
            members.delete(fold(nick));
            model.delete(fold(nick));
          } else members.sorted();
        }
        const expected = [...model].sort((a, b) => a[1] - b[1] || (a[0] < b[0] ? -1 : 1)).map(([key]) => key);
        expect(members.sorted().map((member) => member.user.key)).toEqual(expected);
        expect(members.size).toBe(model.size);
      }),
    );
  });

  test('a second NAMES leaves out people who are gone and keeps people who joined meanwhile', () => {
    const members = new Members(fold);
    for (const name of ['dawn', 'dusk']) members.set(user(name), '', 2);
    members.beginNames();
    members.set(user('dawn'), '', 2);
    members.set(user('noon'), '', 2);
    expect(members.endNames()).toEqual(['dusk']);
    expect(members.endNames()).toEqual([]);
  });

  test('completion offers who spoke last first', () => {
    const members = new Members(fold);
    for (const name of ['Dawn', 'dusk', 'noon', 'day']) members.set(user(name), '', 2);
    const dusk = members.get('DUSK');
    if (dusk) dusk.spoke = 5;
    expect(members.complete('D', 9)).toEqual(['dusk', 'Dawn', 'day']);
    expect(members.complete('d', 1)).toEqual(['dusk']);
    expect(members.complete('x', 9)).toEqual([]);
  });
});

describe('lines', () => {
  const line = (id: string) => Object.assign(newLine('message', 0, 'dawn', id), { msgid: id });
  const texts = (lines: Lines) => lines.toArray().map(({ text }) => text);

  test('positions stay, the oldest lines go, and lines that are gone are not found', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 0, max: 900 }), (limit, count) => {
        const lines = new Lines(limit);
        for (let i = 0; i < count; i++) lines.push(line(String(i)));
        expect(lines.end).toBe(count);
        expect(lines.length).toBe(Math.min(limit, count));
        for (let at = lines.start; at < lines.end; at++) expect(lines.at(at)?.text).toBe(String(at));
        expect(lines.at(lines.start - 1)).toBeUndefined();
        expect(lines.at(lines.end)).toBeUndefined();
        expect(lines.byMsgid(String(lines.start))).toBe(lines.at(lines.start));
        expect(lines.byMsgid(String(lines.start - 1))).toBeUndefined();
      }),
    );
  });

  test('older history goes before, moves nothing, and is let go of when asked', () => {
    const lines = new Lines(3);
    for (const text of ['c', 'd', 'e']) lines.push(line(text));
    const position = lines.end - 1;
    lines.prepend([line('a'), line('b')]);
    expect(texts(lines)).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(lines.start).toBe(-2);
    expect(lines.at(position)?.text).toBe('e');
    lines.push(line('f'));
    expect(texts(lines)).toEqual(['b', 'c', 'd', 'e', 'f']);
    expect(lines.trim()).toBe(true);
    expect(texts(lines)).toEqual(['d', 'e', 'f']);
    expect(lines.at(position)?.text).toBe('e');
    expect(lines.trim()).toBe(false);
  });
});
