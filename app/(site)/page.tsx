import { sharing } from '#lib/feeds/sharing.ts';
import { FrontPage } from '../front-page.tsx';
import { getSchedule } from '../get-schedule.ts';
import { getWords } from '../get-words.ts';
import { PageTitle } from '../page-title.tsx';

export default async function StagePage() {
  const view = await getSchedule();
  const shown = view && sharing(view, (await getWords()).sharing, Date.now()).shown;
  return (
    <>
      {/* The tab names the show that is on. */}
      <PageTitle name={shown ?? undefined} />
      <FrontPage />
    </>
  );
}
