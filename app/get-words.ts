import { getSite } from '#lib/site/current.ts';
import { wordsFor } from '#lib/words/languages.ts';
import type { Words } from '#lib/words/words.ts';
import { getSchedule } from './get-schedule.ts';

/** The words of the site's language: its sheet's, LOCALE's before there is one. Give a page only the sections that it shows. */
export async function getWords(): Promise<Words> {
  const view = await getSchedule();
  return wordsFor(view?.language ?? getSite()?.config.locale ?? null);
}
