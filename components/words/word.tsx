'use client';

import { say, type Words } from '#lib/words/words.ts';
import { useWords } from './use-words.tsx';

type Paths<T, Before extends string = ''> = {
  [K in keyof T & string]: T[K] extends string ? `${Before}${K}` : Paths<T[K], `${Before}${K}.`>;
}[keyof T & string];

/** One text, for components of the server, because the texts that they write themselves stay in the page's language. */
export function Word({ of, values = {} }: { of: Paths<Words>; values?: Record<string, string | number> }) {
  const [section, ...names] = of.split('.') as [keyof Words, ...string[]];
  const text = names.reduce<unknown>(
    (inner, name) => (inner as Record<string, unknown>)[name],
    useWords(section),
  );
  return say(text as string, values);
}
