import type { Metadata } from 'next';
import { ScheduleList } from '#components/schedule/schedule-list.tsx';

export const metadata: Metadata = { title: 'Schedule' };

export default function SchedulePage() {
  return <ScheduleList />;
}
