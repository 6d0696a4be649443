import type { Metadata } from 'next';
import { ScheduleList } from '#components/schedule/schedule-list.tsx';
import '#components/schedule/pages/schedule.css';
import { getSite } from '#lib/site/current.ts';
import { getSchedule } from '../../get-schedule.ts';

export const metadata: Metadata = { title: 'Schedule' };

export default async function SchedulePage() {
  const view = await getSchedule();
  return (
    <ScheduleList siteUrl={getSite()?.config.siteUrl ?? 'http://localhost'} slotsInPage={view?.slots ?? []} />
  );
}
