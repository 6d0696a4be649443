import { NowNext } from '#components/schedule/bare/now-next.tsx';
import { Translated } from '#components/words/use-words.tsx';
import { getSite } from '#server/services.ts';
import { getSchedule } from '../../get-schedule.ts';
import { getWords } from '../../get-words.ts';
import './embed.css';

/** The countdown for a frame on another site; the one page that any site may frame (server/headers.ts). */
export default async function EmbedPage() {
  const view = await getSchedule();
  const { bare } = await getWords();
  const site = (
    <a className="text-accent" href={`${getSite()?.config.siteUrl ?? ''}/`} target="_blank" rel="noopener">
      <bdi>{view?.title ?? 'Marquee'}</bdi>
    </a>
  );
  return (
    <main className="grid min-h-dvh content-center gap-3 bg-surface px-5 py-4 [box-shadow:inset_0_0_0_3px_var(--mq-frame,transparent)]">
      <NowNext />
      <p className="text-sm text-muted">
        <Translated text={bare.watchAt} site={site} />
      </p>
    </main>
  );
}
