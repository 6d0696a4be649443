import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanNick, nickFromAddress } from './nick-name.ts';

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
    ['日本', ''],
    ['@:!', ''],
  ])('%j → %j', (typed, nick) => {
    expect(cleanNick(typed)).toBe(nick);
  });

  it('is always empty or a nick of RFC 2812, and steady', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (typed) => {
        const nick = cleanNick(typed);
        expect(nick).toMatch(/^([A-Za-z[\]\\`_^{|}][A-Za-z0-9\-[\]\\`_^{|}]{0,29})?$/);
        expect(cleanNick(nick)).toBe(nick);
      }),
    );
  });
});

it('reads the nick of an address', () => {
  expect(nickFromAddress('?nick=alice')).toBe('alice');
  expect(nickFromAddress('?other=1')).toBe('');
});
