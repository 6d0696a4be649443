import { type Archive, NO_ARCHIVE } from '#lib/archive/published.ts';
import { getSite } from '#lib/site/current.ts';
import { getSchedule } from './get-schedule.ts';

/** What was shown. Carries the tag of the schedule, as feeds do. */
export async function getArchive(): Promise<Archive> {
  const view = await getSchedule();
  return (view && getSite()?.archive.now()) ?? NO_ARCHIVE;
}
