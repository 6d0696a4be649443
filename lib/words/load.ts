import type { Words } from './words.ts';

/** The sections that are not in the HTML, as files of their own: what is opened later loads those of its language. */
const LATE = {
  brokenPage: { en: () => import('./broken-page-en.ts'), de: () => import('./broken-page-de.ts') },
  layout: { en: () => import('./layout-en.ts'), de: () => import('./layout-de.ts') },
  reminders: { en: () => import('./reminders-en.ts'), de: () => import('./reminders-de.ts') },
};
export type LateSection = keyof typeof LATE;

/** The words of a section in a language (`about.language`); English where there are none. */
export async function loadWords<Section extends LateSection>(
  section: Section,
  language: string,
): Promise<Words[Section]> {
  const files: Record<string, () => Promise<Partial<Words>>> = LATE[section];
  const words: Partial<Words> = await (files[language] ?? LATE[section].en)();
  return words[section] as Words[Section];
}
