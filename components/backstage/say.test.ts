import { expect, it } from 'vitest';
import type { Change } from '#lib/backstage/changes.ts';
import { wordsFor } from '#lib/words/read-words.ts';
import { agoText, spanText, untilText, whenText } from './say.ts';
import { sayChange } from './say-change.ts';

const NOW = Date.UTC(2026, 10, 28, 20);
const at = (ms: number) => new Date(NOW + ms).toISOString();

it.each([
  [-500, null, null],
  [-12_000, '12 seconds ago', 'vor 12 Sekunden'],
  [-180_000, '3 minutes ago', 'vor 3 Minuten'],
  [-7_200_000, '2 hours ago', 'vor 2 Stunden'],
  [-3 * 86_400_000, '3 days ago', 'vor 3 Tagen'],
  [5000, null, null],
])('agoText of %i ms is %s', (ms, english, german) => {
  expect(agoText(at(ms), NOW, 'en-GB')).toBe(english);
  expect(agoText(at(ms), NOW, 'de-DE')).toBe(german);
});

it.each([
  [4000, 'in 4 seconds'],
  [-4000, null],
])('untilText of %i ms is %s', (ms, text) => expect(untilText(at(ms), NOW, 'en-GB')).toBe(text));

it.each([
  [20 * 60_000, '20 minutes', '20 Minuten'],
  [90 * 60_000, '1 hour, 30 minutes', '1 Stunde, 30 Minuten'],
  [7 * 86_400_000, '7 days', '7 Tage'],
  [0, '0 minutes', '0 Minuten'],
])('spanText of %i ms is %s', (ms, english, german) => {
  expect(spanText(ms, 'en-GB')).toBe(english);
  expect(spanText(ms, 'de-DE')).toBe(german);
});

it('names the day if it is another one', () => {
  const reader = { locale: 'en-GB', timeZone: 'UTC' };
  expect(whenText(NOW + 60_000, NOW, reader)).toBe('20:01');
  expect(whenText(NOW + 86_400_000, NOW, reader)).toMatch(/^Sun,? 29 Nov 20:00$/);
});

it.each<[Change['what'], string, string]>([
  [[{ of: 'title', was: 'One' }], 'was called “One”', 'hieß „One“'],
  [
    [
      { of: 'start', ms: 1_200_000 },
      { of: 'length', ms: -1_200_000 },
    ],
    'is 20 minutes later, is 20 minutes shorter',
    'ist 20 Minuten später, ist 20 Minuten kürzer',
  ],
  [[{ of: 'end', has: true }], 'has an end now', 'hat jetzt ein Ende'],
  [[{ of: 'status', is: 'cancelled' }], 'is now cancelled', 'ist jetzt abgesagt'],
  [[{ of: 'streams', was: 0, is: 1 }], 'got its stream', 'hat jetzt einen Stream'],
  [[{ of: 'streams', was: 1, is: 1 }], 'has another stream', 'hat einen anderen Stream'],
  [[{ of: 'streams', was: 1, is: 3 }], 'has 3 streams now', 'hat jetzt 3 Streams'],
  [[{ of: 'detail', name: 'notes', had: false, has: true }], 'has its show notes now', 'neu: Begleitheft'],
  [[{ of: 'detail', name: 'host', had: true, has: false }], 'lost its host', 'entfernt: Gastgeber'],
])('says what an edit changed: %j', (what, english, german) => {
  const change: Change = { kind: 'changed', uid: 'a', title: 'A', start: at(0), what };
  expect(sayChange(change, wordsFor('en').backstageNow.edits, 'en-GB')).toBe(english);
  expect(sayChange(change, wordsFor('de').backstageNow.edits, 'de-DE')).toBe(german);
});
