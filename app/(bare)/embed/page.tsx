import { NowNext } from '#components/schedule/bare/now-next.tsx';
import { getSite } from '#lib/site/current.ts';
import { getSchedule } from '../../get-schedule.ts';

/** The countdown for a frame on another site; the one page that any site may frame (server/headers.ts). */
export default async function EmbedPage() {
  const view = await getSchedule();
  return (
    <main className="embed">
      <NowNext />
      <p className="embed-site">
        Watch at{' '}
        <a href={`${getSite()?.config.siteUrl ?? ''}/`} target="_blank" rel="noopener">
          <bdi>{view?.title ?? 'Marquee'}</bdi>
        </a>
      </p>
    </main>
  );
}
