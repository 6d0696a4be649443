import { expect, test } from 'vitest';
import { parsePreferences } from './preferences.ts';

const defaults = { muted: false, volume: 1, captions: null, quality: null, audio: null };

test('keeps what was chosen', () => {
  const kept = { muted: true, volume: 0.4, captions: 'Deutsch', quality: '720p', audio: 'en' };
  expect(parsePreferences(JSON.stringify(kept))).toEqual(kept);
});

test.each([
  null,
  '',
  'null',
  '[]',
  '{',
  '"x"',
  '{"volume":7,"muted":"yes","captions":3}',
  '{"volume":0}',
  `{"quality":"${'x'.repeat(200)}"}`,
])('begins anew with %j', (json) => {
  expect(parsePreferences(json)).toEqual(defaults);
});
