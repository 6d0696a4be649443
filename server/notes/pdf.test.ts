import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inlineNamed, isPdf, notesFile } from './pdf.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('a PDF', () => {
  it.each(['%PDF-1.4\n%âãÏÓ', '%PDF-2.0', '\n%PDF-1.7'])('is what begins with %j', (head) =>
    expect(isPdf(bytes(head))).toBe(true),
  );
  it.each([
    '<!doctype html><script>alert(1)</script>',
    '<html>%PDF-1.4',
    'junk\n%PDF-1.4',
    'PK\u0003\u0004',
    '%PDF',
    '',
  ])('is not what begins with %j', (head) => expect(isPdf(bytes(head))).toBe(false));
});

it.each([
  ['/notes/a.pdf', 'a.pdf'],
  ['/notes/2026/a%20b.pdf#page=2', '2026/a b.pdf'],
  ['/notes/it%27s%20%22quoted%22%0A.pdf', 'it\'s "quoted"\n.pdf'],
  ['/notes/../demo/a.pdf', null],
  ['/notes/%2e%2e/demo/a.pdf', null],
  ['/notes/%2e%2e%2fa.pdf', null],
  ['/notes/a%00.pdf', null],
  ['/notes/%zz.pdf', null],
  ['/notes/', null],
  ['/demo/a.pdf', null],
  ['https://x.example/notes/a.pdf', null],
])('finds the file of %s', (address, name) => expect(notesFile(address)).toBe(name));

it('writes any name into a header that is one line, and that says the whole name', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (name) => {
      const header = inlineNamed(name);
      expect(header).toMatch(
        /^inline; filename="[\x20-\x21\x23-\x5b\x5d-\x7e]*"; filename\*=UTF-8''[\w!~.%-]*$/,
      );
      const encoded = /UTF-8''(.*)$/.exec(header)?.[1] ?? '';
      expect(decodeURIComponent(encoded)).toBe(name.toWellFormed());
    }),
  );
});
