import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText, looksLikeHtml } from './decode-text.ts';

const TEXT = 'Date,Title\r\n28/11,Fête – 夜 ¡Olé!\r\n';
const utf16be = (text: string) => Buffer.from(text, 'utf16le').swap16();
const read = (bytes: Uint8Array, charset: string | null = null) => decodeText(bytes, 'night.csv', charset);

describe('encodings', () => {
  it.each<[string, Uint8Array, string]>([
    ['UTF-8', Buffer.from(TEXT), TEXT],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${TEXT}`), TEXT],
    ['UTF-16 LE with a mark', Buffer.from(`\ufeff${TEXT}`, 'utf16le'), TEXT],
    ['UTF-16 LE', Buffer.from(TEXT, 'utf16le'), TEXT],
    ['UTF-16 BE with a mark', utf16be(`\ufeff${TEXT}`), TEXT],
    ['UTF-16 BE', utf16be(TEXT), TEXT],
    ['Latin-1', Buffer.from('Titel\nFête für José', 'latin1'), 'Titel\nFête für José'],
    ['Windows-1252', Buffer.from([0x80, 0x93, 0x97, 0x94, 0x0a, 0xe9]), '€“—”\né'],
    ['ASCII', Buffer.from('a,b\n'), 'a,b\n'],
    ['nothing', new Uint8Array(), ''],
  ])('%s', (_, bytes, text) => {
    expect(read(bytes)).toBe(text);
  });

  it('believes the sender if the bytes agree', () => {
    expect(read(Buffer.from([0x83, 0x65, 0x83, 0x58, 0x83, 0x67]), 'Shift_JIS')).toBe('テスト');
    expect(read(Buffer.from('é'), 'no-such-charset')).toBe('é');
  });

  it('gives back any text in UTF-8', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (text) => {
        fc.pre(!/[\x00-\x1f]/.test(text));
        expect(read(Buffer.from(`T,${text}`))).toBe(`T,${text}`);
      }),
    );
  });
});

describe('files that are not text', () => {
  it.each<[string, number[], RegExp]>([
    ['.xlsx', [0x50, 0x4b, 3, 4, 0, 0], /save it as CSV/],
    ['.xls', [0xd0, 0xcf, 0x11, 0xe0, 0xa1], /old Excel/],
    ['PDF', [0x25, 0x50, 0x44, 0x46, 0x2d], /PDF/],
    ['PNG', [0x89, 0x50, 0x4e, 0x47, 0x0d], /picture/],
    ['zeros', Array(64).fill(0), /not text/],
    ['control characters', Array.from({ length: 64 }, (_, i) => (i % 7) + 1), /not text/],
    ['UTF-16 with half a surrogate pair', [0x41, 0x00, 0x00, 0xd8], /not text/],
  ])('%s', (_, bytes, reason) => {
    expect(() => read(Uint8Array.from(bytes))).toThrow(reason);
    expect(() => read(Uint8Array.from(bytes))).toThrow(/^night\.csv is/);
  });

  it('throws nothing but a sentence', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        try {
          expect(typeof read(bytes)).toBe('string');
        } catch (error) {
          expect(error).toMatchObject({ name: 'UnreadableSheet' });
        }
      }),
    );
  });
});

it.each([
  ['<!DOCTYPE html><html>', true],
  ['\n <HTML lang=en>', true],
  ['<?xml version="1.0"?><!DOCTYPE html>', true],
  ['<!-- sign in --><html>', true],
  ['Title,Stream\n<b>x</b>,<iframe src=x>', false],
  ['<iframe src="https://example.org">,x', false],
])('%j is a web page: %s', (text, html) => {
  expect(looksLikeHtml(text)).toBe(html);
});
