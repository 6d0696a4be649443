import type { ReactNode } from 'react';
import { WordsProvider } from '#components/words/use-words.tsx';
import { getWords } from './get-words.ts';

/** The words of the archive, for the pages that show some of it. */
export async function ShowsWords({ children }: { children: ReactNode }) {
  const { shows } = await getWords();
  return <WordsProvider words={{ shows }}>{children}</WordsProvider>;
}
