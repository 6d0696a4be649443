import { readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { expect, it } from 'vitest';

/** Everything that is drawn, on the server or in a browser. */
const DRAWN = 'app,components,lib';

/** They read what a sheet says, or write the sentences of its problems, which come to a page as text. */
const NOT_DRAWN = [
  'lib/format/',
  'lib/schedule/date-order.ts',
  'lib/schedule/sentence.ts',
  'lib/schedule/zone.ts',
];

/** The parts of Intl that write nothing are free. */
const LOCALE_FUNCTION =
  /\bIntl\b(?!\.(?:getCanonicalLocales|Locale|Segmenter)\b)|\.toLocale[A-Z]\w*|\.localeCompare\b/;

const withoutComments = (code: string) => code.replaceAll(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, '');

it('nothing that is drawn is written by locale but by lib/format', async () => {
  const found: string[] = [];
  for await (const path of glob(`{${DRAWN}}/**/*.{ts,tsx}`)) {
    if (/\.test\.tsx?$|\/testing\//.test(path) || NOT_DRAWN.some((start) => path.startsWith(start))) continue;
    const code = withoutComments(readFileSync(path, 'utf8'));
    for (const [line] of code.matchAll(new RegExp(`.*(?:${LOCALE_FUNCTION.source}).*`, 'g'))) {
      found.push(`${path}: ${line.trim()}`);
    }
  }
  expect(found).toEqual([]);
});

it.each([
  'new Intl.DateTimeFormat()',
  'n.toLocaleString()',
  'a.localeCompare(b)',
  'text.toLocaleUpperCase()',
])('finds %s', (code) => {
  expect(LOCALE_FUNCTION.test(withoutComments(code))).toBe(true);
  expect(LOCALE_FUNCTION.test(withoutComments(`// ${code}`))).toBe(false);
});
