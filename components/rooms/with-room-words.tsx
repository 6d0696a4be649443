import type { ReactNode } from 'react';
import { useLateWords } from '#components/words/late-words.ts';
import { useWordsIfGiven, WordsProvider } from '#components/words/use-words.tsx';

/** The words of rooms for what is inside: those of the page, or loaded if rooms turned on while it was open. */
export function WithRoomWords({ children }: { children: ReactNode }) {
  return useWordsIfGiven('rooms') ? children : <Late>{children}</Late>;
}

function Late({ children }: { children: ReactNode }) {
  const rooms = useLateWords('rooms');
  return <WordsProvider words={{ rooms }}>{children}</WordsProvider>;
}
