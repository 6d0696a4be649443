import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { listFiles } from './read-files.ts';

const read = (path: string) => readFileSync(path, 'utf8');

/** The names of classes in the selectors of a style sheet. */
function classesOf(css: string): string[] {
  const plain = css.replace(/\/\*.*?\*\//gs, '').replace(/"[^"]*"|url\([^)]*\)/g, '');
  const selectors = [...plain.matchAll(/([^{};]+)\{/g)].map(([, selector = '']) => selector);
  return selectors.flatMap((selector) =>
    [...selector.matchAll(/\.([a-z][\w-]*)/gi)].map(([, name = '']) => name),
  );
}

/** Says whether a class can be in the page: it is in the sources as a word, or as a template such as `bs-${kind}-line`. */
function usesOf(sources: string): (name: string) => boolean {
  const words = new Set(sources.match(/[a-z][\w-]*/gi));
  const templates = [...sources.matchAll(/`[^`]*`/g)]
    .flatMap(([text]) =>
      text
        .slice(1, -1)
        .replace(/\$\{[^}]*\}/g, '*')
        .split(/\s+/),
    )
    .filter((word) => /^[a-z][\w-]{2,}\*[\w*-]*$/i.test(word))
    .map((word) => new RegExp(`^${word.replaceAll('*', '.+')}$`));
  return (name) => words.has(name) || templates.some((template) => template.test(name));
}

it('has no rule for a class that no component uses', () => {
  const files = listFiles('.').filter(
    (path) => /^(?:app|components)\//.test(path) && !path.includes('.test.'),
  );
  const isUsed = usesOf(
    files
      .filter((path) => /\.tsx?$/.test(path))
      .map(read)
      .join('\n'),
  );
  const classes = files.filter((path) => path.endsWith('.css')).flatMap((path) => classesOf(read(path)));
  expect(classes.length).toBeGreaterThan(400);
  expect([...new Set(classes)].filter((name) => !isUsed(name))).toEqual([]);
});

it('finds a class that is not used', () => {
  expect(classesOf('.one:is(.two, a):hover { &.three { color: red } } /* .four */')).toEqual([
    'one',
    'two',
    'three',
  ]);
  const isUsed = usesOf('className={`row-$' + "{kind}-line`} className='one'");
  expect(['one', 'row-day-line', 'row-day', 'two'].filter((name) => !isUsed(name))).toEqual([
    'row-day',
    'two',
  ]);
});
