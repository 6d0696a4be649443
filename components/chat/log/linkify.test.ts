import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findLinks } from './linkify.ts';

const shown = (text: string) => findLinks(text).map(({ href, label }) => [href, label]);

describe('findLinks', () => {
  it.each([
    ['no address here: a://b', []],
    ['see https://example.org/a?b=c#d now', [['https://example.org/a?b=c#d', 'example.org/a?b=c#d']]],
    ['http://example.org', [['http://example.org/', 'http://example.org']]],
    ['(https://example.org/x).', [['https://example.org/x', 'example.org/x']]],
    [
      'https://en.example.org/wiki/Film_(2010)!',
      [['https://en.example.org/wiki/Film_(2010)', 'en.example.org/wiki/Film_(2010)']],
    ],
    [
      'https://a.example https://b.example',
      [
        ['https://a.example/', 'a.example'],
        ['https://b.example/', 'b.example'],
      ],
    ],
    ['javascript:alert(1) data:text/html,x ftp://example.org file:///etc/passwd', []],
    [
      '（https://example.org/日本）と「https://example.org/a」、',
      [
        ['https://example.org/%E6%97%A5%E6%9C%AC', 'example.org/%E6%97%A5%E6%9C%AC'],
        ['https://example.org/a', 'example.org/a'],
      ],
    ],
    [
      'https://example.org,https://b.example, c',
      [
        ['https://example.org/', 'example.org'],
        ['https://b.example/', 'b.example'],
      ],
    ],
    [
      'https://web.example/save/https://b.example/',
      [['https://web.example/save/https://b.example/', 'web.example/save/https://b.example/']],
    ],
    [
      'see www.example.org/x, or WWW.b.example',
      [
        ['https://www.example.org/x', 'www.example.org/x'],
        ['https://www.b.example/', 'www.b.example'],
      ],
    ],
    ['me@www.example.org www. www.x and-www.example.org', []],
    ['https://', []],
    ['HTTPS://EXAMPLE.ORG/A', [['https://example.org/A', 'example.org/A']]],
  ])('%s', (text, links) => {
    expect(shown(text)).toEqual(links);
  });

  it('shows the host that is really visited', () => {
    expect(findLinks('https://bank.example@evil.example/')[0]?.label).toBe('evil.example');
    expect(findLinks('https://gοοgle.example/')[0]?.label).toMatch(/^xn--/);
    expect(findLinks(`https://host.example/${'x'.repeat(300)}`)[0]?.label.length).toBeLessThan(70);
  });

  it('never leads anywhere but the web, and never overlaps', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.webUrl(),
      fc.constantFrom('javascript:', 'https://', '(', ')', '‮', '\u0000'),
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        let at = 0;
        const text = pieces.join('');
        for (const link of findLinks(text)) {
          expect(link.href).toMatch(/^https?:\/\/[^/]/);
          expect(link.start).toBeGreaterThanOrEqual(at);
          expect(link.end).toBeGreaterThan(link.start);
          expect(link.end).toBeLessThanOrEqual(text.length);
          at = link.end;
        }
      }),
    );
  });
});
