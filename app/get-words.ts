import { wordsFor } from '#lib/words/languages.ts';
import type { Words } from '#lib/words/words.ts';
import { getSchedule } from './get-schedule.ts';

/** The words of the site's language. Give a page only the sections that it shows. */
export async function getWords(): Promise<Words> {
  const view = await getSchedule();
  return wordsFor(view?.language ?? null);
}
