import { expect, it } from 'vitest';
import type { Site } from './current.ts';
import { siteWords } from './site-words.ts';

const speaks = (sheet: string | null | undefined, locale: string | null) => {
  const current = sheet === undefined ? null : { schedule: { locale: sheet } };
  return siteWords({ current, config: { locale } } as Site).about.language;
};

it('speaks the language of the sheet; before there is one, that of LOCALE, else English', () => {
  expect(speaks('de_DE', 'en_GB')).toBe('de');
  expect(speaks('en_GB', 'de_DE')).toBe('en');
  // A language that the site has no words in.
  expect(speaks('fi_FI', 'de_DE')).toBe('en');
  expect(speaks(undefined, 'de_AT')).toBe('de');
  expect(speaks(undefined, null)).toBe('en');
  expect(siteWords(null).about.language).toBe('en');
});
