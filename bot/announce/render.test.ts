import fc from 'fast-check';
import { expect, it } from 'vitest';
import { formatSpans, stripFormatting } from '#lib/irc/message/format.ts';
import {
  bad,
  clean,
  dim,
  good,
  line,
  link,
  name,
  type Piece,
  type TextLine,
  type Tone,
  title,
} from './announcement.ts';
import { toDiscord, toIrc, toPlain, toSlack } from './render.ts';

const tones: Tone[] = ['plain', 'name', 'title', 'good', 'bad', 'dim'];
const toned: Record<string, (text: string) => Piece> = { name, title, good, bad, dim };
const anyLine: fc.Arbitrary<TextLine> = fc
  .array(fc.tuple(fc.constantFrom(...tones), fc.string({ unit: 'binary' })), { minLength: 1, maxLength: 5 })
  .map((pieces) =>
    pieces.map(([tone, text]) =>
      (toned[tone] ?? ((plain: string): Piece => ({ tone: 'plain', text: clean(plain) })))(text),
    ),
  );

it('shows the same text in colour and without, whatever others wrote', () => {
  fc.assert(
    fc.property(anyLine, (pieces) => {
      expect(stripFormatting(toIrc(pieces, false))).toBe(toIrc(pieces, true));
      expect(
        formatSpans(toIrc(pieces, false))
          .map(({ text }) => text)
          .join(''),
      ).toBe(toPlain(pieces));
    }),
  );
});

it('lets no line break and no control code of others through', () => {
  fc.assert(
    fc.property(anyLine, (pieces) => {
      expect(toPlain(pieces)).not.toMatch(/[\p{Cc}\u2028\u2029\u202e\u2066]/u);
      for (const render of [toDiscord, toSlack]) expect(render(pieces)).not.toMatch(/[\r\n\0]/);
    }),
  );
});

it('keeps a figure after a colour apart from it', () => {
  const pieces = [good('live'), ...line`${'5'} s`];
  expect(formatSpans(toIrc(pieces, false))).toEqual([{ text: 'live', foreground: 3 }, { text: '5 s' }]);
});

it.each([
  ['@everyone', '\\@everyone'],
  ['**bold** _it_ `code` ~~x~~ ||y||', '\\*\\*bold\\*\\* \\_it\\_ \\`code\\` \\~\\~x\\~\\~ \\|\\|y\\|\\|'],
  ['<@123> [a](https://x)', '\\<\\@123\\> \\[a\\]\\(https\\://x\\)'],
])('Discord shows %j as it is', (text, shown) => {
  expect(toDiscord(line`${text}`)).toBe(shown);
});

it('Slack shows its own marks as text', () => {
  expect(toSlack(line`${'<!channel> & *b*'}`)).toBe('&lt;!channel&gt; &amp; *\u200bb*\u200b');
});

it('links are links, and any other text is text', () => {
  const address = 'https://forge.example.org/compare/a...b';
  expect(toDiscord(line`${link(address)}`)).toBe(`<${address}>`);
  expect(toSlack(line`${link(address)}`)).toBe(`<${address}>`);
  expect(toSlack(line`${link('javascript:alert(1)|x')}`)).toBe('javascript:alert(1)|x');
});
