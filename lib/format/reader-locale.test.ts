import { expect, it } from 'vitest';
import { readerLocale } from './reader-locale.ts';
import { timeText } from './times.ts';

it('writes dates in the language of the page, as the viewer does', () => {
  expect(readerLocale('en', ['de-AT', 'en-US', 'en'], 'h23')).toBe('en-US');
  expect(readerLocale('de', ['de-AT', 'en-US'], 'h23')).toBe('de-AT');
  expect(readerLocale('en', ['fr-FR'], 'h23')).toBe('en-u-hc-h23');
  expect(readerLocale('de', ['den'], undefined)).toBe('de');
});

it('keeps the hours that a viewer is used to', () => {
  const evening = Date.parse('2026-11-28T20:00:00Z');
  const time = (language: string, asked: string[], hourCycle: string) =>
    timeText(evening, { locale: readerLocale(language, asked, hourCycle), timeZone: 'UTC' });
  expect(time('en', ['fr-FR'], 'h23')).toBe('20:00');
  expect(time('de', ['en-US'], 'h12')).toContain('8:00');
});
