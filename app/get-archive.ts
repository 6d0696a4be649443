import { archiveOf, type Show } from '#lib/feeds/archive.ts';
import { getSite } from '#lib/site/current.ts';
import { getSchedule } from './get-schedule.ts';

/** What was shown, the newest first. Carries the tag of the schedule, as feeds do. */
export async function getArchive(): Promise<Show[]> {
  const view = await getSchedule();
  const schedule = getSite()?.current?.schedule;
  return view && schedule ? archiveOf(schedule, Date.now()) : [];
}
