import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Outgoing } from '../types.ts';
import { ctcp, parseCtcp } from './ctcp.ts';
import { parseMessage } from './parse.ts';
import { serializeMessage, UnsafeMessage } from './serialize.ts';
import { parseSource } from './source.ts';

type Parsed = { tags?: Record<string, string>; source?: string; command: string; params?: string[] };

const LINES: [string, Parsed][] = [
  ['PING', { command: 'PING' }],
  ['PING token', { command: 'PING', params: ['token'] }],
  ['PING :a token', { command: 'PING', params: ['a token'] }],
  ['TOPIC #show :', { command: 'TOPIC', params: ['#show', ''] }],
  ['PRIVMSG #show ::)', { command: 'PRIVMSG', params: ['#show', ':)'] }],
  [':dawn PRIVMSG #show : :( ', { source: 'dawn', command: 'PRIVMSG', params: ['#show', ' :( '] }],
  [':dawn!d@host  JOIN   #show  ', { source: 'dawn!d@host', command: 'JOIN', params: ['#show'] }],
  [
    ':irc.test MODE #show +ov dawn :dusk',
    { source: 'irc.test', command: 'MODE', params: ['#show', '+ov', 'dawn', 'dusk'] },
  ],
  [':da\twn QUIT', { source: 'da\twn', command: 'QUIT' }],
  [
    '@time=2026-11-28T20:00:00.000Z;bot :dawn AWAY',
    { tags: { time: '2026-11-28T20:00:00.000Z', bot: '' }, source: 'dawn', command: 'AWAY' },
  ],
  ['@a=1;b=2;a=3 X', { tags: { a: '3', b: '2' }, command: 'X' }],
  ['@a=;b;+c/d=e X', { tags: { a: '', b: '', '+c/d': 'e' }, command: 'X' }],
  ['@t=\\:\\s\\\\\\r\\n X', { tags: { t: '; \\\r\n' }, command: 'X' }],
  ['@t=\\\\s;u=\\q;v=end\\ X', { tags: { t: '\\s', u: 'q', v: 'end' }, command: 'X' }],
  ['@__proto__=x;constructor=y X', { tags: { ['__proto__']: 'x', constructor: 'y' }, command: 'X' }],
  ['@;;=x; X', { command: 'X' }],
];

describe('parsing a line', () => {
  test.each(LINES)('%s', (line, { tags = {}, source = '', command, params = [] }) => {
    const message = parseMessage(line);
    expect([...(message?.tags ?? [])]).toEqual(Object.entries(tags));
    expect(message).toMatchObject({ source, command, params });
  });

  test.each(['', '   ', '@tags-only', ':source-only', '@a=b :source', ':source '])(
    '%j has no command',
    (line) => {
      expect(parseMessage(line)).toBeNull();
    },
  );

  test('tags beyond 8191 characters are left out, the message is kept', () => {
    const message = parseMessage(`@a=${'x'.repeat(9000)} PING 1`);
    expect(message?.tags.size).toBe(0);
    expect(message?.command).toBe('PING');
  });

  test('nothing makes it throw', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (line) => void parseMessage(line)));
  });
});

describe('writing a line', () => {
  test.each<[Outgoing, string]>([
    [{ command: 'CAP', params: ['LS', '302'] }, 'CAP LS 302'],
    [{ command: 'PRIVMSG', params: ['#show', 'two words'] }, 'PRIVMSG #show :two words'],
    [{ command: 'PRIVMSG', params: ['#show', ':)'] }, 'PRIVMSG #show ::)'],
    [{ command: 'TOPIC', params: ['#show', ''] }, 'TOPIC #show :'],
    [{ command: 'AWAY' }, 'AWAY'],
    [{ source: 'dawn', command: 'NICK', params: ['dusk'] }, ':dawn NICK dusk'],
    [
      {
        tags: new Map([
          ['+typing', 'active'],
          ['flag', ''],
        ]),
        command: 'TAGMSG',
        params: ['#show'],
      },
      '@+typing=active;flag TAGMSG #show',
    ],
    [{ tags: new Map([['t', 'a; b\\c\r\n']]), command: 'X' }, '@t=a\\:\\sb\\\\c\\r\\n X'],
  ])('%j', (message, line) => {
    expect(serializeMessage(message)).toBe(line);
  });

  test.each<[Outgoing]>([
    [{ command: 'PRIVMSG', params: ['#show', 'one\r\nQUIT'] }],
    [{ command: 'PRIVMSG', params: ['#show', 'nul\0'] }],
    [{ command: 'JOIN', params: ['#a\n#b'] }],
    [{ command: 'KICK', params: ['#show', 'a b', 'reason'] }],
    [{ command: 'KICK', params: ['', 'nick'] }],
    [{ command: 'KICK', params: [':a', 'nick'] }],
  ])('refuses %j', (message) => {
    expect(() => serializeMessage(message)).toThrow(UnsafeMessage);
  });

  const word = fc.stringMatching(/^[a-z#@!.+_-]{1,12}$/);
  const text = fc.string({ unit: 'grapheme' }).map((s) => s.replace(/[\0\r\n]/g, ''));
  test('a written message is read back as the same', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(word, fc.string()), { selector: ([key]) => key, maxLength: 4 }),
        fc.option(word, { nil: '' }),
        fc.array(word, { maxLength: 5 }),
        text,
        (tags, source, params, last) => {
          const message = { tags: new Map(tags), source, command: 'X', params: [...params, last] };
          const back = parseMessage(serializeMessage(message));
          expect(back).toMatchObject({ source, command: 'X', params: [...params, last] });
          expect([...(back?.tags ?? [])]).toEqual(tags);
        },
      ),
    );
  });
});

test.each([
  ['dawn', { nick: 'dawn', user: '', host: '' }],
  ['dawn!d@host.example', { nick: 'dawn', user: 'd', host: 'host.example' }],
  ['dawn!~d@2001:db8::1', { nick: 'dawn', user: '~d', host: '2001:db8::1' }],
  ['dawn@host', { nick: 'dawn', user: '', host: 'host' }],
  ['dawn!d', { nick: 'dawn', user: 'd', host: '' }],
  ['dawn!a@b@c', { nick: 'dawn', user: 'a', host: 'b@c' }],
  ['irc.example.org', { nick: 'irc.example.org', user: '', host: '' }],
  ['d\x0305awn!\x02d@h\x0fost', { nick: 'd\x0305awn', user: '\x02d', host: 'h\x0fost' }],
])('source %s', (source, parts) => {
  expect(parseSource(source)).toEqual(parts);
});

test.each([
  ['\x01ACTION waves\x01', { command: 'ACTION', text: 'waves' }],
  ['\x01action waves', { command: 'ACTION', text: 'waves' }],
  ['\x01VERSION\x01', { command: 'VERSION', text: '' }],
  ['\x01', { command: '', text: '' }],
  ['plain \x01', null],
])('CTCP in %j', (text, result) => {
  expect(parseCtcp(text)).toEqual(result);
});

test('CTCP is written as it is read', () => {
  expect(parseCtcp(ctcp('ACTION', 'waves at dusk'))).toEqual({ command: 'ACTION', text: 'waves at dusk' });
});
