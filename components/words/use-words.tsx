'use client';

import { createContext, Fragment, type ReactNode, use, useMemo } from 'react';
import { placesOf, type Words } from '#lib/words/words.ts';

/** The sections that a page carries. They come with its HTML, so that no script holds words that it does not show. */
type Sections = Partial<Words>;

const WordsContext = createContext<Sections>({});

/** The words for all that is inside, besides those given further out. */
export function WordsProvider({ words, children }: { words: Sections; children: ReactNode }) {
  const outer = use(WordsContext);
  const all = useMemo(() => ({ ...outer, ...words }), [outer, words]);
  return <WordsContext value={all}>{children}</WordsContext>;
}

export function useWords<Section extends keyof Words>(section: Section): Words[Section] {
  const words = use(WordsContext)[section];
  if (words === undefined) throw new Error(`The words of "${section}" are not given to this page`);
  return words;
}

/** A text with elements in its places: `<Said text="with {host}" host={<bdi>{host}</bdi>} />`. */
export function Said({ text, ...values }: { text: string } & Record<string, ReactNode>) {
  return placesOf(text).map((part, i) => (
    <Fragment key={i}>{i % 2 === 0 ? part : (values[part] ?? `{${part}}`)}</Fragment>
  ));
}
