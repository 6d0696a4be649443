'use client';

import { PageLink } from '#components/navigation/page-link.tsx';
import { useWords } from '#components/words/use-words.tsx';
import type { Show } from '#lib/archive/show.ts';
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
      <h2 id="watch-again" className="section-title">
        {words.again}
      </h2>
      <ul className="watch-again">
        {shows.map((show) => (
          <li key={show.uid}>
            <PageLink className="watch-again-show" href={`/shows/${show.slug}`}>
              <span className="watch-again-poster">
                {show.poster ? <img src={show.poster} alt="" loading="lazy" /> : null}
              </span>
              <bdi className="watch-again-title">{show.title}</bdi>
            </PageLink>
            <span className="up-next-time">
              <SlotTime slot={show} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
