import { use } from 'react';
import { loadWords } from '#lib/words/load.ts';
import type { Words } from '#lib/words/words.ts';
import { useWords } from './use-words.tsx';

const loads = new Map<string, Promise<Words>>();

/** Words for what opens later and is not in the HTML: suspends until they are there. */
export function useLateWords<Section extends keyof Words>(section: Section): Words[Section] {
  const { language } = useWords('about');
  const load = loads.get(language) ?? loadWords(language);
  loads.set(language, load);
  return use(load)[section];
}
