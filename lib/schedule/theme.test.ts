import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contrast, rgbOf } from './colour.ts';
import { read, sayProblems, slotsAbout } from './testing/sheet.ts';
import { themeIdOf, themeNameOf } from './theme-of.ts';
import { parseTheme, themeText } from './theme-text.ts';
import { tokensOf, unreadable } from './theme-tokens.ts';

const ROW = 'Date|Start|Title|Series|Theme\n2026-11-28|20:00|A|Noir|';
const themes = (settings: string) => read(ROW, { settings }).settings;
const say = (settings: string) => sayProblems(read(ROW, { settings }));

describe('themes of the Settings tab', () => {
  it.each([
    ['Theme Halloween|#ff6600', '#ff6600'],
    ['Theme Halloween|ff6600', '#ff6600'],
    ['Halloween|Dark Orange', 'darkorange'],
    ['Theme Halloween|accent #ff6600; background #1a0b00', 'accent #ff6600; background #1a0b00'],
    ['Theme Halloween|background: #1a0b00\\naccent = orange', 'accent orange; background #1a0b00'],
    ['Theme Halloween|#ff6600, border gold', 'accent #ff6600; border gold'],
    ['Theme Halloween|orange; light accent #a33c00', 'accent orange; light accent #a33c00'],
    ['Theme Halloween|logo https://example.com/a.png', 'logo https://example.com/a.png'],
    ['Theme Halloween|picture /posters/a.jpg', 'picture /posters/a.jpg'],
  ])('reads %s', (settings, text) => {
    expect(themes(settings).themes).toEqual({ Halloween: text });
    expect(say(settings)).toEqual([]);
  });

  it.each([
    'Theme Halloween|red;}body{display:none}',
    'Theme Halloween|accent url(https://evil.example/)',
    'Theme Halloween|accent rgb(0,0,0)',
    'Theme Halloween|font Comic Sans',
    'Theme Halloween|logo javascript:alert(1)',
    'Theme Halloween|logo http://example.com/a.png',
    'Theme Halloween|logo https://192.168.0.1/a.png',
    'Theme Halloween|',
  ])('names the cell of what is no theme: %s', (settings) => {
    expect(say(settings)).toContain('Settings!B1 bad-setting');
    expect(JSON.stringify(themes(settings).themes)).not.toMatch(/[{}()<>]\w|url|javascript|http:|192/);
  });

  it.each([
    ['background #1a0b00; text #443322', 'text #443322 has a contrast of 1.2'],
    ['background #1a0b00; accent #331100', 'accent #331100 has a contrast of 1'],
    ['background #808080', 'background #808080 is too dark for dark text'],
    ['light background white; light accent yellow', 'accent yellow has a contrast of 1'],
  ])('says what cannot be read: %s', (value, sentence) => {
    const { problems } = read(ROW, { settings: `Theme Dusk|${value}` });
    expect(problems).toMatchObject([{ tab: 'Settings', cell: 'B1', code: 'theme-contrast' }]);
    expect(problems[0]?.message).toContain(sentence);
  });

  it("takes the slot's, else its series', else the site's", () => {
    const settings = themes('Theme Noir|#111111\nTheme|Halloween\nTheme Halloween|#ff6600');
    expect(settings.theme).toBe('Halloween');
    expect(themeNameOf(settings, { theme: '#ffffff', series: 'noir' })).toBe('#ffffff');
    expect(themeNameOf(settings, { theme: null, series: 'noir' })).toBe('Noir');
    expect(themeNameOf(settings, { theme: null, series: 'Other' })).toBe('Halloween');
    expect(themeNameOf(settings, null)).toBe('Halloween');
    expect(themeIdOf({ themes: {}, theme: null }, null)).toBeNull();
    expect(say('Theme|Haloween\nTheme Halloween|#ff6600')).toEqual(['Settings!B1 bad-setting']);
  });

  it('lets a row name a file of public/themes', () => {
    const schedule = read(`${ROW}Carnival`, { themeFiles: ['carnival'] });
    expect(slotsAbout(schedule)[0]?.theme).toBe('carnival');
    expect(schedule.problems).toEqual([]);
  });
});

const hex = fc.integer({ min: 0, max: 0xffffff }).map((number) => `#${number.toString(16).padStart(6, '0')}`);
const part = fc.tuple(
  fc.constantFrom('', 'light ', 'dark '),
  fc.constantFrom('accent', 'background', 'text', 'border'),
  hex,
);

it('can be read whatever a theme says', () => {
  fc.assert(
    fc.property(fc.array(part, { maxLength: 6 }), (parts) => {
      const { theme } = parseTheme(
        parts.map(([scheme, name, colour]) => `${scheme}${name} ${colour}`).join('; '),
      );
      for (const scheme of ['light', 'dark'] as const) {
        const { tokens } = tokensOf(theme, scheme);
        for (const ground of [tokens.bg, tokens.surface, tokens.raised])
          for (const letters of [tokens.text, tokens.muted, tokens.accent])
            expect(contrast(rgbOf(letters), rgbOf(ground))).toBeGreaterThanOrEqual(4.5);
        expect(contrast(rgbOf(tokens['accent-text']), rgbOf(tokens.accent))).toBeGreaterThanOrEqual(4.5);
      }
    }),
  );
});

it('finds nothing wrong in a colour alone, for the house finds its shade of it', () => {
  fc.assert(fc.property(hex, (colour) => unreadable(parseTheme(colour).theme).length === 0));
});

it('is the same theme when it is read again', () => {
  const once = themeText(parseTheme('border gold\n#123456; text white').theme);
  expect(themeText(parseTheme(once).theme)).toBe(once);
});
