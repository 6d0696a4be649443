import fc from 'fast-check';
import { expect, it } from 'vitest';
import { plainSlugOf } from './plain-slug.ts';
import { formerSlugOf, slugNow, slugOf } from './slug.ts';

it.each([
  ['Friday Night Movies', 'friday-night-movies'],
  ['  Café — Straße!  ', 'cafe-strasse'],
  ["The Crew's  Choice", 'the-crews-choice'],
  ['../../etc/passwd', 'etc-passwd'],
  ['Łódź', 'lodz'],
  ['Cœur', 'coeur'],
  ['映画の夜', 'yinghuanoye'],
  ['ليلة الأفلام', 'lylh-lflm'],
])('makes %j into %s', (name, slug) => expect(slugOf(name)).toBe(slug));

it('gives names in other scripts a slug of their own', () => {
  const slugs = ['映画の夜', '映画の朝', 'Ночь кино', 'Ночь кино 2', '!!!', ''].map(slugOf);
  expect(new Set(slugs).size).toBe(6);
});

it('finds a name by the slug that it has, and by the one that it had before', () => {
  const names = ['Łódź', 'Odz', 'Cœur', '映画の夜', 'Friday Night'];
  expect(names.map(formerSlugOf)).toEqual(['odz', null, 'c-ur', plainSlugOf('映画の夜'), null]);
  expect(slugNow('lodz', names)).toBe('lodz');
  expect(slugNow('c-ur', names)).toBe('coeur');
  expect(slugNow(plainSlugOf('映画の夜'), names)).toBe(slugOf('映画の夜'));
  // The slug that a name has goes before one that another name had.
  expect(slugNow('odz', names)).toBe('odz');
  expect(slugNow('nothing', names)).toBeNull();
});

it('is a safe part of an address for any name, and its own slug', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (name) => {
      const slug = slugOf(name);
      expect(slug).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
      expect(slugOf(slug)).toBe(slug);
      expect(plainSlugOf(name)).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
    }),
  );
});
