import type { Words } from './words.ts';

const english = () => import('./layout-en.ts');
const LAYOUT: Record<string, () => Promise<Pick<Words, 'layout'>>> = {
  en: english,
  de: () => import('./layout-de.ts'),
};

/** The words of the layout's menu in a language (`about.language`), as a file of their own. */
export const loadLayoutWords = (language: string): Promise<Pick<Words, 'layout'>> =>
  (LAYOUT[language] ?? english)();
