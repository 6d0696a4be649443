import * as de from './de.ts';
import * as en from './en.ts';
import type { Words } from './words.ts';

/** What the site can speak: a language is a file beside this one and its line here. */
const LANGUAGES: Record<string, Words> = { en, de };

/** The words for a locale as a sheet or the environment writes it (`de_AT`, `pt-BR`); English where there are none. */
export function wordsFor(locale: string | null): Words {
  const language = (locale ?? '').toLowerCase().split(/[-_]/)[0] ?? '';
  return Object.hasOwn(LANGUAGES, language) ? (LANGUAGES[language] ?? en) : en;
}

/** For the test that holds each to English. */
export const allLanguages = (): ReadonlyArray<readonly [string, Words]> => Object.entries(LANGUAGES);
