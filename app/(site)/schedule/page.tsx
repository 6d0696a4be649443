import { ScheduleList } from '#components/schedule-page/schedule-list.tsx';
import '#components/reminders/remind-button.css';
import '#components/shell/print.css';
import '#components/schedule-page/schedule.css';
import { WordsProvider } from '#components/words/use-words.tsx';
import { dayKey } from '#lib/format/times.ts';
import { getSite } from '#server/services.ts';
import { getSchedule } from '../../get-schedule.ts';
import { getWords } from '../../get-words.ts';
import { PageTitle } from '../../page-title.tsx';

export default async function SchedulePage() {
  const view = await getSchedule();
  const { schedule } = await getWords();
  const slots = view?.slots ?? [];
  return (
    <WordsProvider words={{ schedule }}>
      <PageTitle name={schedule.title} />
      <ScheduleList
        siteUrl={getSite()?.config.siteUrl ?? 'http://localhost'}
        slotsInPage={slots}
        daysInPage={slots.map(({ start }) => dayKey(Date.parse(start), view?.timeZone ?? 'UTC'))}
      />
    </WordsProvider>
  );
}
