import { english } from '#lib/words/english.ts';
import type { Words } from '#lib/words/words.ts';
import { getServices } from '#server/services.ts';
import { getSchedule } from './get-schedule.ts';

/** The words of the site's language: its sheet's, LOCALE's before there is one. Give a page only the sections that it shows. */
export async function getWords(): Promise<Words> {
  const view = await getSchedule();
  const services = getServices();
  return services?.wordsFor(view?.language ?? services.site.config.locale ?? null) ?? english;
}
