import { globSync, readFileSync } from 'node:fs';
import { parse, TYPE } from '@formatjs/icu-messageformat-parser';
import { describe, expect, it } from 'vitest';
import { compileMessage } from './compile.ts';
import { LANGUAGES } from './languages.ts';
import { allWords, wordsFor } from './read-words.ts';
import { sayCount } from './say-count.ts';
import { placesOf, say } from './words.ts';

/** Every text with its path: `demo.steps.share`. */
function texts(value: unknown, path = ''): Array<[string, string]> {
  if (typeof value === 'string') return [[path, value]];
  return Object.entries(value ?? {}).flatMap(([name, inner]) =>
    texts(inner, path ? `${path}.${name}` : name),
  );
}
const source = (language: string) => texts(JSON.parse(readFileSync(`words/${language}.json`, 'utf8')));
const english = new Map(source('en'));
const waiting: string[] = JSON.parse(readFileSync('words/waiting.json', 'utf8'));
/** The places of a message, and the forms that it has by number. */
function readMessage(message: string) {
  const parts = parse(message, { ignoreTag: true });
  const plural = parts.find(({ type }) => type === TYPE.plural);
  const forms = plural && 'options' in plural ? Object.keys(plural.options) : null;
  const places = new Set(placesOf(message).filter((_, i) => i % 2 === 1));
  return { forms, places };
}

describe.each(LANGUAGES)('the words in $name', ({ language, locale, direction }) => {
  const messages = source(language);

  it('are all there, and no others', () => {
    const own = new Set(messages.map(([path]) => path));
    const missing = [...english.keys()].filter((path) => !own.has(path));
    // English and German come with each change; the other languages may wait for the texts that words/waiting.json names.
    const mayWait = ['en', 'de'].includes(language) ? [] : waiting;
    expect(missing.filter((path) => !mayWait.some((one) => `${path}.`.startsWith(`${one}.`)))).toEqual([]);
    expect([...own]).toEqual([...english.keys()].filter((path) => own.has(path)));
  });

  it('are translated', () => {
    const same = language === 'en' ? [] : messages.filter(([path, text]) => english.get(path) === text);
    expect(same.filter(([, text]) => /[a-z]{3,} [a-z]{2,}/.test(text))).toEqual([]);
  });

  it('have the places that English has, and count if English does', () => {
    for (const [path, text] of messages) {
      const [own, theirs] = [readMessage(text), readMessage(english.get(path) ?? '')];
      expect(own.places, path).toEqual(theirs.places);
      expect(own.forms === null, path).toBe(theirs.forms === null);
    }
  });

  it('count in forms that the language has', () => {
    const has = new Intl.PluralRules(locale).resolvedOptions().pluralCategories as string[];
    for (const [path, text] of messages)
      for (const form of readMessage(text).forms ?? [])
        if (!form.startsWith('=')) expect(has, path).toContain(form);
  });

  it('are not empty, and without spaces around them', () => {
    for (const [path, text] of messages) expect(text.trim(), path).toBe(text || '-');
  });

  it('are written in its direction', () => {
    expect(new Intl.Locale(locale).getTextInfo?.().direction ?? direction).toBe(direction);
  });
});

it('has no words that nothing says', () => {
  const files = globSync('{app,bot,cli,components,deploy,lib,platform,server}/**/*.{ts,tsx}')
    .filter((path) => !path.includes('.test.') && !path.startsWith('lib/words/'))
    .map((path) => readFileSync(path, 'utf8'));
  const namesIn = (text: string) =>
    new Set([...text.matchAll(/(?:\.|['"`{,] *)([\w-]+)/g)].map(([, name]) => name));
  const everywhere = new Set([...files.join('\n').matchAll(/'([\w-]+)'/g)].map(([, name]) => name));
  const sections = [...new Set([...english.keys()].map((path) => path.split('.')[0] ?? ''))].map(
    (section) => {
      const saying = files.filter((text) => new RegExp(`\\b${section}\\b`).test(text));
      return [section, namesIn(saying.join('\n'))] as const;
    },
  );
  const near = new Map(sections);
  const unused = (paths: Iterable<string>) =>
    [...paths].filter((path) => {
      const name = path.split('.').at(-1) ?? '';
      // Names of sentences are passed on as strings, and three endings are added to them.
      const isPassed = everywhere.has(name.replace(/(?:In|Dots|First)$/, ''));
      return !isPassed && !near.get(path.split('.')[0] ?? '')?.has(name);
    });
  expect(unused(english.keys())).toEqual([]);
  expect(unused(['site.chat.neverSaid'])).toEqual(['site.chat.neverSaid']);
});

it('waits only for what some language lacks', () => {
  const all = LANGUAGES.map(({ language }) => new Set(source(language).map(([path]) => path)));
  const lacks = (one: string) =>
    [...english.keys()].some((path) => `${path}.`.startsWith(`${one}.`) && all.some((own) => !own.has(path)));
  expect(waiting.filter((one) => !lacks(one))).toEqual([]);
});

it('finds the words of a locale', () => {
  const language = (locale: string | null) => wordsFor(locale).about.language;
  expect(['de_DE', 'de-AT', 'DE', 'de'].map(language)).toEqual(['de', 'de', 'de', 'de']);
  expect(['en_US', 'xx', '', null, '__proto__', 'constructor'].map(language)).toEqual(Array(6).fill('en'));
  expect(['pt-PT', 'zh_TW', 'ar-EG', 'he'].map(language)).toEqual(['pt-BR', 'zh-Hans', 'ar', 'he']);
  expect(allWords().map(({ about }) => about.language)).toEqual(LANGUAGES.map((one) => one.language));
});

it('puts values in their places', () => {
  expect(say('{title} starts in {n} min', { title: '$& {n}', n: 5 })).toBe('$& {n} starts in 5 min');
  expect(say('{unknown}', {})).toBe('{unknown}');
});

it('counts as the language does', () => {
  const lines = compileMessage(
    'In {n, plural, =0 {no line} one {# new line} other {# new lines of {nick}}} here',
  );
  expect([0, 1, 2, 5680].map((n) => sayCount(lines, n, 'en', { nick: 'ann' }))).toEqual([
    'In no line here',
    'In 1 new line here',
    'In 2 new lines of ann here',
    'In 5,680 new lines of ann here',
  ]);
  expect(sayCount('{n} Zeilen', 5680, 'de')).toBe('5.680 Zeilen');
  const polish = compileMessage(
    '{n, plural, one {# pokaz} few {# pokazy} many {# pokazów} other {# pokazu}}',
  );
  expect([1, 3, 5, 1.5].map((n) => sayCount(polish, n, 'pl'))).toEqual([
    '1 pokaz',
    '3 pokazy',
    '5 pokazów',
    '1,5 pokazu',
  ]);
});

it.each([
  '{n, plural, one {a}',
  '{n, select, a {b} other {c}}',
  '{}',
  '{a b}',
  'a ¦ b',
  '{n, plural, one {{n, plural, other {a}}} other {b}}',
])('refuses what it does not understand: %s', (message) =>
  expect(() => compileMessage(message)).toThrow('cannot be read'),
);
