import type { Load } from '#lib/viewers/load.ts';
import { getSite } from '#server/services.ts';
import { getSchedule } from './get-schedule.ts';

/** How many watched each show; null unless Settings says that everybody may know. Carries the tag of the schedule. */
export async function getNumbers(): Promise<readonly Load[] | null> {
  const view = await getSchedule();
  return view?.settings.numbers === 'public' ? (getSite()?.loads() ?? []) : null;
}
