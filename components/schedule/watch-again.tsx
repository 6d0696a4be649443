import { PageLink } from '#components/navigation/page-link.tsx';
import { useWords } from '#components/words/use-words.tsx';
import type { Show } from '#lib/archive/show.ts';
import { SectionTitle } from './section-title.tsx';
import { SlotTime } from './slot-time.tsx';
import { useNow } from './use-now.ts';

/** The part of a show that the front page needs for a recording. */
export type Recorded = Pick<Show, 'uid' | 'slug' | 'title' | 'start' | 'end' | 'poster'>;

/** The latest recordings, while nothing is on. */
export function WatchAgain({ shows }: { shows: Recorded[] }) {
  const { now } = useNow();
  const words = useWords('site').front;
  if (shows.length === 0 || now.state !== 'off-air' || now.override) return null;
  return (
    <section aria-labelledby="watch-again">
      <SectionTitle id="watch-again">{words.again}</SectionTitle>
      <ul className="grid grid-cols-[repeat(auto-fill,minmax(min(11rem,45%),1fr))] gap-4">
        {shows.map((show) => (
          <li key={show.uid}>
            <PageLink className="group" href={`/shows/${show.slug}`}>
              <span className="piece-of-curtain block aspect-video overflow-hidden rounded">
                {show.poster ? (
                  <img className="size-full object-cover" src={show.poster} alt="" loading="lazy" />
                ) : null}
              </span>
              <bdi className="mt-[0.4rem] block font-[550] wrap-anywhere underline-offset-[0.2em] group-hover:underline">
                {show.title}
              </bdi>
            </PageLink>
            <span className="text-sm text-muted">
              <SlotTime slot={show} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
