import { wordsFor } from '#lib/words/read-words.ts';
import type { Words } from '#lib/words/words.ts';
import type { Site } from './current.ts';

/** The words of a site: its sheet's, LOCALE's before there is one, else English. */
export const siteWords = (site: Site | null): Words =>
  wordsFor(site?.current?.schedule.locale ?? site?.config.locale ?? null);
