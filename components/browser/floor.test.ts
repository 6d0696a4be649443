import { readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { expect, it } from 'vitest';

/** Newer than Chrome 111, Firefox 115 and Safari 16.4, and nothing stands in for it, as Next does for `URL.canParse` in pages. */
const TOO_NEW =
  /\b(?:Map|Object)\.groupBy\(|\bPromise\.(?:withResolvers|try)\b|\bArray\.fromAsync\b|\bIterator\.\w|\bRegExp\.escape\b|\bURL\.parse\(|\.(?:union|intersection|difference|isSubsetOf|isDisjointFrom)\((?!\[)|\.(?:values|keys|entries)\(\)\.(?:map|filter|some|every|find|reduce|toArray|take|drop)\b/;

/** They run on the server alone. */
const SERVER_ONLY = [
  'lib/archive/keep.ts',
  'lib/content/',
  'lib/feeds/frab.ts',
  'lib/schedule/lost-slots.ts',
];

it('nothing that runs in browsers needs a newer one than docs/browsers.md says', async () => {
  const found: string[] = [];
  for await (const path of glob('{components,lib}/**/*.{ts,tsx}')) {
    if (/\.test\.tsx?$|\/testing\//.test(path) || SERVER_ONLY.some((start) => path.startsWith(start)))
      continue;
    for (const line of readFileSync(path, 'utf8').split('\n'))
      if (TOO_NEW.test(line)) found.push(`${path}: ${line.trim()}`);
  }
  expect(found).toEqual([]);
});
