import { type Archive, NO_ARCHIVE } from '#lib/archive/published.ts';
import { getSite } from '#server/services.ts';
import { getSchedule } from './get-schedule.ts';

/** The shows of the past. The answer carries the tag of the schedule, as feeds do. */
export async function getArchive(): Promise<Archive> {
  const view = await getSchedule();
  return (view && getSite()?.archive.now()) ?? NO_ARCHIVE;
}
