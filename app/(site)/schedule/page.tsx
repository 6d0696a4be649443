import type { Metadata } from 'next';
import { ScheduleList } from '#components/schedule/schedule-list.tsx';
import { getSite } from '#lib/site/current.ts';

export const metadata: Metadata = { title: 'Schedule' };

export default function SchedulePage() {
  return <ScheduleList siteUrl={getSite()?.config.siteUrl ?? 'http://localhost'} />;
}
