import { archiveOf, type Show } from '#lib/feeds/archive.ts';
import { getSite } from '#lib/site/current.ts';
import { getSchedule } from './get-schedule.ts';
import { remembered } from './remembered.ts';

/** What was shown, the newest first. Carries the tag of the schedule, as feeds do. */
export async function getArchive(): Promise<Show[]> {
  const view = await getSchedule();
  const current = getSite()?.current;
  if (!view || !current) return [];
  return remembered('archive', current, (instant) => archiveOf(current.schedule, instant));
}
