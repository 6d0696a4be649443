import type { Metadata } from 'next';
import { ScheduleList } from '#components/schedule/schedule-list.tsx';
import '#components/reminders/remind-button.css';
import '#components/schedule/pages/schedule.css';
import { WordsProvider } from '#components/words/use-words.tsx';
import { getSite } from '#lib/site/current.ts';
import { getSchedule } from '../../get-schedule.ts';
import { getWords } from '../../get-words.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getWords()).schedule.title };
}

export default async function SchedulePage() {
  const view = await getSchedule();
  const { schedule } = await getWords();
  return (
    <WordsProvider words={{ schedule }}>
      <ScheduleList
        siteUrl={getSite()?.config.siteUrl ?? 'http://localhost'}
        slotsInPage={view?.slots ?? []}
      />
    </WordsProvider>
  );
}
