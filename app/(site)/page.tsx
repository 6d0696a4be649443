import type { Metadata } from 'next';
import { sharing } from '#lib/feeds/sharing.ts';
import { FrontPage } from '../front-page.tsx';
import { getSchedule } from '../get-schedule.ts';
import { getWords } from '../get-words.ts';

/** The tab names the show that is on. */
export async function generateMetadata(): Promise<Metadata> {
  const view = await getSchedule();
  const shown = view && sharing(view, (await getWords()).sharing, Date.now()).shown;
  return shown ? { title: { absolute: `${shown} · ${view.title}` } } : {};
}

export default function StagePage() {
  return <FrontPage />;
}
