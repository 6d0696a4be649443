import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { skeleton } from './confusables.ts';
import { formatSpans, stripFormatting } from './format.ts';
import { cap, INVISIBLE_MARK, isolate, showText } from './safety.ts';
import { cutText, splitText, utf8Length } from './split.ts';

const bytes = (text: string) => new TextEncoder().encode(text).length;

describe('splitting', () => {
  test('bytes are counted as UTF-8 sends them, lone surrogates too', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(utf8Length(text)).toBe(bytes(text));
      }),
    );
    expect(utf8Length('a\ud800b')).toBe(bytes('a\ud800b'));
  });

  test('pieces fit, join to the text, and break no character', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 200 }),
        fc.integer({ min: 4, max: 60 }),
        (text, most) => {
          const parts = splitText(text, most);
          expect(parts.join('')).toBe(text);
          for (const part of parts) {
            expect(bytes(part)).toBeLessThanOrEqual(most);
            expect(part.isWellFormed()).toBe(true);
            expect(part).not.toBe('');
          }
        },
      ),
    );
  });

  test.each([
    ['between words', 'one two three four', 10, ['one two ', 'three four']],
    ['not far before the end', 'a bcdefghijklmnop', 10, ['a bcdefghi', 'jklmnop']],
    ['not in an emoji of several parts', 'abcd👩‍👩‍👧efghijkl', 24, ['abcd👩‍👩‍👧ef', 'ghijkl']],
    ['not between a letter and its accent', `${'x'.repeat(7)}e\u0301y`, 9, ['x'.repeat(7), 'e\u0301y']],
    ['what is left behind a space and does not fit', '  !𐀀', 4, ['  ', '!', '𐀀']],
    ['three bytes each', '日本語日本語', 9, ['日本語', '日本語']],
  ])('%s', (_, text, most, parts) => {
    expect(splitText(text, most)).toEqual(parts);
  });

  test('cutting keeps the beginning', () => {
    expect(cutText('日本語', 7)).toBe('日本');
    expect(cutText('short', 7)).toBe('short');
  });
});

describe('formatting', () => {
  test.each([
    ['plain', [{ text: 'plain' }]],
    ['', []],
    ['\x02bold\x02 not', [{ text: 'bold', bold: true }, { text: ' not' }]],
    [
      '\x1di\x1fu\x1es\x11m\x0f.',
      [
        { text: 'i', italic: true },
        { text: 'u', italic: true, underline: true },
        { text: 's', italic: true, underline: true, strike: true },
        { text: 'm', italic: true, underline: true, strike: true, mono: true },
        { text: '.' },
      ],
    ],
    ['\x034,12x\x03y', [{ text: 'x', foreground: 4, background: 12 }, { text: 'y' }]],
    ['\x0312345', [{ text: '345', foreground: 12 }]],
    ['\x035,x', [{ text: ',x', foreground: 5 }]],
    [
      '\x033,4a\x039b',
      [
        { text: 'a', foreground: 3, background: 4 },
        { text: 'b', foreground: 9, background: 4 },
      ],
    ],
    ['\x0399a', [{ text: 'a' }]],
    ['\x04ff8800,000000x\x04y', [{ text: 'x', foreground: '#ff8800', background: '#000000' }, { text: 'y' }]],
    ['\x16rev', [{ text: 'rev', reverse: true }]],
    ['tab\there\x07\x1b[0m', [{ text: 'tab here[0m' }]],
  ])('%j', (text, spans) => {
    expect(formatSpans(text)).toEqual(spans);
  });

  test('spans hold the text without codes, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom(...'ab,19é\t\x00\x02\x03\x04\x0f\x16\x1d\x1f\x7f\x85'),
          maxLength: 60,
        }),
        (text) => {
          const spans = formatSpans(text);
          expect(spans.map((span) => span.text).join('')).toBe(stripFormatting(text));
          expect(stripFormatting(text)).not.toMatch(/[\x00-\x1f\x7f-\x9f]/);
        },
      ),
    );
  });

  test('a line of nothing but codes makes few spans', () => {
    expect(formatSpans('\x02a\x1db'.repeat(4000)).length).toBeLessThanOrEqual(257);
  });
});

describe('hostile text', () => {
  test.each([
    ['plain ASCII', 'hello', 'hello'],
    ['accents in order', 'e\u0301a\u0323\u0302', 'e\u0301a\u0323\u0302'],
    ['piled accents', `z${'\u0301'.repeat(40)}!`, `z${'\u0301'.repeat(3)}!`],
    ['turned around', 'evil\u202Egnp.exe', 'evilgnp.exe'],
    ['zero width', 'pass\u200bword', `pass${INVISIBLE_MARK}word`],
    ['soft hyphen', 'pass\u00adword', `pass${INVISIBLE_MARK}word`],
    ['joined letters', 'pass\u200dword', `pass${INVISIBLE_MARK}word`],
    ['joined emoji', '👩‍👩‍👧 ❤️', '👩‍👩‍👧 ❤️'],
    ['a flag with tags', '🏴\u{e0067}\u{e0062}\u{e007f}', '🏴\u{e0067}\u{e0062}\u{e007f}'],
    ['tags elsewhere', 'a\u{e0067}', `a${INVISIBLE_MARK}`],
    ['Persian', 'می\u200cخواهم', 'می\u200cخواهم'],
  ])('%s', (_, text, shown) => {
    expect(showText(text)).toBe(shown);
  });

  test('an isolated nick cannot turn what follows it', () => {
    expect(isolate('dawn')).toBe('dawn');
    expect(isolate('\u202edawn\u2066')).toBe('\u2068dawn\u2069');
    expect(isolate('שלום')).toBe('\u2068שלום\u2069');
  });

  test('a cap never halves a character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(20), (text, most) => {
        expect(cap(text, most).length).toBeLessThanOrEqual(most);
        expect(cap(text, most).isWellFormed()).toBe(true);
      }),
    );
  });
});

describe('nicks that look alike', () => {
  test.each([
    ['rainbow', 'Ra1nb0w'],
    ['rainbow', 'r\u0430inbow'],
    ['dawn', 'dawn_'],
    ['modern', 'rnodern'],
    ['ivy', 'lvy'],
    ['Éclair', 'eclair'],
  ])('%s and %s', (a, b) => {
    expect(skeleton(a)).toBe(skeleton(b));
  });

  test.each([
    ['dawn', 'dusk'],
    ['alice', 'alise'],
  ])('%s and %s do not', (a, b) => {
    expect(skeleton(a)).not.toBe(skeleton(b));
  });
});
