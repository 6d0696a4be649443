import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nickFromAddress } from './kept-nick.ts';
import { cleanNick } from './nick-name.ts';

describe('cleanNick', () => {
  it.each([
    ['alice', 'alice'],
    ['  alice ', 'alice'],
    ['Zoë', 'Zoe'],
    ['two words', 'two_words'],
    ['42', '_42'],
    ['-dash', '_-dash'],
    ['a{b}|c', 'a{b}|c'],
    ['alice\r\nQUIT', 'alice_QUIT'],
    ['', ''],
    ['   ', ''],
    ['日本', '日本'],
    ['Søren', 'Soren'],
    ['ŁUKASZ', 'LUKASZ'],
    ['Straße', 'Strasse'],
    ['नमस्ते', 'नमस्ते'],
    ['ＡＢＣ', 'ABC'],
    ['@:!', ''],
  ])('%j → %j', (typed, nick) => {
    expect(cleanNick(typed)).toBe(nick);
  });

  it('is always empty or a nick that some server takes, and steady', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (typed) => {
        const nick = cleanNick(typed);
        expect(nick).toMatch(/^(?![\d-])[\p{L}\p{N}\p{M}\-[\]\\`_^{|}]{0,30}$/u);
        expect(cleanNick(nick)).toBe(nick);
        if (!/[\p{L}\p{N}[\]\\`^{|}-]/u.test(typed)) expect(nick).toBe('');
      }),
    );
  });
});

it('reads the nick of an address', () => {
  expect(nickFromAddress('?nick=alice')).toBe('alice');
  expect(nickFromAddress('?other=1')).toBe('');
});
