import fc from 'fast-check';
import { expect, it } from 'vitest';
import { slugOf } from './slug.ts';

it.each([
  ['Friday Night Movies', 'friday-night-movies'],
  ['  Café — Straße!  ', 'cafe-strasse'],
  ["The Crew's  Choice", 'the-crews-choice'],
  ['../../etc/passwd', 'etc-passwd'],
])('makes %j into %s', (name, slug) => expect(slugOf(name)).toBe(slug));

it('gives names in other scripts a slug of their own', () => {
  const slugs = ['映画の夜', '映画の朝', 'Ночь кино', 'Ночь кино 2', '!!!', ''].map(slugOf);
  expect(new Set(slugs).size).toBe(6);
});

it('is a safe part of an address for any name, and its own slug', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (name) => {
      const slug = slugOf(name);
      expect(slug).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
      expect(slugOf(slug)).toBe(slug);
    }),
  );
});
