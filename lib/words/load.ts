import type { Words } from './words.ts';

const FILES: Record<string, () => Promise<Words>> = {
  en: () => import('./en.ts'),
  de: () => import('./de.ts'),
};

/** The words of a language (`about.language`) for what comes after the page: loaded once, as a file of their own. */
export function loadWords(language: string): Promise<Words> {
  return (FILES[language] ?? (() => import('./en.ts')))();
}
