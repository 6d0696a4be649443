import { use } from 'react';
import { loadLayoutWords } from '#lib/words/load.ts';
import type { Words } from '#lib/words/words.ts';
import { useWords } from './use-words.tsx';

const loads = new Map<string, ReturnType<typeof loadLayoutWords>>();

/** Words for what opens later and is not in the HTML: suspends until they are there. */
export function useLayoutWords(): Words['layout'] {
  const { language } = useWords('about');
  const load = loads.get(language) ?? loadLayoutWords(language);
  loads.set(language, load);
  return use(load).layout;
}
