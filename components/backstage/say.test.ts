import { expect, it } from 'vitest';
import { agoText, inText, whenText } from './say.ts';

const NOW = Date.UTC(2026, 10, 28, 20);
const at = (ms: number) => new Date(NOW + ms).toISOString();

it.each([
  [-500, 'just now'],
  [-12_000, '12 s ago'],
  [-180_000, '3 min ago'],
  [-7_200_000, '2 h ago'],
  [-3 * 86_400_000, '3 d ago'],
  [5000, 'just now'],
])('agoText of %i ms is %s', (ms, text) => expect(agoText(at(ms), NOW)).toBe(text));

it.each([
  [4000, 'in 4 s'],
  [-4000, 'now'],
])('inText of %i ms is %s', (ms, text) => expect(inText(at(ms), NOW)).toBe(text));

it('names the day where it is another one', () => {
  const reader = { locale: 'en-GB', timeZone: 'UTC' };
  expect(whenText(NOW + 60_000, NOW, reader)).toBe('20:01');
  expect(whenText(NOW + 86_400_000, NOW, reader)).toMatch(/^Sun,? 29 Nov 20:00$/);
});
