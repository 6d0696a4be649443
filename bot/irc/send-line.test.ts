import fc from 'fast-check';
import { expect, it } from 'vitest';
import { line, title } from '#bot/announce/announcement.ts';
import { toIrc } from '#bot/announce/render.ts';
import { utf8Length } from '#lib/irc/message/split.ts';
import { cutLine } from './send-line.ts';

const count = (text: string, character: string) => text.split(character).length - 1;
const HEBREW = 'ליל הסרטים הגדול ';

it('cuts a line at its bytes, and leaves no isolate open', () => {
  const words = fc.array(fc.constantFrom(HEBREW, 'أفلام', 'film ', '🎬', '12', '\u2068', '\u2069', '\x02'));
  fc.assert(
    fc.property(words, fc.integer({ min: 40, max: 200 }), fc.boolean(), (parts, most, plain) => {
      const text = toIrc(line`Next: ${title(parts.join(''))} 20:00 | ${title(parts.join(''))} 21:00`, plain);
      const cut = cutLine(text, most);
      expect(utf8Length(cut)).toBeLessThanOrEqual(most);
      expect(count(cut, '\u2068')).toBe(count(cut, '\u2069'));
      if (utf8Length(text) <= most) expect(cut).toBe(text);
      else expect(cut).toMatch(/…\u2069?$/);
    }),
  );
});

it('cuts inside a title, and ends it', () => {
  const cut = cutLine(toIrc(line`Next: ${title(HEBREW.repeat(9))} 20:00`, true), 60);
  expect(cut).toMatch(/^Next: \u2068ליל .*…\u2069$/);
});
