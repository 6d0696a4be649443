import { describe, expect, it } from 'vitest';
import * as en from './en.ts';
import { allLanguages, wordsFor } from './languages.ts';
import { placesOf, say, sayCount } from './words.ts';

/** Every text of a language with its path: `demo.steps.share`. */
function texts(value: unknown, path = ''): Array<[string, string]> {
  if (typeof value === 'string') return [[path, value]];
  return Object.entries(value ?? {}).flatMap(([name, inner]) =>
    texts(inner, path ? `${path}.${name}` : name),
  );
}
const places = (text: string) => placesOf(text).filter((_, i) => i % 2 === 1);
/** Plural forms differ from language to language; the sentence they belong to does not. */
const sentence = (path: string) => path.replace(/\.(?:zero|one|two|few|many|other)$/, '');

describe.each(allLanguages())('the words of %s', (_language, words) => {
  const english = new Map(texts(en).map(([path, text]) => [sentence(path), text]));

  it('are all there, and no others', () => {
    expect(new Set(texts(words).map(([path]) => sentence(path)))).toEqual(new Set(english.keys()));
  });

  it('have the places that English has', () => {
    for (const [path, text] of texts(words)) {
      const own = places(text).filter((place) => place !== 'n');
      const theirs = places(english.get(sentence(path)) ?? '').filter((place) => place !== 'n');
      expect(new Set(own), path).toEqual(new Set(theirs));
    }
  });

  it('are not empty, and without spaces around them', () => {
    for (const [path, text] of texts(words)) expect(text.trim(), path).toBe(text || '-');
  });
});

it('finds the words of a locale', () => {
  const language = (locale: string | null) => wordsFor(locale).about.language;
  expect(['de_DE', 'de-AT', 'DE', 'de'].map(language)).toEqual(['de', 'de', 'de', 'de']);
  expect(['en_US', 'xx', '', null, '__proto__', 'constructor'].map(language)).toEqual(Array(6).fill('en'));
});

it('puts values in their places', () => {
  expect(say('{title} starts in {n} min', { title: '$& {n}', n: 5 })).toBe('$& {n} starts in 5 min');
  expect(say('{unknown}', {})).toBe('{unknown}');
});

it('counts as the language does', () => {
  const lines = { one: '{n} new line', other: '{n} new lines' };
  expect([1, 2, 5680].map((n) => sayCount(lines, n, 'en'))).toEqual([
    '1 new line',
    '2 new lines',
    '5,680 new lines',
  ]);
  expect(sayCount({ other: '{n} Zeilen' }, 5680, 'de')).toBe('5.680 Zeilen');
});
