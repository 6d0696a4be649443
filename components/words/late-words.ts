import { use } from 'react';
import type { LateSection } from '#lib/words/late-sections.ts';
import type { Words } from '#lib/words/words.ts';
import { loadWords } from './load-words.ts';
import { useWords } from './use-words.tsx';

const loads = new Map<string, Promise<unknown>>();

/** Words for what opens later and is not in the HTML: suspends until they are there. */
export function useLateWords<Section extends LateSection>(section: Section): Words[Section] {
  const { language } = useWords('about');
  const key = `${section} ${language}`;
  const load = (loads.get(key) ?? loadWords(section, language)) as Promise<Words[Section]>;
  loads.set(key, load);
  return use(load);
}
