'use client';

import { createContext, Fragment, type ReactNode, use, useMemo } from 'react';
import { placesOf, type Words } from '#lib/words/words.ts';
import { useViewerWords } from './viewer-words.ts';

/** The sections that a page carries. They come with its HTML, so that no script holds words that it does not show. */
type Sections = Partial<Words>;

const WordsContext = createContext<Sections>({});

/**
 * Gives words to all components inside, besides those given further out. Words in the viewer's own language have precedence.
 */
export function WordsProvider({ words, children }: { words: Sections; children: ReactNode }) {
  const outer = use(WordsContext);
  const own = useViewerWords();
  const all = useMemo(() => ({ ...outer, ...words, ...own }), [outer, words, own]);
  return <WordsContext value={all}>{children}</WordsContext>;
}

/** The words of a section if the page carries them. */
export const useWordsIfGiven = <Section extends keyof Words>(section: Section): Words[Section] | undefined =>
  use(WordsContext)[section];

export function useWords<Section extends keyof Words>(section: Section): Words[Section] {
  const words = useWordsIfGiven(section);
  if (words === undefined) throw new Error(`The words of "${section}" are not given to this page`);
  return words;
}

/** A text with elements in its places: `<Translated text="with {host}" host={<bdi>{host}</bdi>} />`. */
export function Translated({ text, ...values }: { text: string } & Record<string, ReactNode>) {
  return placesOf(text).map((part, i) => (
    <Fragment key={i}>{i % 2 === 0 ? part : (values[part] ?? `{${part}}`)}</Fragment>
  ));
}
